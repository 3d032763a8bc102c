package dev.earshot.postback;

import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackDelivery.State;
import dev.earshot.outgoing.BackOff;
import dev.earshot.outgoing.OutgoingAnswer;
import dev.earshot.outgoing.OutgoingCall;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingException;
import dev.earshot.outgoing.OutgoingUrl;
import dev.earshot.postback.Crediting.Credit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes one call and notes what came of it. Thread-safe; blocks. */
final class PostbackCaller {
    /** After the first call ten more, over two days. */
    static final BackOff BACK_OFF = new BackOff(List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24)));

    /** Statuses of 4xx that say 'later', not 'no' (RFC 9110 and 8470). */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final OutgoingClient client;
    private final PostbackDeliveries deliveries;
    private final BackOff backOff;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Set<String> inTrouble = ConcurrentHashMap.newKeySet();

    PostbackCaller(
            OutgoingClient client,
            PostbackDeliveries deliveries,
            BackOff backOff,
            InstantSource clock,
            RandomGenerator random) {
        this.client = client;
        this.deliveries = deliveries;
        this.backOff = backOff;
        this.clock = clock;
        this.random = random;
    }

    /** Whether its last call got no answer or a failure of the server. */
    boolean isInTrouble(Postback postback) {
        return inTrouble.contains(postback.id());
    }

    void call(Postback postback, PostbackDelivery delivery, Credit credit) throws InterruptedException {
        if (delivery.isTest()) {
            callAsTest(postback, delivery);
            return;
        }
        String obstacle = credit.obstacle(postback);
        if (!obstacle.isEmpty()) {
            deliveries.tried(delivery.id(), State.SKIPPED, "", null, obstacle, null);
            return;
        }
        send(postback, delivery, PostbackValues.of(delivery, credit.touch(), credit.messengerId()));
    }

    void callAsTest(Postback postback, PostbackDelivery delivery) throws InterruptedException {
        send(postback, delivery, PostbackValues.sample(delivery));
    }

    private void send(Postback postback, PostbackDelivery delivery, Map<String, String> values)
            throws InterruptedException {
        Map<String, String> headers = new HashMap<>();
        headers.put(PostbackTemplate.DELIVERY, delivery.id());
        if (delivery.isTest()) {
            headers.put(PostbackTemplate.TEST, "1");
        }
        OutgoingCall call =
                new PostbackTemplate(postback.url(), postback.format(), postback.body()).call(values, headers);
        String shown = PostbackTemplate.shown(call);
        Optional<String> fault = OutgoingUrl.fault(call.url());
        if (fault.isPresent()) {
            failed(delivery, false, shown, null, "the address, filled in, " + fault.get());
            return;
        }
        try {
            OutgoingAnswer answer = client.send(call);
            boolean mayHelp = answer.status() >= 500 || LATER.contains(answer.status());
            note(postback, mayHelp);
            if (answer.isSuccess()) {
                deliveries.tried(delivery.id(), State.DELIVERED, shown, answer.status(), answer.body(), null);
            } else {
                failed(delivery, mayHelp, shown, answer.status(), answer.body());
            }
        } catch (OutgoingException e) {
            note(postback, true);
            failed(delivery, true, shown, null, e.reason());
        }
    }

    private void note(Postback postback, boolean isTrouble) {
        if (isTrouble) {
            inTrouble.add(postback.id());
        } else {
            inTrouble.remove(postback.id());
        }
    }

    /** A test is not tried again: its button is. */
    private void failed(
            PostbackDelivery delivery, boolean mayHelp, String shown, @Nullable Integer status, String answer) {
        Instant nextAt = mayHelp && !delivery.isTest()
                ? backOff.after(delivery.attempts() + 1, random)
                        .map(pause -> clock.instant().plus(pause))
                        .orElse(null)
                : null;
        deliveries.tried(delivery.id(), nextAt == null ? State.FAILED : State.WAITING, shown, status, answer, nextAt);
    }
}
