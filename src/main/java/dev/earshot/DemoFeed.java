package dev.earshot;

import dev.earshot.demo.TouchCall;
import dev.earshot.demo.TrackerCall;
import dev.earshot.demo.WorldCall;
import dev.earshot.event.BotId;
import dev.earshot.eventlog.EventLog;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.KeyRing;
import dev.earshot.wire.Dialect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings invented calls to a collector as if they came over the network at their own time. Not thread-safe.
 *
 * <p>The bots' API keys are known to nobody but who made them, so the key of each call is the id of its bot.
 */
final class DemoFeed {
    private static final byte[] NO_BODY = {};

    private final Dialect dialect;
    private final EventLog log;
    private final List<BotId> bots;
    private final List<Map<String, String>> codes;
    private final Collector tracker;
    private final Collector touches;
    private final AtomicLong inFlight = new AtomicLong();
    private volatile @Nullable String refusal;
    private Instant now = Instant.EPOCH;

    /**
     * @param dialect of the tracker's calls
     * @param apps whom clicks and impressions are of
     * @param codes for each bot, what these name its adverts by
     * @param collectors makes a collector with these keys and this clock
     */
    DemoFeed(
            Dialect dialect,
            EventLog log,
            List<BotId> bots,
            KeyRing apps,
            List<Map<String, String>> codes,
            BiFunction<KeyRing, InstantSource, Collector> collectors) {
        this.dialect = dialect;
        this.log = log;
        this.bots = bots;
        this.codes = codes;
        this.tracker = collectors.apply(new IdsAsKeys(bots), () -> now);
        this.touches = collectors.apply(apps, () -> now);
    }

    private static final class IdsAsKeys implements KeyRing {
        private final Set<BotId> bots;

        IdsAsKeys(List<BotId> bots) {
            this.bots = new HashSet<>(bots);
        }

        @Override
        public @Nullable BotId find(String apiKey) {
            BotId bot = new BotId(apiKey);
            return bots.contains(bot) ? bot : null;
        }

        @Override
        public @Nullable BotId findFormer(String apiKey) {
            return null;
        }
    }

    /**
     * Waits while the log has no room; returns before the call is answered.
     *
     * @throws IllegalStateException if a call was not accepted
     */
    void send(WorldCall call) throws InterruptedException {
        awaitRoom();
        now = call.time();
        inFlight.incrementAndGet();
        switch (call) {
            case TrackerCall said -> tracker.collect(said(said), this::onAnswer);
            case TouchCall touch -> touches.collect(touch(touch), this::onAnswer);
        }
        checkAccepted();
    }

    private Call said(TrackerCall call) {
        Map<String, String> query = new HashMap<>(call.query());
        query.put("apiKey", bots.get(call.bot()).value());
        return new Call(dialect, "/track", query, call.body(), null);
    }

    private Call touch(TouchCall call) {
        Map<String, String> query = new HashMap<>(call.parameters());
        query.put(
                "campaign_id",
                codes.get(call.bot())
                        .getOrDefault(call.advert().name(), bots.get(call.bot()).value()));
        return call.isClick()
                ? new Call(KochavaEndpoints.CLICK_DIALECT, KochavaEndpoints.CLICKS, query, NO_BODY, null)
                : new Call(KochavaEndpoints.IMPRESSION_DIALECT, KochavaEndpoints.IMPRESSIONS, query, NO_BODY, null);
    }

    /**
     * Waits until every call has been answered: what they brought is durable then.
     *
     * @throws IllegalStateException if a call was not accepted
     */
    void awaitAnswered() throws InterruptedException {
        synchronized (inFlight) {
            while (inFlight.get() > 0) {
                inFlight.wait();
            }
        }
        checkAccepted();
    }

    private void checkAccepted() {
        String refused = refusal;
        if (refused != null) {
            throw new IllegalStateException("an invented call was refused: " + refused);
        }
    }

    private void onAnswer(int status, String json) {
        if (status != 200) {
            refusal = status + " " + json;
        }
        if (inFlight.decrementAndGet() == 0) {
            synchronized (inFlight) {
                inFlight.notifyAll();
            }
        }
    }

    private void awaitRoom() throws InterruptedException {
        if (!log.hasRoom()) {
            CountDownLatch room = new CountDownLatch(1);
            log.whenRoom(room::countDown);
            room.await();
        }
    }
}
