package dev.earshot.link;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Between two moments; one of them may be left out. The first belongs to it, the last does not. */
record PeriodCondition(@Nullable Instant from, @Nullable Instant to) implements Condition {

    static PeriodCondition parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "must be two times with '/' between, such as '2026-12-01T00:00Z / 2027-01-01T00:00Z'");
        }
        Instant from = time(parts[0].strip());
        Instant to = time(parts[1].strip());
        if (from == null && to == null) {
            throw new IllegalArgumentException("must have at least one time");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("must begin before it ends");
        }
        return new PeriodCondition(from, to);
    }

    private static @Nullable Instant time(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must have times such as 2026-12-01T00:00Z", e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.PERIOD;
    }

    @Override
    public String text() {
        return ((from == null ? "" : from) + " / " + (to == null ? "" : to)).strip();
    }

    @Override
    public boolean holds(Visit visit) {
        return (from == null || !visit.time().isBefore(from))
                && (to == null || visit.time().isBefore(to));
    }
}
