package dev.earshot.projection;

import dev.earshot.eventlog.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How far the projector is and what it counted; written by its thread, read by all. Thread-safe. */
final class ProjectorProgress {
    private final InstantSource clock;
    private LogPosition position = LogPosition.START;
    private long sequence = -1;
    private Instant newestReceived;
    private String problem = "";
    private boolean isSettled;
    private long records;
    private long stored;
    private long duplicates;
    private long quarantined;
    private long unreadable;
    private long failures;

    ProjectorProgress(InstantSource clock) {
        this.clock = clock;
        this.newestReceived = clock.instant();
    }

    synchronized void at(LogPosition reached, long lastSequence) {
        position = reached;
        sequence = lastSequence;
        notifyAll();
    }

    synchronized void written(Batch batch, List<LoggedIntake> from, LogPosition reached) {
        records += from.size();
        stored += batch.stored();
        duplicates += batch.duplicates();
        quarantined += batch.quarantine.size();
        for (LoggedIntake record : from) {
            if (record.isUnreadable()) {
                unreadable++;
            } else {
                newestReceived = record.receivedAt();
            }
        }
        isSettled = false;
        at(reached, batch.sequence() - 1);
    }

    /** Everything that was written and is old enough is settled. */
    synchronized void settled() {
        isSettled = true;
        notifyAll();
    }

    synchronized void working() {
        problem = "";
    }

    /** Returns whether the problem is another one than before. */
    synchronized boolean failed(String newProblem) {
        failures++;
        boolean isNew = !newProblem.equals(problem);
        problem = newProblem;
        return isNew;
    }

    synchronized LogPosition position() {
        return position;
    }

    synchronized long sequence() {
        return sequence;
    }

    synchronized String problem() {
        return problem;
    }

    synchronized ProjectorCounts counts(boolean isCaughtUp) {
        Duration lag = isCaughtUp ? Duration.ZERO : Duration.between(newestReceived, clock.instant());
        return new ProjectorCounts(records, stored, duplicates, quarantined, unreadable, failures, lag);
    }

    synchronized boolean await(LogPosition until, Duration patience) throws InterruptedException {
        return await(patience, () -> position.isAtOrAfter(until));
    }

    synchronized boolean awaitSettled(LogPosition until, Duration patience) throws InterruptedException {
        return await(patience, () -> isSettled && position.isAtOrAfter(until));
    }

    private boolean await(Duration patience, BooleanSupplier isReached) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReached.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
