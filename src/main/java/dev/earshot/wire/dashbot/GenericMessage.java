package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that the generic family shares: everything at the root of the body. */
final class GenericMessage {
    private static final List<String> INSTEAD_OF_TEXT =
            List.of("images", "buttons", "postback", "intent", "platformJson");

    private GenericMessage() {}

    static Decoded decode(Call call) {
        try {
            return new Decoded(read(call), List.of());
        } catch (UnusableException e) {
            return Decoded.fault(e.toFault("", call.body().text()));
        }
    }

    static List<Event> read(Call call) {
        JsonNode root = call.root();
        Draft draft = new Draft(call);
        draft.user = user(root);
        if (call.type() == TrackType.ALL && Json.get(root, "incoming") != null) {
            draft.direction = Json.isTrue(root, "incoming") ? Direction.INCOMING : Direction.OUTGOING;
        }
        draft.text = text(root);
        addImages(root, draft);
        addButtons(root, draft);
        draft.payload = Json.textAt(root, "postback", "buttonClick", "buttonId");
        if (Json.at(root, "postback", "buttonClick") != null) {
            draft.kind = MessageKind.POSTBACK;
        } else if (draft.metadata != null) {
            draft.kind = LinePlaceholders.kind(draft.text, Json.object(draft.metadata, "platformJson"));
        }
        return draft.messages();
    }

    /** The end user in both directions; some clients know only a conversation. */
    static String user(JsonNode root) {
        String user = Json.id(root, "userId");
        if (user == null) {
            user = Json.id(root, "conversationId");
        }
        if (user != null) {
            return user;
        }
        JsonNode given = Json.get(root, "userId");
        if (given != null && !given.isTextual()) {
            throw UnusableException.bad("userId", "must be a string");
        }
        throw UnusableException.missing("userId", "it is the end user's id, in both directions");
    }

    private static @Nullable String text(JsonNode root) {
        JsonNode text = Json.get(root, "text");
        if (text != null && !text.isValueNode()) {
            throw UnusableException.bad("text", "must be a string");
        }
        if (text == null && INSTEAD_OF_TEXT.stream().allMatch(name -> Json.get(root, name) == null)) {
            throw UnusableException.missing("text", "a message says something");
        }
        return Json.scalar(text);
    }

    /** {@code {url}}, {@code {image:{url}}} or the URL alone. */
    private static void addImages(JsonNode root, Draft draft) {
        for (JsonNode image : Json.each(root, "images")) {
            JsonNode nested = Json.get(image, "image");
            JsonNode holder = nested == null ? image : nested;
            String url = holder.isObject() ? Json.text(holder, "url") : Json.scalar(holder);
            draft.attachments.add(
                    new Attachment("image", url, Json.text(holder, "title"), url == null ? Json.write(image) : null));
        }
    }

    /** {@code {id,label,value}}, any of them missing; older descriptions nest it into {@code {button:…}}. */
    private static void addButtons(JsonNode root, Draft draft) {
        for (JsonNode button : Json.each(root, "buttons")) {
            JsonNode nested = Json.get(button, "button");
            JsonNode holder = nested == null ? button : nested;
            String label = holder.isObject() ? Json.text(holder, "label") : Json.scalar(holder);
            String id = Json.text(holder, "id");
            String value = Json.text(holder, "value");
            boolean isLink = value != null && value.startsWith("http");
            draft.buttons.add(new Button("button", label, id == null ? value : id, isLink ? value : null));
        }
    }
}
