package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of past data on its way in.
 *
 * @param name as its owner calls it
 * @param shape how it says that its records are written; null to find out
 * @param receivedBytes how much of it is here; all of it if that is {@code sizeBytes}
 * @param problem why it failed, in words; empty if it did not
 * @param contentHash of what is in it; empty until it was checked
 * @param check what the check found
 * @param brought how far it is in the event log
 * @param madeBy the person's name; null if it was the operator, or somebody whose account is gone
 */
public record Import(
        String id,
        BotId bot,
        String name,
        @Nullable String shape,
        long sizeBytes,
        long receivedBytes,
        State state,
        String problem,
        String contentHash,
        Check check,
        Brought brought,
        Instant madeAt,
        Instant changedAt,
        @Nullable String madeBy) {

    /** What is being done with it, or was. */
    public enum State {
        /** The file is on its way here. */
        UPLOADING,
        /** It is read once, without anything being stored. */
        CHECKING,
        /** It waits for somebody to say that it may come in. */
        CHECKED,
        /** It goes into the event log. */
        RUNNING,
        DONE,
        FAILED;

        /** Whether the server works on it. */
        public boolean isAtWork() {
            return this == CHECKING || this == RUNNING;
        }
    }

    /**
     * What a reading of the whole file found, or has found so far.
     *
     * @param readBytes how far it has read, decompressed
     * @param totalBytes how long the file is, decompressed; 0 as long as nobody knows
     * @param lines records, without the header
     * @param usable those of them that events can be made of
     * @param detailsJson first rows and unknown columns
     */
    public record Check(
            long readBytes,
            long totalBytes,
            long lines,
            long usable,
            long faulty,
            long events,
            @Nullable Instant first,
            @Nullable Instant last,
            String detailsJson) {
        public static final Check NONE = new Check(0, 0, 0, 0, 0, 0, null, null, "{}");
    }

    /**
     * Up to where the file is durable in the event log.
     *
     * @param events how many there are before it
     */
    public record Brought(long bytes, long line, long events) {
        public static final Brought NOTHING = new Brought(0, 0, 0);
    }

    /** Of what is being done with it now, from 0 to 1. */
    public double progress() {
        return switch (state) {
            case UPLOADING -> share(receivedBytes, sizeBytes);
            case CHECKING -> share(check.readBytes(), check.totalBytes());
            case RUNNING -> share(brought.bytes(), check.totalBytes());
            case CHECKED, FAILED -> 0;
            case DONE -> 1;
        };
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }
}
