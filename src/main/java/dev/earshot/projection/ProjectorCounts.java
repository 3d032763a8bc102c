package dev.earshot.projection;

import java.time.Duration;

/**
 * What the projector did since it was started.
 *
 * @param records of the log
 * @param stored events written, typing included, which leaves no row
 * @param duplicates events that were stored before
 * @param quarantined rejections written, and records that could not be read
 * @param unreadable records that could not be read
 * @param failures writes that failed and were tried again
 * @param lag how long ago what was last written had been received; zero when nothing is left to write
 */
public record ProjectorCounts(
        long records, long stored, long duplicates, long quarantined, long unreadable, long failures, Duration lag) {}
