package dev.earshot.past.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a message that are more than a text. */
final class ExactContent {
    private ExactContent() {}

    static void addTo(ObjectNode line, Message message) {
        if (!message.attachments().isEmpty()) {
            ArrayNode attachments = line.putArray("attachments");
            message.attachments().forEach(attachment -> attachment(attachments.addObject(), attachment));
        }
        buttons(line, "buttons", message.buttons());
        buttons(line, "quickReplies", message.quickReplies());
        if (message.intent() != null) {
            intent(line.putObject("intent"), message.intent());
        }
        if (message.failure() != null) {
            failure(line.putObject("failure"), message.failure());
        }
    }

    private static void attachment(ObjectNode object, Attachment attachment) {
        object.put("type", attachment.type());
        put(object, "url", attachment.url());
        put(object, "title", attachment.title());
        ExactLine.json(object, "payload", attachment.payloadJson());
    }

    private static void buttons(ObjectNode line, String name, List<Button> buttons) {
        if (!buttons.isEmpty()) {
            ArrayNode all = line.putArray(name);
            for (Button button : buttons) {
                ObjectNode object = all.addObject();
                object.put("type", button.type());
                put(object, "title", button.title());
                put(object, "payload", button.payload());
                put(object, "url", button.url());
            }
        }
    }

    private static void intent(ObjectNode object, Intent intent) {
        object.put("name", intent.name());
        if (intent.confidence() != null) {
            object.put("confidence", intent.confidence());
        }
        if (!intent.inputs().isEmpty()) {
            ArrayNode inputs = object.putArray("inputs");
            intent.inputs()
                    .forEach(input ->
                            inputs.addObject().put("name", input.name()).put("value", input.value()));
        }
    }

    private static void failure(ObjectNode object, DeliveryFailure failure) {
        put(object, "code", failure.code());
        put(object, "subcode", failure.subcode());
        put(object, "type", failure.type());
        put(object, "message", failure.message());
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
