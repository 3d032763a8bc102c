package dev.earshot.control;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something holds.
 *
 * @param start its first moment; null for ever before
 * @param end the first moment after it; null for ever after
 */
public record Period(@Nullable Instant start, @Nullable Instant end) {
    public static final Period ALWAYS = new Period(null, null);

    public boolean contains(Instant time) {
        return (start == null || !time.isBefore(start)) && (end == null || time.isBefore(end));
    }

    Optional<FieldFault> fault() {
        return start != null && end != null && !start.isBefore(end)
                ? FieldFault.of("endsAt", "must lie after the start")
                : Optional.empty();
    }
}
