package dev.earshot.wire;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.wire.dashbot.DashbotDialect;
import dev.earshot.wire.kochava.TouchDialect;
import dev.earshot.wire.kochava.TrackDialect;
import dev.earshot.wire.messenger.ClientAdditions;
import dev.earshot.wire.messenger.SendApiCall;
import dev.earshot.wire.messenger.WebhookBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Decodes for tests: one bot, a clock that stands still, random ids that count up and can be told from others. */
public final class Wire {
    public static final BotId BOT = new BotId("bot_test");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The browser of whoever clicks. */
    public static final Sender SENDER =
            new Sender("203.0.113.7", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)");

    /** The high half of every random id. */
    public static final long RANDOM_MARK = 0x5eed;

    private Wire() {}

    /**
     * @param call the query of a tracker call; or {@code webhook}, {@code send} for Messenger's bodies alone;
     *     {@code kochava}, {@code kochava/identityLink}, {@code kochava/click?…}, {@code kochava/impression?…}
     */
    public static Decoded decode(String call, byte[] body) {
        int question = call.indexOf('?');
        if (call.startsWith("kochava/") && question > 0) {
            return kochava(call.substring(0, question), query(call.substring(question + 1)), body);
        }
        return switch (call) {
            case "webhook", "send" -> messenger(call, body);
            case "kochava", "kochava/identityLink" -> kochava(call, Map.of(), body);
            default -> new DashbotDialect().decode(new WireRequest(BOT, query(call), body, NOW, counting()));
        };
    }

    public static Decoded decode(String call, String body) {
        return decode(call, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Decoded kochava(String call, Map<String, String> query, byte[] body) {
        Dialect dialect = switch (call) {
            case "kochava/click" -> TouchDialect.clicks();
            case "kochava/impression" -> TouchDialect.impressions();
            case "kochava/identityLink" -> TrackDialect.identityLinks();
            default -> TrackDialect.events();
        };
        return dialect.decode(new WireRequest(BOT, query, body, NOW, SENDER, counting()));
    }

    private static Decoded messenger(String call, byte[] bytes) {
        Origin origin = new Origin(BOT, "facebook", "messenger", NOW, counting());
        return switch (BodyReader.read(bytes)) {
            case Body.Refused refused -> Decoded.fault(refused.fault());
            case Body.Parsed body ->
                call.equals("send")
                        ? SendApiCall.decode(body, origin, ClientAdditions.NONE)
                        : WebhookBody.decode(body, origin, ClientAdditions.NONE);
        };
    }

    public static Map<String, String> query(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return parameters;
    }

    public static Supplier<EventId> counting() {
        AtomicLong next = new AtomicLong();
        return () -> new EventId(RANDOM_MARK, next.incrementAndGet());
    }
}
