package dev.earshot.facebook;

import dev.earshot.control.FacebookRing;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.event.RejectReason;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.Reply;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Sender;
import dev.earshot.wire.messenger.MessengerDialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes Meta's webhooks in: each is signed by one of our apps and goes, by the page that its entries name, to the bot of that
 * page, through the same collector as everything else. Success is answered once all of it is durable. What cannot be used is
 * kept and answered with success too: Meta would send it again and again, and then nothing any more.
 *
 * <p>Thread-safe; never blocks.
 */
public final class WebhookDesk {
    public static final String PATH = "/webhook/facebook";

    /** For {@link #PATH}. */
    public static final Dialect DIALECT = new MessengerDialect(MessengerDialect.WEBHOOK);

    private static final String ACCEPTED = "{\"success\":true}";
    private static final String REFUSED =
            "{\"success\":false,\"errors\":[{\"message\":\"not signed by an app that is known here\"}]}";
    private static final String UNAVAILABLE = "{\"success\":false,\"errors\":[{\"message\":\"cannot be stored now\"}]}";
    private static final String CHALLENGE = "[A-Za-z0-9_-]{1,200}";

    /** A webhook of a page that nobody connected can be any app's; servers have one app, or a few. */
    private static final int MAX_APPS_TRIED = 20;

    private final FacebookRing ring;
    private final Collector collector;
    private final Watcher watcher;

    /** @param collector with {@link WebhookKeys} */
    public WebhookDesk(FacebookRing ring, Collector collector, Watcher watcher) {
        this.ring = ring;
        this.collector = collector;
        this.watcher = watcher;
    }

    /** Learns what came. Must not block. */
    public interface Watcher {
        void verified(MetaAppCredentials app);

        /** @param people who wrote, of each page */
        void delivered(MetaAppCredentials app, Map<String, Set<String>> people, Set<String> pages);

        /** Somebody posted what none of the apps signed. */
        void refused(List<MetaAppCredentials> apps);
    }

    /** What is posted. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Delivery(
            byte[] body,
            HubSignature signature,
            Sender sender,
            @Nullable RejectReason broken) {}

    /** The answer to Meta's verification of the callback; empty if it is refused (403). */
    public Optional<String> verify(Map<String, String> query) {
        String challenge = query.getOrDefault("hub.challenge", "");
        byte[] given = query.getOrDefault("hub.verify_token", "").getBytes(StandardCharsets.UTF_8);
        if (!query.getOrDefault("hub.mode", "").equals("subscribe") || !challenge.matches(CHALLENGE)) {
            return Optional.empty();
        }
        MetaAppCredentials verified = null;
        for (MetaAppCredentials app : ring.apps()) {
            byte[] expected = app.verifyToken().getBytes(StandardCharsets.UTF_8);
            boolean isEqual = MessageDigest.isEqual(given, expected);
            verified = isEqual && expected.length > 0 ? app : verified;
        }
        if (verified == null) {
            return Optional.empty();
        }
        watcher.verified(verified);
        return Optional.of(challenge);
    }

    /** @param reply gets 200, 401 or 503 */
    public void receive(Delivery delivery, Reply reply) {
        WebhookParts parts = WebhookParts.of(delivery.body());
        List<MetaAppCredentials> candidates = candidates(parts);
        MetaAppCredentials app = signer(candidates, delivery);
        if (app == null) {
            watcher.refused(candidates);
            String page = parts.parts().keySet().iterator().next();
            collect(delivery, null, page, delivery.body(), (status, json) -> reply.answer(401, REFUSED));
            return;
        }
        Together together = new Together(
                parts.parts().size(),
                reply,
                () -> watcher.delivered(app, parts.people(), parts.parts().keySet()));
        parts.parts().forEach((page, body) -> collect(delivery, app, page, body, together));
    }

    private void collect(Delivery delivery, @Nullable MetaAppCredentials app, String page, byte[] body, Reply reply) {
        collector.collect(
                new Call(
                        DIALECT,
                        PATH,
                        Map.of(MessengerDialect.CREDENTIAL, WebhookKeys.credential(app, page)),
                        body,
                        delivery.sender(),
                        WebhookKeys.signature(app),
                        delivery.broken()),
                reply);
    }

    private List<MetaAppCredentials> candidates(WebhookParts parts) {
        List<MetaAppCredentials> ofPages = parts.parts().keySet().stream()
                .limit(MAX_APPS_TRIED)
                .flatMap(page -> ring.appsOf(page).stream())
                .distinct()
                .limit(MAX_APPS_TRIED)
                .toList();
        Stream<MetaAppCredentials> all = ofPages.isEmpty() ? ring.apps().stream() : ofPages.stream();
        return all.filter(MetaAppCredentials::isUsable).limit(MAX_APPS_TRIED).toList();
    }

    private static @Nullable MetaAppCredentials signer(List<MetaAppCredentials> candidates, Delivery delivery) {
        return candidates.stream()
                .filter(app -> delivery.signature().isBy(app.secret(), delivery.body()))
                .findFirst()
                .orElse(null);
    }

    /** One answer for all parts: of success unless one could not be stored, and then Meta sends all of it again. */
    private static final class Together implements Reply {
        private final AtomicInteger missing;
        private final AtomicBoolean isLost = new AtomicBoolean();
        private final Reply whole;
        private final Runnable onSuccess;

        Together(int parts, Reply whole, Runnable onSuccess) {
            this.missing = new AtomicInteger(parts);
            this.whole = whole;
            this.onSuccess = onSuccess;
        }

        @Override
        public void answer(int status, String json) {
            if (status == 503) {
                isLost.set(true);
            }
            if (missing.decrementAndGet() > 0) {
                return;
            }
            if (isLost.get()) {
                whole.answer(503, UNAVAILABLE);
            } else {
                whole.answer(200, ACCEPTED);
                onSuccess.run();
            }
        }
    }
}
