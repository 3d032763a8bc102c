package dev.earshot.wire.dashbot;

import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Origin;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of past data, written down in the tracker's generic form whatever its platform: who exports conversations has
 * columns, and not the bodies of the platform's own calls.
 */
public final class PastRow {
    /** The header's source of what came so. */
    public static final String SOURCE = "import";

    private PastRow() {}

    /**
     * What a row says that the generic form has no place for.
     *
     * @param messageId the platform's id of the message
     * @param author null if it follows from the direction
     * @param kind null if it follows from the content
     */
    public record Facts(
            @Nullable String messageId,
            @Nullable Author author,
            @Nullable MessageKind kind,
            @Nullable String payload,
            @Nullable String replyTo) {
        public static final Facts NONE = new Facts(null, null, null, null, null);
    }

    /** Decodes one; the query says {@code platform} and {@code type} as the tracker's does. Never throws. */
    public static Decoded decode(WireRequest request, Facts facts) {
        return switch (BodyReader.read(request.body())) {
            case Body.Refused refused -> Decoded.fault(refused.fault());
            case Body.Parsed parsed -> decode(request, facts, parsed);
        };
    }

    private static Decoded decode(WireRequest request, Facts facts, Body.Parsed body) {
        Platform platform = Platform.of(request.query().get("platform"));
        TrackType type = TrackType.of(request.query().get("type"));
        Origin origin = new Origin(
                request.bot(),
                platform == null ? Platform.GENERIC.name() : platform.name(),
                SOURCE,
                request.receivedAt(),
                request.randomId());
        Call call = new Call(
                origin, type == null ? TrackType.INCOMING : type, platform == null ? Platform.GENERIC : platform, body);
        try {
            List<Event> events = call.type() == TrackType.EVENT ? TrackerEvents.read(call) : GenericMessage.read(call);
            return new Decoded(events.stream().map(event -> with(facts, event)).toList(), List.of());
        } catch (UnusableException e) {
            return Decoded.fault(e.toFault("", body.text()));
        }
    }

    private static Event with(Facts facts, Event event) {
        return event instanceof Message message && !facts.equals(Facts.NONE) ? with(facts, message) : event;
    }

    private static Message with(Facts facts, Message message) {
        return new Message(
                message.header(),
                message.direction(),
                facts.author() == null ? message.author() : facts.author(),
                facts.messageId(),
                facts.kind() == null ? message.kind() : facts.kind(),
                message.text(),
                facts.payload() == null ? message.payload() : facts.payload(),
                message.attachments(),
                message.buttons(),
                message.quickReplies(),
                message.intent(),
                message.templateId(),
                facts.replyTo(),
                message.failure());
    }

    /** The tracker's word for a type of event, if it has one. */
    public static @Nullable String wireType(BotEvent.Type type) {
        return switch (type) {
            case REVENUE -> "revenueEvent";
            case SHARE -> "shareEvent";
            case PAGE_LAUNCH -> "pageLaunchEvent";
            case REFERRAL -> "referralEvent";
            case CUSTOM -> "customEvent";
            case OPT_IN,
                    OPT_OUT,
                    ACCOUNT_LINKED,
                    ACCOUNT_UNLINKED,
                    THREAD_CONTROL,
                    POLICY,
                    FEEDBACK,
                    FORM,
                    ORDER,
                    PAYMENT,
                    COUPON,
                    GAME,
                    LABEL,
                    CONNECT,
                    OTHER -> null;
        };
    }
}
