package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.earshot.event.Event;
import dev.earshot.event.RejectReason;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Fault;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Dashbot tracker: {@code POST /track?platform=…&type=…&v=…&apiKey=…}, one message, event or webhook body a call.
 *
 * <p>{@code type} is required. {@code platform} may be missing: then the body is Messenger's if it has its shape, else
 * generic. A platform that the tracker's clients do not know is read the same way and keeps its name. {@code v} never
 * decides anything; it is part of {@link dev.earshot.event.Header#source()}.
 */
public final class DashbotDialect implements Dialect {
    private static final String ACCEPTANCE = "{\"success\":true}";
    private static final int LONGEST_VERSION = 40;

    @Override
    public Decoded decode(WireRequest request) {
        Body body = BodyReader.read(request.body());
        TrackType type = TrackType.of(request.query().get("type"));
        if (type == null) {
            return Decoded.fault(unknownType(request.query().get("type"), body));
        }
        return switch (body) {
            case Body.Refused refused -> Decoded.fault(refused.fault());
            case Body.Parsed parsed -> decode(call(request, type, parsed));
        };
    }

    @Override
    public String acceptance() {
        return ACCEPTANCE;
    }

    @Override
    public String refusal(List<String> messages) {
        ArrayNode errors = Json.NODES.arrayNode();
        for (String message : messages) {
            errors.addObject().put("message", message);
        }
        return Json.write(Json.NODES.objectNode().put("success", false).set("errors", errors));
    }

    private static Call call(WireRequest request, TrackType type, Body.Parsed body) {
        Platform platform = Platform.of(request.query().get("platform"));
        if (platform == null) {
            platform = FacebookCall.isShapeOf(body.object()) ? Platform.FACEBOOK : Platform.GENERIC;
        }
        Origin origin = new Origin(
                request.bot(),
                platform.name(),
                source(request.query().get("v")),
                request.receivedAt(),
                request.randomId());
        return new Call(origin, type, platform, body);
    }

    private static Decoded decode(Call call) {
        return switch (call.type()) {
            case EVENT -> single(call, TrackerEvents::read);
            case CONNECT -> single(call, Connects::read);
            case OUTGOING_RESPONSE -> single(call, SendResults::read);
            case INCOMING, OUTGOING, ALL -> message(call);
        };
    }

    private static Decoded message(Call call) {
        if (TrackerEvents.isEvent(call.root())) {
            return single(call, TrackerEvents::read);
        }
        if (MicrosoftSession.isShapeOf(call.root())) {
            return single(call, MicrosoftSession::read);
        }
        return switch (call.platform().name()) {
            case "facebook" -> FacebookCall.decode(call);
            case "slack" -> single(call, SlackMessage::read);
            case "kik" -> single(call, KikMessage::read);
            case "microsoft" -> single(call, MicrosoftActivity::read);
            case "google" -> single(call, GoogleAction::read);
            case "alexa" -> single(call, AlexaRequest::read);
            case "rasa" -> single(call, RasaEvent::read);
            default -> generic(call);
        };
    }

    private static Decoded generic(Call call) {
        return !call.platform().isKnown() && FacebookCall.isShapeOf(call.root())
                ? FacebookCall.decode(call)
                : single(call, GenericMessage::read);
    }

    private static Decoded single(Call call, Function<Call, List<Event>> reading) {
        try {
            return new Decoded(reading.apply(call), List.of());
        } catch (UnusableException e) {
            return Decoded.fault(e.toFault("", call.body().text()));
        }
    }

    private static Fault unknownType(@Nullable String type, Body body) {
        String raw = switch (body) {
            case Body.Refused refused -> refused.fault().rawJson();
            case Body.Parsed parsed -> parsed.text();
        };
        String problem = type == null || type.isEmpty()
                ? "the query parameter 'type' is missing"
                : "the query parameter 'type' has an unknown value";
        return new Fault(RejectReason.UNKNOWN_TYPE, problem + "; allowed are " + TrackType.allowed(), raw);
    }

    private static String source(@Nullable String version) {
        if (version == null || version.isEmpty()) {
            return "dashbot";
        }
        String shown = version.length() > LONGEST_VERSION ? version.substring(0, LONGEST_VERSION) : version;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c <= ' ' || c > '~') {
                return "dashbot";
            }
        }
        return "dashbot/" + shown;
    }
}
