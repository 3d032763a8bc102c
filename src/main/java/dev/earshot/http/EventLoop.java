package dev.earshot.http;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one event loop share: the answers that wait to be written, and the bodies under way.
 *
 * <p>Answers come from the log's thread, hundreds at a time after each sync. Handing each to the event loop by itself
 * would wake it hundreds of times; here one wake-up writes all that wait.
 *
 * <p>The list of bodies is oldest first, so that finding the late ones costs nothing when there are none; a timer for each
 * body would cost more than reading it.
 */
final class EventLoop {
    private final Context context;
    private final long bodyDeadlineNanos;
    private final ConcurrentLinkedQueue<BodyReader> answered = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isDrainScheduled = new AtomicBoolean();

    private @Nullable BodyReader oldest;
    private @Nullable BodyReader newest;

    EventLoop(Context context, long bodyDeadlineNanos) {
        this.context = context;
        this.bodyDeadlineNanos = bodyDeadlineNanos;
    }

    void execute(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    /** Has the reader's answer written soon; from any thread. */
    void write(BodyReader reader) {
        answered.add(reader);
        if (isDrainScheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> drain());
        }
    }

    private void drain() {
        // Cleared first: an answer added after the last poll schedules the next drain.
        isDrainScheduled.set(false);
        for (BodyReader reader = answered.poll(); reader != null; reader = answered.poll()) {
            reader.writeAnswer();
        }
    }

    void add(BodyReader reader) {
        reader.startedNanos = System.nanoTime();
        reader.earlier = newest;
        if (newest == null) {
            oldest = reader;
        } else {
            newest.later = reader;
        }
        newest = reader;
    }

    void remove(BodyReader reader) {
        BodyReader earlier = reader.earlier;
        BodyReader later = reader.later;
        if (earlier != null) {
            earlier.later = later;
        } else if (oldest == reader) {
            oldest = later;
        }
        if (later != null) {
            later.earlier = earlier;
        } else if (newest == reader) {
            newest = earlier;
        }
        reader.earlier = null;
        reader.later = null;
    }

    /** Ends the bodies that have taken too long; called every second or so. */
    void endLateBodies() {
        long now = System.nanoTime();
        while (oldest != null && now - oldest.startedNanos > bodyDeadlineNanos) {
            oldest.onTooSlow();
        }
    }
}
