package dev.earshot.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * What shall be invented. The same plan gives the same calls, byte for byte.
 *
 * @param messages said in both directions, by all bots together; hit to within a conversation of each bot
 * @param bots 1 to 100; kinds of bots take turns
 * @param days how long it lasts, up to {@code end}
 * @param end when it ends; nothing is later
 */
public record DemoPlan(long seed, long messages, int bots, int days, Instant end) {
    public static final int MAX_BOTS = 100;
    public static final int MAX_DAYS = 3_650;
    public static final long MAX_MESSAGES = 1_000_000_000;

    public DemoPlan {
        if (bots < 1 || bots > MAX_BOTS || days < 1 || days > MAX_DAYS || messages < 1 || messages > MAX_MESSAGES) {
            throw new IllegalArgumentException("a world has 1 to " + MAX_BOTS + " bots, 1 to " + MAX_DAYS
                    + " days and 1 to " + MAX_MESSAGES + " messages");
        }
    }

    Instant start() {
        return end.minus(Duration.ofDays(days));
    }
}
