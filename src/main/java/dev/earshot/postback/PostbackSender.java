package dev.earshot.postback;

import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.Postbacks;
import dev.earshot.event.BotId;
import dev.earshot.outgoing.UnderWay;
import dev.earshot.postback.Crediting.Credit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the outbox what is due and has it called: some at once for each postback, one at a time for one whose target is in
 * trouble, and so many in all. Looks each second, and whenever something was noted or a call has ended.
 *
 * <p>{@link #start} and {@link #close} belong to the owner; {@link #wake} is for everybody.
 */
final class PostbackSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostbackSender.class);
    static final int AT_ONCE = 64;
    static final int AT_ONCE_EACH = 8;
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration PUT_OFF = Duration.ofSeconds(30);

    private final Postbacks postbacks;
    private final PostbackDeliveries deliveries;
    private final Crediting crediting;
    private final PostbackCaller caller;
    private final InstantSource clock;
    private final UnderWay underWay = new UnderWay("postback", AT_ONCE);
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isClosing;

    PostbackSender(
            Postbacks postbacks,
            PostbackDeliveries deliveries,
            Crediting crediting,
            PostbackCaller caller,
            InstantSource clock) {
        this.postbacks = postbacks;
        this.deliveries = deliveries;
        this.crediting = crediting;
        this.caller = caller;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("postback-sender").daemon().unstarted(this::run);
    }

    private record Due(Postback postback, PostbackDelivery delivery) {}

    void start() {
        thread.start();
    }

    /** Something may be due. */
    void wake() {
        wanted.release();
    }

    private void run() {
        try {
            while (!isClosing) {
                boolean _ = wanted.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                wanted.drainPermits();
                try {
                    sendDue();
                } catch (RuntimeException e) {
                    log.error("Postbacks cannot be sent; tried again until they can", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() asks for it
        }
    }

    private void sendDue() {
        if (underWay.isFull()) {
            return;
        }
        Map<BotId, List<Due>> byBot = new HashMap<>();
        for (Postback postback : postbacks.due()) {
            for (Due due : begun(postback)) {
                byBot.computeIfAbsent(postback.bot(), any -> new ArrayList<>()).add(due);
            }
        }
        byBot.forEach((bot, due) -> underWay.run(() -> send(bot, due)));
    }

    /** Those that may be called now; each has begun. */
    private List<Due> begun(Postback postback) {
        String lane = postback.id();
        int most = caller.isInTrouble(postback) ? 1 : AT_ONCE_EACH;
        if (underWay.inLane(lane) >= most) {
            return List.of();
        }
        // Those under way are among the oldest, so that as many more are asked for.
        List<Due> begun = new ArrayList<>();
        for (PostbackDelivery delivery : deliveries.due(lane, most + underWay.inLane(lane))) {
            if (underWay.enter(delivery.id(), lane, most)) {
                begun.add(new Due(postback, delivery));
            }
        }
        return begun;
    }

    private void send(BotId bot, List<Due> due) {
        List<PostbackDelivery> all = due.stream().map(Due::delivery).toList();
        Map<String, Credit> credits;
        try {
            credits = crediting.of(bot, all);
        } catch (RuntimeException e) {
            log.error("It cannot be told what conversions of {} are credited to; tried again in half a minute", bot, e);
            leave(due);
            deliveries.putOff(
                    all.stream().map(PostbackDelivery::id).toList(),
                    clock.instant().plus(PUT_OFF));
            return;
        }
        for (Due one : due) {
            Credit credit = credits.getOrDefault(one.delivery().id(), Credit.NONE);
            underWay.run(() -> send(one, credit));
        }
    }

    private void send(Due due, Credit credit) throws InterruptedException {
        try {
            // It may have been sent between the look at it and its beginning.
            PostbackDelivery now = deliveries.find(due.delivery().id()).orElse(null);
            if (now != null && now.nextAt() != null && !now.nextAt().isAfter(clock.instant())) {
                caller.call(due.postback(), now, credit);
            }
        } catch (RuntimeException e) {
            // At the end of the server it is interrupted, and sent again after the next start.
            if (!isClosing) {
                log.error(
                        "What became of the postback {} cannot be noted",
                        due.delivery().id(),
                        e);
            }
        } finally {
            underWay.leave(due.delivery().id(), due.postback().id());
            wake();
        }
    }

    private void leave(List<Due> due) {
        due.forEach(one -> underWay.leave(one.delivery().id(), one.postback().id()));
    }

    @Override
    public void close() {
        isClosing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        underWay.close();
    }
}
