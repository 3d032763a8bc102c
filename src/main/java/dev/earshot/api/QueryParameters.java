package dev.earshot.api;

import dev.earshot.http.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of a call, checked. A parameter without a value counts as absent. */
final class QueryParameters {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    /** Longer than any user id or search; cursors with a user id inside are longer still. */
    private static final int MAX_CHARACTERS = 6_000;

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** @throws Problem 400 if one is unknown or too long */
    static QueryParameters of(Map<String, String> values, Set<String> known) {
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw UnknownName.problem("query parameter", name, known);
            }
            if (value.length() > MAX_CHARACTERS) {
                throw Problem.badRequest("'" + name + "' is too long.");
            }
        });
        return new QueryParameters(values);
    }

    @Nullable
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** @throws Problem 400 if it is not a whole number from 1 to 500 */
    int limit() {
        String value = text("limit");
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(value.trim());
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Falls through: one message for what is no number and for what is out of range.
        }
        throw Problem.badRequest("'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
    }

    /** @throws Problem 400 if it is no time */
    @Nullable
    Instant time(String name) {
        String value = text(name);
        return value == null
                ? null
                : Times.parse(value.trim())
                        .orElseThrow(() -> Problem.badRequest("'" + name
                                + "' must be a time such as 2026-01-31T12:00:00Z, or milliseconds since 1970."));
    }

    /** The times between which to look; {@code from} is included, {@code to} is not. */
    record TimeRange(@Nullable Instant from, @Nullable Instant to) {}

    /** @throws Problem 400 if it would be empty */
    TimeRange timeRange() {
        Instant from = time("from");
        Instant to = time("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.badRequest("'from' must lie before 'to'.");
        }
        return new TimeRange(from, to);
    }

    /**
     * One of the values of an enum, written in lower case.
     *
     * @return the constant's name
     * @throws Problem 400 if it is none
     */
    <E extends Enum<E>> @Nullable String choice(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
        if (!choices.contains(value)) {
            throw Problem.badRequest("'" + name + "' must be one of " + String.join(", ", choices) + ".");
        }
        return value.toUpperCase(Locale.ROOT);
    }

    /** @throws Problem 400 if it asks for anything but {@code raw} */
    boolean includesRaw() {
        Optional<String> include = Optional.ofNullable(text("include"));
        if (include.isPresent() && !include.get().equals("raw")) {
            throw Problem.badRequest("'include' can only be 'raw'.");
        }
        return include.isPresent();
    }
}
