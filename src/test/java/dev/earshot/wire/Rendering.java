package dev.earshot.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events and faults as one line of JSON each: everything in them except what was received. Fields that are absent are
 * left out.
 */
final class Rendering {
    private final BotId bot;

    Rendering(BotId bot) {
        this.bot = bot;
    }

    List<String> events(Decoded decoded) {
        return decoded.events().stream().map(this::event).toList();
    }

    static List<String> faults(Decoded decoded) {
        return decoded.faults().stream()
                .map(fault -> fault.reason() + ": " + fault.message())
                .toList();
    }

    String event(Event event) {
        ObjectNode line = Json.NODES.objectNode();
        switch (event) {
            case Message message -> message(line, message);
            case MessageChange change -> {
                line.put("change", change.kind().name());
                header(line, change.header(), change.messageId());
                line.put("mid", change.messageId()).put("value", change.value()).put("emoji", change.emoji());
            }
            case BotEvent botEvent -> botEvent(line, botEvent);
            case Receipt receipt -> {
                line.put("receipt", receipt.kind().name());
                header(line, receipt.header(), null);
                receipt.messageIds().forEach(line.putArray("mids")::add);
                line.put(
                        "watermark",
                        receipt.watermark() == null ? null : receipt.watermark().toString());
            }
            case Touch touch -> touch(line, touch);
            case IdentityLink link -> {
                line.put("link", link.identifiers().size());
                header(line, link.header(), null);
                identifiers(line, link.identifiers());
            }
        }
        line.properties()
                .removeIf(field -> field.getValue().isNull()
                        || (field.getValue().isArray() && field.getValue().isEmpty()));
        return line.toString();
    }

    private void message(ObjectNode line, Message message) {
        line.put("message", message.kind().name())
                .put("direction", message.direction().name())
                .put("by", message.author().name());
        header(line, message.header(), message.messageId());
        line.put("mid", message.messageId()).put("text", message.text()).put("payload", message.payload());
        ArrayNode attachments = line.putArray("attachments");
        for (Attachment attachment : message.attachments()) {
            String payload = attachment.payloadJson();
            attachments.add(join(attachment.type(), attachment.title(), attachment.url(), payload));
        }
        buttons(line.putArray("buttons"), message.buttons());
        buttons(line.putArray("quickReplies"), message.quickReplies());
        Intent intent = message.intent();
        if (intent != null) {
            ObjectNode node = line.putObject("intent").put("name", intent.name());
            intent.inputs().forEach(input -> node.put("input " + input.name(), input.value()));
            if (intent.confidence() != null) {
                node.put("confidence", intent.confidence());
            }
        }
        line.put("template", message.templateId()).put("replyTo", message.replyTo());
        DeliveryFailure failure = message.failure();
        line.put(
                "failure",
                failure == null ? null : join(failure.code(), failure.subcode(), failure.type(), failure.message()));
    }

    private void botEvent(ObjectNode line, BotEvent event) {
        line.put("event", event.type().name()).put("name", event.name());
        header(line, event.header(), null);
        line.put("amount", event.amount() == null ? null : event.amount().toString())
                .put("currency", event.currency())
                .put("reference", event.referenceNumber())
                .put("attributes", event.attributesJson());
        identifiers(line, event.identifiers());
    }

    private void touch(ObjectNode line, Touch touch) {
        line.put("touch", touch.kind().name());
        header(line, touch.header(), null);
        line.put("traffic", touch.traffic().name())
                .put("campaign", touch.campaignId())
                .put("network", touch.networkId())
                .put("site", touch.siteId())
                .put("subSite", touch.subSiteId())
                .put("creative", touch.creativeId())
                .put("clickId", touch.clickId())
                .put("ip", touch.ipAddress())
                .put("agent", touch.userAgent())
                .put("parameters", touch.parametersJson());
        identifiers(line, touch.identifiers());
    }

    private static void identifiers(ObjectNode line, List<Identifier> identifiers) {
        ArrayNode names = line.putArray("identifiers");
        identifiers.forEach(identifier -> names.add(identifier.type() + "=" + identifier.value()));
    }

    private void header(ObjectNode line, Header header, @Nullable String messageId) {
        line.put("id", identity(header.id(), messageId))
                .put("user", header.userId())
                .put("at", header.time().toString())
                .put("platform", header.platform())
                .put("conversation", header.conversationId())
                .put("session", header.sessionId())
                .put("page", header.pageId())
                .put("userJson", header.userJson())
                .put("metadata", header.metadataJson());
    }

    /** Where the id comes from: drawn at random, the message's own id, or another key. */
    private String identity(EventId id, @Nullable String messageId) {
        if (id.high() == Wire.RANDOM_MARK) {
            return "random";
        }
        boolean isMessage = messageId != null && id.equals(EventId.of(bot, "mid:" + messageId));
        return isMessage ? "mid" : "keyed";
    }

    private static void buttons(ArrayNode array, List<Button> buttons) {
        buttons.forEach(button -> array.add(join(button.type(), button.title(), button.payload(), button.url())));
    }

    private static String join(@Nullable String... parts) {
        return String.join(
                " | ",
                Arrays.stream(parts).map(part -> part == null ? "-" : part).toList());
    }
}
