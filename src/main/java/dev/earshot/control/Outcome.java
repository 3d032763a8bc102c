package dev.earshot.control;

import java.util.List;

/**
 * What came of something a caller asked to be done.
 *
 * @param <T> what it yields when done
 */
public sealed interface Outcome<T> {
    /** It is done and on disk. */
    record Done<T>(T value) implements Outcome<T> {}

    /** What was given can't be used (400). Nothing has changed. */
    record Invalid<T>(List<FieldFault> faults) implements Outcome<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }

        static <T> Invalid<T> of(String field, String message) {
            return new Invalid<>(List.of(new FieldFault(field, message)));
        }
    }

    /** There is none that the caller may see (404); whether another workspace has one is not told. */
    record NotFound<T>() implements Outcome<T> {}

    /** The caller may see it but not change it (403). */
    record Refused<T>(String reason) implements Outcome<T> {}
}
