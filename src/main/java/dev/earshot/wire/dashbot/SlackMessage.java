package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Button;
import dev.earshot.event.Direction;
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
 * Slack: {@code {team, bot, message}}, the message as the real-time API has it. What the bot sends names only the
 * channel; so the channel is the conversation, and where no user is named it stands for the user too.
 */
final class SlackMessage {
    private final JsonNode root;
    private final ObjectNode message;
    private final Draft draft;

    private SlackMessage(Call call, ObjectNode message) {
        this.root = call.root();
        this.message = message;
        this.draft = new Draft(call);
    }

    static List<Event> read(Call call) {
        ObjectNode message = Json.object(call.root(), "message");
        if (message == null) {
            throw UnusableException.missing("message", "it holds Slack's message");
        }
        return new SlackMessage(call, message).read();
    }

    private List<Event> read() {
        String channel = idOf("channel");
        draft.user = user(channel);
        draft.conversation = draft.conversation == null ? channel : draft.conversation;
        draft.time = Timestamps.read(message, "ts");
        draft.key = key(channel);
        draft.metadata = withTeam(draft.metadata);
        if (isOfBot()) {
            draft.direction = Direction.OUTGOING;
        }
        String type = Json.text(message, "type");
        return type == null || type.equals("message") ? ofMessage() : ofType(type);
    }

    private List<Event> ofMessage() {
        String subtype = Json.text(message, "subtype");
        if ("message_changed".equals(subtype)) {
            JsonNode changed = Json.get(message, "message");
            return draft.change(MessageChange.Kind.EDITED, Json.text(changed, "ts"), Json.text(changed, "text"));
        }
        if ("message_deleted".equals(subtype)) {
            return draft.change(MessageChange.Kind.UNSENT, Json.text(message, "deleted_ts"), null);
        }
        if (Json.get(message, "text") == null && Json.get(message, "attachments") == null) {
            return Json.get(message, "files") == null ? other("message") : said();
        }
        return said();
    }

    private List<Event> ofType(String type) {
        return switch (type) {
            case "user_typing" -> draft.receipt(Receipt.Kind.TYPING_ON, List.of());
            case "reaction_added" -> reaction(MessageChange.Kind.REACTED);
            case "reaction_removed" -> reaction(MessageChange.Kind.UNREACTED);
            case "interactive_message", "block_actions" -> tapped();
            // Botkit's names for messages, by where they were said.
            case "direct_message", "direct_mention", "mention", "ambient", "message_received", "bot_message" -> said();
            default -> other(type);
        };
    }

    private List<Event> said() {
        requireUser();
        draft.messageId = Json.text(message, "ts");
        draft.text = Json.text(message, "text");
        for (JsonNode attachment : Json.each(message, "attachments")) {
            addAttachment(attachment);
        }
        for (JsonNode file : Json.each(message, "files")) {
            String url = Json.text(file, "url_private");
            draft.attachments.add(new Attachment(fileType(file), url, Json.text(file, "name"), Json.write(file)));
        }
        return draft.messages();
    }

    /** A tap on a button of a message: what the developer gave the button comes back. */
    private List<Event> tapped() {
        requireUser();
        JsonNode action = Json.first(message, "actions");
        JsonNode option = Json.first(action, "selected_options");
        draft.time = Timestamps.read(message, "action_ts");
        draft.kind = MessageKind.POSTBACK;
        draft.text = Json.text(action, "name");
        draft.payload = Json.text(option == null ? action : option, "value");
        return draft.messages();
    }

    private List<Event> reaction(MessageChange.Kind kind) {
        return draft.change(kind, Json.textAt(message, "item", "ts"), Json.text(message, "reaction"));
    }

    /** Something of the real-time API that is no message: presence, joined channels, acknowledgements, … */
    private List<Event> other(String name) {
        return draft.event(BotEvent.Type.OTHER, name, message);
    }

    private void addAttachment(JsonNode attachment) {
        if (draft.text == null || draft.text.isEmpty()) {
            String text = Json.text(attachment, "text");
            draft.text = text == null ? Json.text(attachment, "fallback") : text;
        }
        String image = Json.text(attachment, "image_url");
        String link = Json.text(attachment, "title_link");
        draft.attachments.add(new Attachment(
                image == null ? "attachment" : "image",
                image == null ? link : image,
                Json.text(attachment, "title"),
                Json.write(attachment)));
        for (JsonNode action : Json.each(attachment, "actions")) {
            String type = Json.text(action, "type");
            draft.buttons.add(new Button(
                    type == null ? "button" : type,
                    Json.text(action, "text"),
                    Json.text(action, "value"),
                    Json.text(action, "url")));
        }
    }

    private static String fileType(JsonNode file) {
        String mime = Json.text(file, "mimetype");
        int slash = mime == null ? -1 : mime.indexOf('/');
        String group = mime == null || slash < 0 ? "file" : mime.substring(0, slash);
        return List.of("image", "audio", "video").contains(group) ? group : "file";
    }

    private void requireUser() {
        if (draft.user.isEmpty()) {
            throw UnusableException.missing("message.user", "it or the channel says who talks with the bot");
        }
    }

    /** Never the bot itself: Slack tells bots of their own messages too. */
    private String user(@Nullable String channel) {
        String user = idOf("user");
        if (user != null && !user.equals(Json.textAt(root, "bot", "id"))) {
            return user;
        }
        return channel == null ? "" : channel;
    }

    private boolean isOfBot() {
        String user = idOf("user");
        return (user != null && user.equals(Json.textAt(root, "bot", "id")))
                || "bot_message".equals(Json.text(message, "subtype"));
    }

    /** An id, or an object that has it, as in messages of buttons. */
    private @Nullable String idOf(String field) {
        JsonNode value = Json.get(message, field);
        return value != null && value.isObject() ? Json.id(value, "id") : Json.id(message, field);
    }

    /** A channel's timestamps are its messages' ids. Replies over the socket have none yet. */
    private @Nullable String key(@Nullable String channel) {
        String ts = Json.text(message, "ts");
        if (ts == null || channel == null) {
            return null;
        }
        String type = String.join(":", orEmpty(Json.text(message, "type")), orEmpty(Json.text(message, "subtype")));
        return "slack:" + Json.textAt(root, "team", "id") + ":" + channel + ":" + ts + ":" + type;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null || text.equals("message") ? "" : text;
    }

    private @Nullable ObjectNode withTeam(@Nullable ObjectNode metadata) {
        String team = Json.textAt(root, "team", "id");
        if (team == null || team.equals("unknown")) {
            return metadata;
        }
        ObjectNode with = metadata == null ? Json.NODES.objectNode() : metadata;
        with.put("team_id", team);
        String name = Json.textAt(root, "team", "name");
        if (name != null) {
            with.put("team_name", name);
        }
        return with;
    }
}
