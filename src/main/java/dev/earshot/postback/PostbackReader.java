package dev.earshot.postback;

import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.PostbackDeliveries.Fired;
import dev.earshot.control.PostbackReading;
import dev.earshot.control.Postbacks;
import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log behind the projector and notes what postbacks are to tell of, together with how far it has read: a crash
 * neither loses nor doubles anything. A rebuild of the store moves the projector back but not this reader, so it fires nothing
 * again. While there is no postback, nothing is read.
 *
 * <p>{@link #start} and {@link #close} belong to the owner; one thread does the rest.
 */
final class PostbackReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostbackReader.class);
    private static final int READ_BYTES = 1 << 20;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    /** Where nothing fires, how far it was read is noted this often: to read some seconds again costs nothing. */
    private static final Duration NOTE_EVERY = Duration.ofSeconds(10);

    private final EventLog eventLog;
    private final StoreProgress progress;
    private final Postbacks postbacks;
    private final PostbackDeliveries deliveries;
    private final Firing firing;
    private final InstantSource clock;
    private final Runnable onFired;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable LogReader reader;
    private Instant heardAt = Instant.EPOCH;
    private Instant notedAt = Instant.EPOCH;

    /** @param onFired what is to be done when something was noted */
    PostbackReader(
            EventLog eventLog,
            StoreProgress progress,
            Postbacks postbacks,
            PostbackDeliveries deliveries,
            Firing firing,
            InstantSource clock,
            Runnable onFired) {
        this.eventLog = eventLog;
        this.progress = progress;
        this.postbacks = postbacks;
        this.deliveries = deliveries;
        this.firing = firing;
        this.clock = clock;
        this.onFired = onFired;
        this.thread = Thread.ofPlatform().name("postback-reader").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                try {
                    step();
                } catch (RuntimeException e) {
                    // What is asked of the store when the server stops fails as well.
                    if (closing.getCount() > 0) {
                        log.error("Postbacks cannot read the event log; tried again until they can", e);
                    }
                    drop();
                    pause(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() asks for it
        } finally {
            drop();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        boolean _ = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step() throws InterruptedException {
        Optional<PostbackReading> reading = deliveries.reading();
        if (reading.isEmpty()) {
            drop();
            pause(WAIT);
            return;
        }
        LogReader open = reader == null ? open(reading.get()) : reader;
        List<LogRecord> records = open.read(READ_BYTES, WAIT);
        if (records.isEmpty()) {
            return;
        }
        // What is not stored yet may turn out to be a copy.
        while (!progress.await(open.position(), WAIT)) {
            if (closing.getCount() == 0) {
                return;
            }
        }
        fire(intakes(records), open.position());
    }

    private void fire(List<Intake> intakes, LogPosition position) {
        List<Fired> fired = firing.of(intakes, postbacks.all(), heardAt);
        for (Intake intake : intakes) {
            heardAt = intake.receivedAt().isAfter(heardAt) ? intake.receivedAt() : heardAt;
        }
        Instant now = clock.instant();
        if (fired.isEmpty() && now.isBefore(notedAt.plus(NOTE_EVERY))) {
            return;
        }
        deliveries.note(fired, new PostbackReading(position.toString(), heardAt));
        notedAt = now;
        if (!fired.isEmpty()) {
            onFired.run();
        }
    }

    private static List<Intake> intakes(List<LogRecord> records) {
        List<Intake> intakes = new ArrayList<>();
        for (LogRecord record : records) {
            try {
                intakes.add(EventCodec.decode(record.payload()));
            } catch (IllegalArgumentException e) {
                log.error("the record before {} of the event log is unreadable and fires no postback", record.next());
            }
        }
        return intakes;
    }

    private LogReader open(PostbackReading reading) {
        heardAt = reading.heardAt();
        LogReader opened = reader(reading.position());
        reader = opened;
        return opened;
    }

    /** A log that was put back from a backup may lack the place: what it has may have fired before, and fires nothing. */
    private LogReader reader(String position) {
        try {
            return eventLog.read(LogPosition.parse(position));
        } catch (IllegalArgumentException e) {
            log.error("Postbacks go on at the end of the event log, which has no place {}", position, e);
            return eventLog.read(eventLog.end());
        }
    }

    private void drop() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
