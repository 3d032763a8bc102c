package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Event;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.messenger.EventKeys;
import java.util.List;

/** Microsoft Bot Framework 3: {@code {is_microsoft:true, json:<session>}}, under the platform of the channel. */
final class MicrosoftSession {
    private static final List<List<String>> USERS = List.of(
            List.of("address", "user", "id"),
            List.of("message", "address", "user", "id"),
            List.of("user", "id"),
            List.of("message", "user", "id"));

    private MicrosoftSession() {}

    static boolean isShapeOf(JsonNode root) {
        return Json.isTrue(root, "is_microsoft") && Json.object(root, "json") != null;
    }

    static List<Event> read(Call call) {
        JsonNode session = call.root().get("json");
        Draft draft = new Draft(call);
        draft.user = user(session);
        String conversation = Json.textAt(session, "address", "conversation", "id");
        draft.conversation = draft.conversation == null ? conversation : draft.conversation;
        draft.time = Timestamps.read(session, "timestamp");
        String text = Json.text(session, "text");
        draft.text = text == null ? Json.textAt(session, "message", "text") : text;
        if (!call.isOutgoing()) {
            // An answer carries the address of what it answers.
            draft.messageId = Json.textAt(session, "address", "id");
            draft.key = draft.messageId == null ? null : EventKeys.message(draft.messageId);
        }
        for (JsonNode attachment : Json.each(session, "attachments")) {
            MicrosoftActivity.addAttachment(draft, attachment);
        }
        return draft.messages();
    }

    private static String user(JsonNode session) {
        for (List<String> path : USERS) {
            String user = Json.textAt(session, path.toArray(String[]::new));
            if (user != null && !user.isEmpty()) {
                return user;
            }
        }
        throw UnusableException.missing("json.address.user.id", "it says which user talks with the bot");
    }
}
