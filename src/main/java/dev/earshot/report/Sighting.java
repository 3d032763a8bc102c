package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a user was heard of, and how often. */
record Sighting(Instant first, Instant last, long incoming, long outgoing, long events) {

    /** Both together. */
    Sighting and(Sighting other) {
        return new Sighting(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                incoming + other.incoming,
                outgoing + other.outgoing,
                events + other.events);
    }

    PersonSummary summary(String user, @Nullable String name) {
        return new PersonSummary(user, name, first, last, incoming + outgoing);
    }
}
