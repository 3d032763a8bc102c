package dev.earshot.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call that was made in vain is made again.
 *
 * @param pauses after the first call, after the second, and so on; as many times it is made again
 */
public record BackOff(List<Duration> pauses) {
    /** A fifth more or less: what failed at once must not all come again at once. */
    private static final double JITTER = 0.2;

    public BackOff {
        pauses = List.copyOf(pauses);
    }

    /** Empty if it was made often enough. */
    public Optional<Duration> after(int calls) {
        return calls > pauses.size() ? Optional.empty() : Optional.of(pauses.get(calls - 1));
    }

    public Optional<Duration> after(int calls, RandomGenerator random) {
        return after(calls)
                .map(pause ->
                        Duration.ofMillis(Math.round(pause.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER))));
    }
}
