package dev.earshot.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that rules may ask of somebody who follows a link.
 *
 * @param languages that they read, the dearest first, in lower case: {@code de-at}
 * @param query the parameters of the clicked address
 * @param bucket from 0 to 9,999, always the same for one person and link: what a percentage is taken of
 */
public record Visit(
        Device device, List<String> languages, Place place, Map<String, String> query, Instant time, int bucket) {
    /** How many buckets there are: a hundredth of a percent each. */
    public static final int BUCKETS = 10_000;

    public Visit {
        languages = List.copyOf(languages);
        query = Map.copyOf(query);
        if (bucket < 0 || bucket >= BUCKETS) {
            throw new IllegalArgumentException("no bucket " + bucket);
        }
    }
}
