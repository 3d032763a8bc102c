package dev.earshot.report.frame;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a number: where a click on it leads. The question's own filters hold there too, so that as much is
 * found as was counted.
 */
public sealed interface Behind {

    /**
     * Messages.
     *
     * @param from the first moment
     * @param to the moment after the last
     * @param traits what they have in common beyond that
     */
    record Messages(Instant from, Instant to, Map<MessageTrait, String> traits) implements Behind {
        public Messages {
            traits = Map.copyOf(traits);
        }

        /** Only those that also have this trait. */
        public Messages only(MessageTrait trait, String value) {
            return new Messages(from, to, more(traits, trait, value));
        }

        /** Who sent them, or was sent them. */
        public Users users() {
            return new Users(from, to, null, null, traits, null);
        }
    }

    /**
     * Events that are no messages.
     *
     * @param traits what they have in common
     */
    record Events(Instant from, Instant to, Map<EventTrait, String> traits) implements Behind {
        public Events {
            traits = Map.copyOf(traits);
        }

        /** Only those that also have this trait. */
        public Events only(EventTrait trait, String value) {
            return only(Map.of(trait, value));
        }

        /** Only those that also have these. */
        public Events only(Map<EventTrait, String> others) {
            Map<EventTrait, String> more = new EnumMap<>(EventTrait.class);
            more.putAll(traits);
            more.putAll(others);
            return new Events(from, to, more);
        }
    }

    /**
     * Users who sent or received something then.
     *
     * @param firstFrom only those whose first message ever, in or out, lies from here …
     * @param firstTo … to before here; null where that side is open
     * @param traits only those with a message then that has all of these
     * @param sessions only those of whose sessions so many began in the question's period; null for all
     */
    record Users(
            Instant from,
            Instant to,
            @Nullable Instant firstFrom,
            @Nullable Instant firstTo,
            Map<MessageTrait, String> traits,
            @Nullable Span sessions)
            implements Behind {
        public Users {
            traits = Map.copyOf(traits);
        }

        public Users(Instant from, Instant to, @Nullable Instant firstFrom, @Nullable Instant firstTo) {
            this(from, to, firstFrom, firstTo, Map.of(), null);
        }

        /** Only those with a message that also has this trait. */
        public Users only(MessageTrait trait, String value) {
            return new Users(from, to, firstFrom, firstTo, more(traits, trait, value), sessions);
        }

        /** Only those with so many sessions. */
        public Users with(Span count) {
            return new Users(from, to, firstFrom, firstTo, traits, count);
        }
    }

    /**
     * Sessions.
     *
     * @param from where the earliest begins
     * @param to the moment after the last one's beginning
     * @param traits how much of something each has
     */
    record Sessions(Instant from, Instant to, Map<SessionTrait, Span> traits) implements Behind {
        public Sessions {
            traits = Map.copyOf(traits);
        }

        /** Only those that also have so much of something. */
        public Sessions only(SessionTrait trait, Span span) {
            return new Sessions(from, to, more(traits, trait, span));
        }
    }

    /** A message or an event in the transcript of its user. */
    record Place(String user, UUID id) implements Behind {}

    /**
     * The same with another filter.
     *
     * @param filter takes the place of the question's
     */
    record Within(ReportFilter filter, Behind there) implements Behind {}

    /** The same of the question's compared period. */
    record Compared(Behind there) implements Behind {}

    /**
     * Messages of users that the bot did not understand, with a text of one group.
     *
     * @param group its id
     */
    record Phrases(Instant from, Instant to, String group) implements Behind {}

    /** Everything of one user. */
    record Person(String user) implements Behind {}

    /**
     * Another report that looks closer, for the same period and filters.
     *
     * @param report its name
     * @param options what it is to look at, by the names of its options
     */
    record Detail(String report, Map<String, String> options) implements Behind {
        public Detail {
            options = Map.copyOf(options);
        }
    }

    static Messages messages(Instant from, Instant to) {
        return new Messages(from, to, Map.of());
    }

    /** All messages of the question's period. */
    static Messages messages(ReportQuestion question) {
        return messages(question.period().from(), question.period().to());
    }

    static Events events(Instant from, Instant to) {
        return new Events(from, to, Map.of());
    }

    /** All events of the question's period. */
    static Events events(ReportQuestion question) {
        return events(question.period().from(), question.period().to());
    }

    static Users users(Instant from, Instant to) {
        return new Users(from, to, null, null);
    }

    static Sessions sessions(Instant from, Instant to) {
        return new Sessions(from, to, Map.of());
    }

    private static <K extends Enum<K>, V> Map<K, V> more(Map<K, V> traits, K trait, V value) {
        Map<K, V> more = new EnumMap<>(trait.getDeclaringClass());
        more.putAll(traits);
        more.put(trait, value);
        return more;
    }
}
