package dev.earshot.report.act;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user does, or that happens to a user, at a moment. {@link ActText} writes and reads it as a text,
 * {@link Occurrences} finds when it happened. What is null does not restrict.
 */
public sealed interface Act {

    /**
     * A message.
     *
     * @param direction {@code INCOMING} or {@code OUTGOING}
     * @param kind as the store names it, such as {@code IMAGE}
     */
    record Message(
            @Nullable String direction,
            @Nullable String kind,
            @Nullable Words words) implements Act {}

    /** A message of the user that the bot took to mean this, whether at once or later. {@code NotHandled} is no intent. */
    record Intent(@Nullable String name) implements Act {}

    /** A message of the user that the bot did not understand. */
    record NotHandled() implements Act {}

    /**
     * A quick reply or a button that the user tapped.
     *
     * @param what its payload or its title
     */
    record Press(@Nullable String what) implements Act {}

    /**
     * An event.
     *
     * @param name the client's exact name for it
     * @param type as the store names it, such as {@code SHARE}
     * @param attributes it has all of these, wherever they stand in it
     */
    record Event(@Nullable String name, @Nullable String type, Map<String, String> attributes) implements Act {
        public Event {
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }
    }

    /**
     * A click of a person of whom it is known who it was; one that follows another on the same link within an hour is none.
     *
     * @param campaign the code of the tracker, as the click's address has it
     * @param link the SmartLink's id
     */
    record Click(@Nullable String campaign, @Nullable String link) implements Act {}

    /** A person answered in the bot's place. That a bot was only paused leaves nothing to be found. */
    record Takeover() implements Act {}

    /**
     * An amount above zero.
     *
     * @param currency {@code none} means amounts that name none
     * @param least so much or more
     */
    record Revenue(@Nullable String currency, @Nullable BigDecimal least) implements Act {}

    /**
     * All that is of the same kind: messages of the same direction, what users mean whether it was handled or not, taps,
     * events, clicks.
     */
    default List<Act> alike() {
        return switch (this) {
            case Message(String direction, String kind, Words words) -> List.of(new Message(direction, null, null));
            case Intent intent -> List.of(new Intent(null), new NotHandled());
            case NotHandled notHandled -> List.of(new Intent(null), new NotHandled());
            case Press press -> List.of(new Press(null));
            case Event event -> List.of(new Event(null, null, Map.of()));
            case Click click -> List.of(new Click(null, null));
            case Takeover takeover -> List.of(takeover);
            case Revenue revenue -> List.of(new Revenue(null, null));
        };
    }

    /**
     * What a text says, whatever its case and its spaces.
     *
     * @param text not blank
     */
    record Words(String text, Part part) {

        /** Which part of a message it is. */
        public enum Part {
            WHOLE,
            START,
            ANYWHERE
        }
    }
}
