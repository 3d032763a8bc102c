package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.MessageChange;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items about a message said before: edits, reactions, ratings. */
final class MessageChanges {
    private MessageChanges() {}

    static List<Event> edit(Item item, JsonNode edit) {
        String mid = requiredMid("message_edit", edit);
        String number = Json.text(edit, "num_edit");
        String text = Json.text(edit, "text");
        EventId id = number == null
                ? item.id("message_edit", edit)
                : item.origin().id(EventKeys.change("message_edit", mid, number));
        return List.of(new MessageChange(item.header(id), MessageChange.Kind.EDITED, mid, text, null));
    }

    static List<Event> reaction(Item item, JsonNode reaction) {
        if (!reaction.isObject()) {
            throw UnusableException.bad("reaction", "must be an object");
        }
        boolean isTakenBack = "unreact".equals(Json.text(reaction, "action"));
        return List.of(new MessageChange(
                item.header(item.id("reaction", reaction)),
                isTakenBack ? MessageChange.Kind.UNREACTED : MessageChange.Kind.REACTED,
                Json.id(reaction, "mid"),
                Json.text(reaction, "reaction"),
                Json.text(reaction, "emoji")));
    }

    static List<Event> rating(Item item, JsonNode feedback) {
        String mid = requiredMid("response_feedback", feedback);
        @Nullable String rating = Json.text(feedback, "feedback");
        return List.of(new MessageChange(
                item.header(item.id("response_feedback", feedback)), MessageChange.Kind.RATED, mid, rating, null));
    }

    private static String requiredMid(String kind, JsonNode change) {
        String mid = Json.id(change, "mid");
        if (mid == null) {
            throw UnusableException.missing(kind + ".mid", "it says which message is meant");
        }
        return mid;
    }
}
