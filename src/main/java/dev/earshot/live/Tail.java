package dev.earshot.live;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log's end while somebody listens, decodes each record once and hands it out. One thread runs it. */
final class Tail implements Runnable {
    private static final Logger logger = LoggerFactory.getLogger(Tail.class);
    private static final int READ_BYTES = 256 << 10;

    /** A reader that waits is woken by the log at once; this is only how often an idle one looks round. */
    private static final Duration IDLE_WAIT = Duration.ofSeconds(30);

    /** So that a log that cannot be read is not asked again and again in a hot loop. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventLog log;
    private final Audience audience;
    private final Duration pace;
    private volatile String readingProblem = "";
    private volatile Unreadable unreadable = new Unreadable(0, LogPosition.START);

    private record Unreadable(long count, LogPosition last) {}

    Tail(EventLog log, Audience audience, Duration pace) {
        this.log = log;
        this.audience = audience;
        this.pace = pace;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Audience.Spell spell = audience.awaitSpell();
                try {
                    follow(spell);
                } catch (RuntimeException e) {
                    // Whatever it is, the thread lives on: the next spell begins after what could not be read.
                    onFailure(spell, e);
                }
            }
        } catch (InterruptedException e) {
            logger.debug("the tail stops");
        }
    }

    private void follow(Audience.Spell spell) throws InterruptedException {
        try (LogReader reader = log.read(audience.position(spell))) {
            while (true) {
                List<LogRecord> records = reader.read(READ_BYTES, IDLE_WAIT);
                readingProblem = "";
                Chunk chunk = new Chunk();
                long bytes = 0;
                for (LogRecord record : records) {
                    add(chunk, record);
                    bytes += record.payload().length;
                }
                if (!audience.deliver(spell, chunk, reader.position(), bytes)) {
                    return;
                }
                if (!records.isEmpty() && bytes < READ_BYTES) {
                    Thread.sleep(pace);
                }
            }
        }
    }

    private void add(Chunk chunk, LogRecord record) {
        try {
            chunk.add(RecordItems.decode(record.payload(), record.next()));
        } catch (IllegalArgumentException e) {
            unreadable = new Unreadable(unreadable.count() + 1, record.next());
            logger.error("the record before {} of the event log is unreadable and not shown live", record.next(), e);
        }
    }

    private void onFailure(Audience.Spell spell, RuntimeException e) throws InterruptedException {
        String problem = "The end of the event log cannot be read: " + e.getMessage();
        if (!problem.equals(readingProblem)) {
            logger.error("the live tail cannot read the event log", e);
        }
        readingProblem = problem;
        Thread.sleep(PAUSE_AFTER_FAILURE);
        audience.skipToEnd(spell);
    }

    /** In words for an operator; empty if there is none. */
    String problem() {
        Unreadable some = unreadable;
        if (!readingProblem.isEmpty() || some.count() == 0) {
            return readingProblem;
        }
        return some.count() + " records of the event log could not be read and were not shown live, the last before "
                + "position " + some.last() + ".";
    }
}
