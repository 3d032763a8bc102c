package dev.earshot.projection;

import java.time.Duration;

/** Settings of projectors for tests: they gather nothing but what is there, try again at once and remember little. */
final class TestSettings {
    static final ProjectorSettings IMMEDIATE = batchesOf(20_000, 100_000);

    private TestSettings() {}

    /** @param remembered how many ids and users are kept in memory */
    static ProjectorSettings batchesOf(int records, int remembered) {
        return new ProjectorSettings(
                records,
                16 * 1024 * 1024,
                Duration.ZERO,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                remembered,
                remembered,
                1 << 20,
                1_000,
                10_000,
                Duration.ofDays(30));
    }
}
