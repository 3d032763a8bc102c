package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Button;
import dev.earshot.event.Event;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Bot Framework 4: the activity is the body. When LUIS is asked, the same activity comes with its results as
 * {@code luisResults}, perhaps besides coming plain; both have the same id and so are one message.
 */
final class MicrosoftActivity {
    private final Call call;
    private final ObjectNode activity;
    private final Draft draft;

    private MicrosoftActivity(Call call) {
        this.call = call;
        this.activity = call.root();
        this.draft = new Draft(call);
    }

    static List<Event> read(Call call) {
        return new MicrosoftActivity(call).read();
    }

    private List<Event> read() {
        String conversation = Json.textAt(activity, "conversation", "id");
        String type = Json.text(activity, "type");
        String id = Json.id(activity, "id");
        draft.user = user();
        draft.conversation = draft.conversation == null ? conversation : draft.conversation;
        draft.time = Timestamps.read(activity, "timestamp");
        draft.key = id == null ? null : "activity:" + conversation + ":" + type + ":" + id;
        return switch (type == null ? "message" : type) {
            case "message" -> said(id);
            case "typing" -> draft.receipt(Receipt.Kind.TYPING_ON, List.of());
            case "messageUpdate" -> draft.change(MessageChange.Kind.EDITED, id, Json.text(activity, "text"));
            case "messageDelete" -> draft.change(MessageChange.Kind.UNSENT, id, null);
            case "messageReaction" -> reaction();
            case String other -> draft.event(BotEvent.Type.OTHER, other, attributes());
        };
    }

    private List<Event> said(@Nullable String id) {
        if (draft.user.isEmpty()) {
            throw UnusableException.missing(
                    call.isOutgoing() ? "recipient.id" : "from.id", "it says which user talks with the bot");
        }
        draft.messageId = id;
        draft.text = Json.text(activity, "text");
        draft.replyTo = Json.id(activity, "replyToId");
        draft.intent = draft.intent == null ? Luis.intent(Json.get(activity, "luisResults")) : draft.intent;
        for (JsonNode attachment : Json.each(activity, "attachments")) {
            addAttachment(draft, attachment);
        }
        for (JsonNode action : Json.each(Json.get(activity, "suggestedActions"), "actions")) {
            draft.quickReplies.add(button(action));
        }
        JsonNode value = Json.get(activity, "value");
        if (draft.text == null && value != null && !call.isOutgoing()) {
            // A tap on a button whose data is no text.
            draft.kind = MessageKind.POSTBACK;
            draft.payload = value.isTextual() ? value.textValue() : Json.write(value);
        }
        return draft.messages();
    }

    private List<Event> reaction() {
        JsonNode added = Json.first(activity, "reactionsAdded");
        JsonNode reaction = added == null ? Json.first(activity, "reactionsRemoved") : added;
        return draft.change(
                added == null ? MessageChange.Kind.UNREACTED : MessageChange.Kind.REACTED,
                Json.id(activity, "replyToId"),
                Json.text(reaction, "type"));
    }

    static void addAttachment(Draft draft, JsonNode attachment) {
        String contentType = Json.text(attachment, "contentType");
        JsonNode content = Json.get(attachment, "content");
        boolean isCard = contentType != null && contentType.startsWith("application/vnd.microsoft.");
        String name = Json.text(attachment, "name");
        draft.attachments.add(new Attachment(
                isCard ? "template" : type(contentType),
                Json.text(attachment, "contentUrl"),
                name == null ? Json.text(content, "title") : name,
                Json.writeOrNull(content)));
        for (JsonNode button : Json.each(content, "buttons")) {
            draft.buttons.add(button(button));
        }
        if (isCard && draft.text == null) {
            String title = Json.text(content, "title");
            draft.text = title == null ? Json.text(content, "text") : title;
        }
        if (isCard && draft.kind == null) {
            draft.kind = MessageKind.TEMPLATE;
        }
    }

    private static String type(@Nullable String contentType) {
        int slash = contentType == null ? -1 : contentType.indexOf('/');
        String group = contentType == null || slash < 0 ? "file" : contentType.substring(0, slash);
        return List.of("image", "audio", "video").contains(group) ? group : "file";
    }

    private static Button button(JsonNode action) {
        String type = Json.text(action, "type");
        JsonNode value = Json.get(action, "value");
        String text = Json.scalar(value);
        boolean isLink = "openUrl".equals(type);
        String payload = text == null ? Json.writeOrNull(value) : text;
        return new Button(
                type == null ? "imBack" : type,
                Json.text(action, "title"),
                isLink ? null : payload,
                isLink ? text : null);
    }

    private String user() {
        String user = Json.textAt(activity, call.isOutgoing() ? "recipient" : "from", "id");
        return user == null ? "" : user;
    }

    private @Nullable ObjectNode attributes() {
        ObjectNode attributes = Json.NODES.objectNode();
        for (String name : List.of("name", "value", "action", "membersAdded", "membersRemoved", "code")) {
            JsonNode value = Json.get(activity, name);
            if (value != null) {
                attributes.set(name, value);
            }
        }
        return attributes.isEmpty() ? null : attributes;
    }
}
