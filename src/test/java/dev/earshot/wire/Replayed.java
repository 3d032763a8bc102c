package dev.earshot.wire;

import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;

/** Events as they can be compared when one body is decoded twice: random ids differ, everything else is equal. */
final class Replayed {
    private Replayed() {}

    static Event withoutRandomId(Event event) {
        return switch (event) {
            case Message m ->
                new Message(
                        header(m.header()),
                        m.direction(),
                        m.author(),
                        m.messageId(),
                        m.kind(),
                        m.text(),
                        m.payload(),
                        m.attachments(),
                        m.buttons(),
                        m.quickReplies(),
                        m.intent(),
                        m.templateId(),
                        m.replyTo(),
                        m.failure());
            case MessageChange c ->
                new MessageChange(header(c.header()), c.kind(), c.messageId(), c.value(), c.emoji());
            case BotEvent e ->
                new BotEvent(
                        header(e.header()),
                        e.type(),
                        e.name(),
                        e.amount(),
                        e.currency(),
                        e.referenceNumber(),
                        e.attributesJson(),
                        e.identifiers());
            case Receipt r -> new Receipt(header(r.header()), r.kind(), r.messageIds(), r.watermark());
            case Touch t ->
                new Touch(
                        header(t.header()),
                        t.kind(),
                        t.traffic(),
                        t.campaignId(),
                        t.networkId(),
                        t.siteId(),
                        t.subSiteId(),
                        t.creativeId(),
                        t.clickId(),
                        t.linkId(),
                        t.ruleId(),
                        t.identifiers(),
                        t.ipAddress(),
                        t.userAgent(),
                        t.parametersJson());
            case IdentityLink l -> new IdentityLink(header(l.header()), l.identifiers());
        };
    }

    private static Header header(Header header) {
        EventId id = header.id().high() == Wire.RANDOM_MARK ? new EventId(Wire.RANDOM_MARK, 0) : header.id();
        return new Header(
                id,
                header.time(),
                header.platform(),
                header.userId(),
                header.conversationId(),
                header.sessionId(),
                header.pageId(),
                header.source(),
                header.userJson(),
                header.metadataJson(),
                header.rawJson());
    }
}
