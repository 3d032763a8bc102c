package dev.earshot.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one intake; the field names stand in {@link EventReader} too. Not thread-safe. */
final class EventWriter {
    private final JsonGenerator out;

    EventWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Intake intake) throws IOException {
        out.writeStartObject();
        out.writeNumberField("v", EventCodec.VERSION);
        optional("bot", intake.bot() == null ? null : intake.bot().value());
        time("at", intake.receivedAt());
        if (intake.isPast()) {
            out.writeBooleanField("past", true);
        }
        if (!intake.events().isEmpty()) {
            out.writeArrayFieldStart("ev");
            for (Event event : intake.events()) {
                event(event);
            }
            out.writeEndArray();
        }
        if (!intake.rejections().isEmpty()) {
            out.writeArrayFieldStart("rej");
            for (Rejection rejection : intake.rejections()) {
                rejection(rejection);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void event(Event event) throws IOException {
        out.writeStartObject();
        switch (event) {
            case Message message -> message(message);
            case MessageChange change -> change(change);
            case BotEvent botEvent -> botEvent(botEvent);
            case Receipt receipt -> receipt(receipt);
            case Touch touch -> touch(touch);
            case IdentityLink link -> {
                header("l", link.header());
                identifiers(link.identifiers());
            }
        }
        out.writeEndObject();
    }

    private void header(String type, Header header) throws IOException {
        out.writeStringField("t", type);
        id(header.id());
        time("ts", header.time());
        out.writeStringField("p", header.platform());
        out.writeStringField("u", header.userId());
        optional("conv", header.conversationId());
        optional("sess", header.sessionId());
        optional("page", header.pageId());
        out.writeStringField("src", header.source());
        optional("uj", header.userJson());
        optional("mj", header.metadataJson());
        out.writeStringField("raw", header.rawJson());
    }

    private void message(Message message) throws IOException {
        header("m", message.header());
        out.writeStringField("d", message.direction() == Direction.INCOMING ? "i" : "o");
        out.writeStringField("by", message.author().name());
        optional("mid", message.messageId());
        out.writeStringField("k", message.kind().name());
        optional("x", message.text());
        optional("pl", message.payload());
        if (!message.attachments().isEmpty()) {
            attachments(message.attachments());
        }
        buttons("btn", message.buttons());
        buttons("qr", message.quickReplies());
        if (message.intent() != null) {
            intent(message.intent());
        }
        optional("tpl", message.templateId());
        optional("re", message.replyTo());
        if (message.failure() != null) {
            failure(message.failure());
        }
    }

    private void attachments(List<Attachment> attachments) throws IOException {
        out.writeArrayFieldStart("att");
        for (Attachment attachment : attachments) {
            out.writeStartObject();
            out.writeStringField("t", attachment.type());
            optional("url", attachment.url());
            optional("ti", attachment.title());
            optional("pl", attachment.payloadJson());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void buttons(String field, List<Button> buttons) throws IOException {
        if (buttons.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(field);
        for (Button button : buttons) {
            out.writeStartObject();
            out.writeStringField("t", button.type());
            optional("ti", button.title());
            optional("pl", button.payload());
            optional("url", button.url());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void intent(Intent intent) throws IOException {
        out.writeObjectFieldStart("int");
        out.writeStringField("n", intent.name());
        if (!intent.inputs().isEmpty()) {
            out.writeArrayFieldStart("in");
            for (Intent.Input input : intent.inputs()) {
                out.writeStartObject();
                out.writeStringField("n", input.name());
                out.writeStringField("v", input.value());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (intent.confidence() != null) {
            out.writeNumberField("c", intent.confidence());
        }
        out.writeEndObject();
    }

    private void failure(DeliveryFailure failure) throws IOException {
        out.writeObjectFieldStart("fail");
        optional("c", failure.code());
        optional("s", failure.subcode());
        optional("t", failure.type());
        optional("m", failure.message());
        out.writeEndObject();
    }

    private void change(MessageChange change) throws IOException {
        header("c", change.header());
        out.writeStringField("k", change.kind().name());
        optional("mid", change.messageId());
        optional("val", change.value());
        optional("em", change.emoji());
    }

    private void botEvent(BotEvent event) throws IOException {
        header("e", event.header());
        out.writeStringField("k", event.type().name());
        out.writeStringField("n", event.name());
        optional("amt", event.amount() == null ? null : event.amount().toString());
        optional("cur", event.currency());
        optional("ref", event.referenceNumber());
        optional("attr", event.attributesJson());
        identifiers(event.identifiers());
    }

    private void touch(Touch touch) throws IOException {
        header("t", touch.header());
        out.writeStringField("k", touch.kind().name());
        out.writeStringField("tr", touch.traffic().name());
        optional("camp", touch.campaignId());
        optional("net", touch.networkId());
        optional("site", touch.siteId());
        optional("sub", touch.subSiteId());
        optional("cre", touch.creativeId());
        optional("clk", touch.clickId());
        optional("link", touch.linkId());
        optional("rule", touch.ruleId());
        identifiers(touch.identifiers());
        optional("ip", touch.ipAddress());
        optional("ua", touch.userAgent());
        optional("par", touch.parametersJson());
    }

    private void identifiers(List<Identifier> identifiers) throws IOException {
        if (identifiers.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("ids");
        for (Identifier identifier : identifiers) {
            out.writeStartObject();
            out.writeStringField("t", identifier.type());
            out.writeStringField("v", identifier.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void receipt(Receipt receipt) throws IOException {
        header("r", receipt.header());
        out.writeStringField("k", receipt.kind().name());
        if (!receipt.messageIds().isEmpty()) {
            out.writeArrayFieldStart("mids");
            for (String messageId : receipt.messageIds()) {
                out.writeString(messageId);
            }
            out.writeEndArray();
        }
        if (receipt.watermark() != null) {
            time("wm", receipt.watermark());
        }
    }

    private void rejection(Rejection rejection) throws IOException {
        out.writeStartObject();
        id(rejection.id());
        out.writeStringField("k", rejection.reason().name());
        out.writeStringField("msg", rejection.message());
        out.writeStringField("tgt", rejection.target());
        out.writeStringField("body", rejection.body());
        if (rejection.isCut()) {
            out.writeBooleanField("cut", true);
        }
        out.writeEndObject();
    }

    private void id(EventId id) throws IOException {
        out.writeNumberField("ih", id.high());
        out.writeNumberField("il", id.low());
    }

    private void time(String field, Instant time) throws IOException {
        out.writeNumberField(field, time.toEpochMilli());
    }

    private void optional(String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }
}
