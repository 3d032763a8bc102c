package dev.earshot.api;

import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDelivery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the API says of postbacks. */
final class PostbackJson {
    private PostbackJson() {}

    /** @param deliveries how many are in each state */
    record Shown(
            String id,
            String name,
            String trigger,
            String eventName,
            String url,
            String format,
            String body,
            long delaySeconds,
            boolean withOrganic,
            List<String> networks,
            boolean paused,
            long missed,
            Map<String, Long> deliveries,
            String createdAt) {

        static Shown of(Postback postback, Map<PostbackDelivery.State, Long> counts) {
            Map<String, Long> deliveries = new TreeMap<>();
            for (PostbackDelivery.State state : PostbackDelivery.State.values()) {
                deliveries.put(Words.of(state), counts.getOrDefault(state, 0L));
            }
            return new Shown(
                    postback.id(),
                    postback.name(),
                    Words.of(postback.trigger()),
                    postback.eventName(),
                    postback.url(),
                    Words.of(postback.format()),
                    postback.body(),
                    postback.delay().toSeconds(),
                    postback.withOrganic(),
                    postback.networks(),
                    postback.isPaused(),
                    postback.missed(),
                    deliveries,
                    Times.text(postback.createdAt()));
        }
    }

    record Delivery(
            String id,
            boolean test,
            String userId,
            String eventName,
            String eventTime,
            String amount,
            String currency,
            String request,
            String state,
            int attempts,
            String madeAt,
            @Nullable String triedAt,
            @Nullable String nextAt,
            @Nullable Integer status,
            String answer) {

        static Delivery of(PostbackDelivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.isTest(),
                    delivery.subject().user(),
                    delivery.subject().name(),
                    Times.text(delivery.subject().time()),
                    delivery.subject().amount(),
                    delivery.subject().currency(),
                    delivery.request(),
                    Words.of(delivery.state()),
                    delivery.attempts(),
                    Times.text(delivery.madeAt()),
                    Times.nullable(delivery.triedAt()),
                    Times.nullable(delivery.nextAt()),
                    delivery.status(),
                    delivery.answer());
        }
    }
}
