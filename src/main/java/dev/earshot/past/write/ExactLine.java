package dev.earshot.past.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event as a line of JSON, with all that is known of it: {@link dev.earshot.past.read.ExactReader} makes the same event of
 * it again. Fields are called as the columns of imports are.
 */
final class ExactLine {
    /** Raised only when an older program would misread a line. */
    static final int VERSION = 1;

    private final ObjectNode line = Json.NODES.objectNode();

    private ExactLine() {}

    static String of(BotId bot, Event event) {
        ExactLine exact = new ExactLine();
        exact.line.put("earshot", VERSION);
        switch (event) {
            case Message message -> {
                exact.header("message", bot, message.header());
                exact.message(message);
            }
            case MessageChange change -> {
                exact.header("change", bot, change.header());
                exact.word("change", change.kind());
                exact.text("messageId", change.messageId());
                exact.text("value", change.value());
                exact.text("emoji", change.emoji());
            }
            case BotEvent botEvent -> {
                exact.header("event", bot, botEvent.header());
                exact.botEvent(botEvent);
            }
            case Receipt receipt -> {
                exact.header("receipt", bot, receipt.header());
                exact.receipt(receipt);
            }
            case Touch touch -> {
                exact.header("touch", bot, touch.header());
                exact.touch(touch);
            }
            case IdentityLink link -> {
                exact.header("identity_link", bot, link.header());
                exact.identifiers(link.identifiers());
            }
        }
        return exact.line.toString();
    }

    private void header(String record, BotId bot, Header header) {
        line.put("record", record);
        line.put("id", header.id().toString());
        line.put("bot", bot.value());
        line.put("timestamp", time(header.time()));
        line.put("platform", header.platform());
        line.put("userId", header.userId());
        text("conversationId", header.conversationId());
        text("sessionId", header.sessionId());
        text("pageId", header.pageId());
        line.put("source", header.source());
        json(line, "platformUserJson", header.userJson());
        json(line, "metadata", header.metadataJson());
        line.put("raw", header.rawJson());
    }

    private void message(Message message) {
        word("direction", message.direction());
        word("author", message.author());
        word("kind", message.kind());
        text("messageId", message.messageId());
        text("text", message.text());
        text("payload", message.payload());
        ExactContent.addTo(line, message);
        text("templateId", message.templateId());
        text("replyTo", message.replyTo());
    }

    private void botEvent(BotEvent event) {
        word("type", event.type());
        line.put("event", event.name());
        if (event.amount() != null) {
            line.put("amount", event.amount().toString()); // as text: no reader makes a binary fraction of it
        }
        text("currency", event.currency());
        text("referenceNumber", event.referenceNumber());
        json(line, "attributes", event.attributesJson());
        identifiers(event.identifiers());
    }

    private void receipt(Receipt receipt) {
        word("receipt", receipt.kind());
        if (!receipt.messageIds().isEmpty()) {
            ArrayNode ids = line.putArray("messageIds");
            receipt.messageIds().forEach(ids::add);
        }
        Instant watermark = receipt.watermark();
        text("watermark", watermark == null ? null : time(watermark));
    }

    private void touch(Touch touch) {
        word("touch", touch.kind());
        word("traffic", touch.traffic());
        text("campaignId", touch.campaignId());
        text("networkId", touch.networkId());
        text("siteId", touch.siteId());
        text("subSiteId", touch.subSiteId());
        text("creativeId", touch.creativeId());
        text("clickId", touch.clickId());
        text("linkId", touch.linkId());
        text("ruleId", touch.ruleId());
        identifiers(touch.identifiers());
        text("ipAddress", touch.ipAddress());
        text("userAgent", touch.userAgent());
        json(line, "parameters", touch.parametersJson());
    }

    private void identifiers(List<Identifier> identifiers) {
        if (!identifiers.isEmpty()) {
            ArrayNode all = line.putArray("identifiers");
            identifiers.forEach(one -> all.addObject().put("type", one.type()).put("value", one.value()));
        }
    }

    private void word(String name, Enum<?> value) {
        line.put(name, value.name().toLowerCase(Locale.ROOT));
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static String time(Instant time) {
        return time.toString();
    }

    /** As an object where this says the same, for people and programs to look into; else the text itself. */
    static void json(ObjectNode object, String name, @Nullable String json) {
        if (json != null) {
            ObjectNode parsed = Json.parse(json);
            if (parsed != null && Json.write(parsed).equals(json)) {
                object.set(name, parsed);
            } else {
                object.put(name, json);
            }
        }
    }
}
