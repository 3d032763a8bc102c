package dev.earshot.store;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Context;

/**
 * How far an engine has settled the messages of a bot. The engine hands it over with the configuration under {@link #KEY}, so
 * that a query reads the table of settled messages up to there without whoever asks having to know.
 *
 * @param until the first moment that is not settled
 * @param marksFrom marks of messages from then on have this sequence or a higher one
 * @param marksSeen marks of messages before then count already up to this sequence
 * @param sessionTimeout by which the sessions were made
 */
public record Settled(Instant until, long marksFrom, long marksSeen, Duration sessionTimeout) {
    public static final String KEY = "earshot.settled";

    /** Nothing is. */
    public static final Settled NONE = new Settled(Instant.ofEpochMilli(Long.MIN_VALUE), 0, 0, Duration.ZERO);

    static Settled in(Context<?> context) {
        return context.configuration().data(KEY) instanceof Settled settled ? settled : NONE;
    }

    boolean isAfter(Instant time) {
        return until.isAfter(time);
    }
}
