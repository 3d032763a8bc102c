package dev.earshot.takeover;

import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.PauseDelivery.State;
import dev.earshot.control.TakeoverCredentials;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.outgoing.BackOff;
import dev.earshot.outgoing.OutgoingAnswer;
import dev.earshot.outgoing.OutgoingCall;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingException;
import dev.earshot.outgoing.UnderWay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls Pause URLs from the outbox until each has answered with success: at once when somebody takes over or gives back, and
 * then again, later and later, for two days. One call of a conversation at a time, so that none overtakes another.
 *
 * <p>Thread-safe; blocks.
 */
final class PauseDesk implements AutoCloseable {
    private static final BackOff BACK_OFF = new BackOff(List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24)));

    private static final int AT_ONCE = 16;
    private static final int LOCKS = 64;

    private final PauseDeliveries deliveries;
    private final TakeoverSetup setup;
    private final OutgoingClient client;
    private final TakeoverFeed feed;
    private final InstantSource clock;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();
    private final UnderWay underWay = new UnderWay("pause", AT_ONCE);

    PauseDesk(
            PauseDeliveries deliveries,
            TakeoverSetup setup,
            OutgoingClient client,
            TakeoverFeed feed,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.setup = setup;
        this.client = client;
        this.feed = feed;
        this.clock = clock;
    }

    /** Tries those whose time has come, without waiting for them. */
    void tryDue() {
        for (String id : deliveries.due(AT_ONCE)) {
            if (underWay.enter(id, id, 1)) {
                underWay.run(() -> tryOne(id));
            }
        }
    }

    private void tryOne(String id) throws InterruptedException {
        try {
            deliver(id);
        } finally {
            underWay.leave(id, id);
        }
    }

    /** Tries one now and waits for what comes of it; nothing if it is over or was tried a moment ago. */
    void deliver(String id) throws InterruptedException {
        PauseDelivery delivery = deliveries.find(id).orElse(null);
        if (delivery == null) {
            return;
        }
        ReentrantLock lock = locks.get(Math.floorMod((delivery.bot() + delivery.user()).hashCode(), LOCKS));
        lock.lockInterruptibly();
        try {
            PauseDelivery now = deliveries.find(id).orElse(delivery);
            if (now.nextAt() != null && !now.nextAt().isAfter(clock.instant())) {
                send(now);
            }
        } finally {
            lock.unlock();
        }
        feed.changed(delivery.bot(), delivery.user());
    }

    private void send(PauseDelivery delivery) throws InterruptedException {
        TakeoverCredentials credentials = setup.credentials(delivery.bot());
        Instant now = clock.instant();
        if (credentials.settings().pauseUrl().isEmpty()) {
            deliveries.tried(delivery.id(), State.FAILED, null, "there is no Pause URL any more", null);
            return;
        }
        try {
            OutgoingAnswer answer = client.send(OutgoingCall.json(
                    credentials.settings().pauseUrl(),
                    Signatures.headers(credentials.secret(), delivery.body(), delivery.epoch(), delivery.id(), now),
                    delivery.body()));
            if (answer.isSuccess()) {
                deliveries.tried(delivery.id(), State.DELIVERED, answer.status(), answer.body(), null);
            } else {
                failed(delivery, answer.status(), answer.body());
            }
        } catch (OutgoingException e) {
            failed(delivery, null, e.reason());
        }
    }

    /** A test is not tried again: its button is. */
    private void failed(PauseDelivery delivery, @Nullable Integer status, String answer) {
        Duration pause = delivery.user().isEmpty()
                ? null
                : BACK_OFF.after(delivery.attempts() + 1).orElse(null);
        deliveries.tried(
                delivery.id(),
                pause == null ? State.FAILED : State.WAITING,
                status,
                answer,
                pause == null ? null : clock.instant().plus(pause));
    }

    @Override
    public void close() {
        underWay.close();
    }
}
