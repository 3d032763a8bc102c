package dev.earshot.event;

/** The same event under another id. Pure. */
public final class Renamed {
    private Renamed() {}

    public static Event to(EventId id, Event event) {
        Header header = with(id, event.header());
        return switch (event) {
            case Message m ->
                new Message(
                        header,
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
            case MessageChange c -> new MessageChange(header, c.kind(), c.messageId(), c.value(), c.emoji());
            case BotEvent e ->
                new BotEvent(
                        header,
                        e.type(),
                        e.name(),
                        e.amount(),
                        e.currency(),
                        e.referenceNumber(),
                        e.attributesJson(),
                        e.identifiers());
            case Receipt r -> new Receipt(header, r.kind(), r.messageIds(), r.watermark());
            case Touch t ->
                new Touch(
                        header,
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
            case IdentityLink l -> new IdentityLink(header, l.identifiers());
        };
    }

    private static Header with(EventId id, Header header) {
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
