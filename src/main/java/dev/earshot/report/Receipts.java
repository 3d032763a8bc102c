package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a message was first said to be delivered and read; {@code seen} is the bot's reading of the user's message. */
record Receipts(
        @Nullable Instant delivered,
        @Nullable Instant read,
        @Nullable Instant seen) {
    static final Receipts NONE = new Receipts(null, null, null);

    /** @param kind a mark's; kinds that are no receipts change nothing */
    Receipts and(String kind, Instant time) {
        return switch (kind) {
            case "DELIVERED" -> new Receipts(earlier(delivered, time), read, seen);
            case "READ" -> new Receipts(delivered, earlier(read, time), seen);
            case "SEEN" -> new Receipts(delivered, read, earlier(seen, time));
            default -> this;
        };
    }

    /** Of both the earlier ones. */
    Receipts and(Receipts other) {
        return new Receipts(
                earliest(delivered, other.delivered), earliest(read, other.read), earliest(seen, other.seen));
    }

    private static @Nullable Instant earliest(@Nullable Instant known, @Nullable Instant time) {
        return time == null ? known : earlier(known, time);
    }

    private static Instant earlier(@Nullable Instant known, Instant time) {
        return known == null || time.isBefore(known) ? time : known;
    }
}
