package dev.earshot.ingest;

import dev.earshot.event.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of events.
 *
 * @param rejected by reason; reasons with none are left out
 */
public record Counts(long received, long accepted, Map<RejectReason, Long> rejected) {

    public static final Counts NONE = new Counts(0, 0, Map.of());

    public Counts {
        rejected = Map.copyOf(rejected);
    }

    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    public Counts plus(Counts other) {
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        other.rejected.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new Counts(received + other.received, accepted + other.accepted, sum);
    }
}
