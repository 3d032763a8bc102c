package dev.earshot.live;

import dev.earshot.eventlog.DamagedLogException;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads for a subscriber what came between the position it resumes from and the one at which it joined. Thread-safe. */
final class Replay {
    private static final Logger logger = LoggerFactory.getLogger(Replay.class);
    private static final int READ_BYTES = 256 << 10;

    /** Everything up to the joining position is durable, so a reader that has to wait for it is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Takes what is replayed. */
    interface Sink {
        void accept(List<LiveItem> items) throws InterruptedException;
    }

    private final EventLog log;
    private final long maxBytes;
    private final Semaphore running;

    Replay(EventLog log, LiveSettings settings) {
        this.log = log;
        this.maxBytes = settings.maxReplayBytes();
        this.running = new Semaphore(settings.maxReplays());
    }

    /** Whether the log may have that position; another log's, say, lies beyond the end. */
    boolean isPlace(LogPosition position) {
        return log.end().isAtOrAfter(position);
    }

    /**
     * Gives the sink the topic's items between the two positions.
     *
     * @return false if there is a gap: too much to be replayed, no longer kept, or unreadable
     */
    boolean run(Topic topic, LogPosition from, LogPosition to, Sink sink) throws InterruptedException {
        if (from.isAtOrAfter(to)) {
            return true;
        }
        running.acquire();
        try (LogReader reader = log.read(from)) {
            return run(reader, topic, to, sink);
        } catch (IllegalArgumentException | IllegalStateException e) {
            logger.debug("position {} cannot be replayed: {}", from, e.getMessage());
            return false;
        } catch (DamagedLogException | UncheckedIOException e) {
            logger.warn("position {} cannot be replayed: {}", from, e.getMessage());
            return false;
        } finally {
            running.release();
        }
    }

    private boolean run(LogReader reader, Topic topic, LogPosition to, Sink sink) throws InterruptedException {
        long bytes = 0;
        LogPosition position = reader.position();
        while (!position.isAtOrAfter(to)) {
            List<LogRecord> records = bytes > maxBytes ? List.of() : reader.read(READ_BYTES, PATIENCE);
            if (records.isEmpty()) {
                return false;
            }
            Chunk chunk = new Chunk();
            for (LogRecord record : records) {
                if (isBetween(position, record.next(), to)) {
                    add(chunk, record, earlier(record.next(), to));
                }
                bytes += record.payload().length;
                position = record.next();
            }
            Optional<Delivery.Items> items = chunk.of(topic);
            if (items.isPresent()) {
                sink.accept(items.get().items());
            }
        }
        return true;
    }

    private static void add(Chunk chunk, LogRecord record, LogPosition next) {
        try {
            chunk.add(RecordItems.decode(record.payload(), next));
        } catch (IllegalArgumentException e) {
            // The tail has said so already, in the log and in the hub's health.
            logger.debug("the record before {} is unreadable", record.next());
        }
    }

    /**
     * Whether the record between {@code before} and {@code next} lies before {@code to}. A reader of several partitions may
     * be past that position in one of them while it is not there yet in another.
     */
    private static boolean isBetween(LogPosition before, LogPosition next, LogPosition to) {
        return next.offsets().entrySet().stream()
                .filter(entry -> entry.getValue() != before.offset(entry.getKey()))
                .allMatch(entry -> entry.getValue() <= to.offset(entry.getKey()));
    }

    /** Partition by partition the earlier of the two: what was left out must not count as given. */
    private static LogPosition earlier(LogPosition one, LogPosition other) {
        TreeMap<Integer, Long> offsets = new TreeMap<>();
        for (Map.Entry<Integer, Long> entry : one.offsets().entrySet()) {
            offsets.put(entry.getKey(), Math.min(entry.getValue(), other.offset(entry.getKey())));
        }
        return new LogPosition(offsets);
    }
}
