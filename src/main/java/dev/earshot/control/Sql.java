package dev.earshot.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or a piece of one, with the arguments of its question marks.
 *
 * @param arguments text, whole numbers, or null
 */
record Sql(String text, List<@Nullable Object> arguments) {
    /** Times may be given as {@link Instant}s; they are stored as milliseconds. */
    static Sql of(String text, @Nullable Object... arguments) {
        List<@Nullable Object> stored = Arrays.asList(arguments.clone());
        stored.replaceAll(argument -> argument instanceof Instant time ? (Object) time.toEpochMilli() : argument);
        return new Sql(text, Collections.unmodifiableList(stored));
    }

    Sql plus(Sql other) {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.addAll(other.arguments);
        return new Sql(text + other.text, Collections.unmodifiableList(all));
    }

    Sql plus(String more) {
        return new Sql(text + more, arguments);
    }
}
