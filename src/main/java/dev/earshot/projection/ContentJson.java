package dev.earshot.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Header;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON columns of a message. Pure. */
final class ContentJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOTHING = "{}";

    private ContentJson() {}

    /** What {@link dev.earshot.store.MessageRow#contentJson} is described to hold. */
    static String of(Message message) {
        ObjectNode content = JSON.createObjectNode();
        if (!message.attachments().isEmpty()) {
            attachments(content.putArray("attachments"), message.attachments());
        }
        partsThatEchoesLack(content, message);
        failure(content, message.failure());
        return content.isEmpty() ? NOTHING : content.toString();
    }

    /**
     * What a later copy of a message carries that its first copy may lack: the client's own report knows intent, template
     * and quick replies, the platform's echo knows who wrote it. Empty if there is nothing of the kind.
     */
    static Optional<String> ofLaterCopy(Message message) {
        ObjectNode more = JSON.createObjectNode();
        Header header = message.header();
        if (message.author() == Author.AGENT) {
            more.put("author", message.author().name());
        }
        intent(more, message.intent());
        text(more, "templateId", message.templateId());
        text(more, "conversation", header.conversationId());
        text(more, "session", header.sessionId());
        if (header.metadataJson() != null) {
            more.set("metadata", parsed(header.metadataJson()));
        }
        partsThatEchoesLack(more, message);
        failure(more, message.failure());
        return more.isEmpty() ? Optional.empty() : Optional.of(more.toString());
    }

    private static void partsThatEchoesLack(ObjectNode out, Message message) {
        if (!message.buttons().isEmpty()) {
            buttons(out.putArray("buttons"), message.buttons());
        }
        if (!message.quickReplies().isEmpty()) {
            buttons(out.putArray("quickReplies"), message.quickReplies());
        }
        text(out, "payload", message.payload());
        text(out, "replyTo", message.replyTo());
    }

    static String inputs(Intent intent) {
        ArrayNode inputs = JSON.createArrayNode();
        inputs(inputs, intent);
        return inputs.toString();
    }

    private static void intent(ObjectNode out, @Nullable Intent intent) {
        if (intent != null && !intent.name().isEmpty()) {
            ObjectNode node = out.putObject("intent").put("name", intent.name());
            if (intent.confidence() != null) {
                node.put("confidence", intent.confidence());
            }
            if (!intent.inputs().isEmpty()) {
                inputs(node.putArray("inputs"), intent);
            }
        }
    }

    private static void inputs(ArrayNode out, Intent intent) {
        for (Intent.Input input : intent.inputs()) {
            out.addObject().put("name", input.name()).put("value", input.value());
        }
    }

    private static void attachments(ArrayNode out, List<Attachment> attachments) {
        for (Attachment attachment : attachments) {
            ObjectNode node = out.addObject().put("type", attachment.type());
            text(node, "url", attachment.url());
            text(node, "title", attachment.title());
            if (attachment.payloadJson() != null) {
                node.set("payload", parsed(attachment.payloadJson()));
            }
        }
    }

    private static void buttons(ArrayNode out, List<Button> buttons) {
        for (Button button : buttons) {
            ObjectNode node = out.addObject().put("type", button.type());
            text(node, "title", button.title());
            text(node, "payload", button.payload());
            text(node, "url", button.url());
        }
    }

    private static void failure(ObjectNode out, @Nullable DeliveryFailure failure) {
        if (failure != null) {
            ObjectNode node = out.putObject("failure");
            text(node, "code", failure.code());
            text(node, "subcode", failure.subcode());
            text(node, "type", failure.type());
            text(node, "message", failure.message());
        }
    }

    private static void text(ObjectNode out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    /** What is not JSON, against the event model's word, is kept as text. */
    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(json);
        }
    }
}
