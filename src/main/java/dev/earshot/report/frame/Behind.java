package dev.earshot.report.frame;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The messages or events behind a number, in the words of the lists that show them. What is null does not restrict.
 *
 * @param what whose list it is
 */
public record Behind(
        What what,
        Instant from,
        Instant to,
        @Nullable String direction,
        @Nullable String intent,
        @Nullable String text,
        @Nullable String kind) {

    /** Which list shows it. */
    public enum What {
        MESSAGES,
        EVENTS
    }

    public static Behind messages(Instant from, Instant to) {
        return new Behind(What.MESSAGES, from, to, null, null, null, null);
    }

    public static Behind events(Instant from, Instant to, @Nullable String type) {
        return new Behind(What.EVENTS, from, to, null, null, null, type);
    }

    public Behind direction(String name) {
        return new Behind(what, from, to, name, intent, text, kind);
    }

    public Behind intent(String name) {
        return new Behind(what, from, to, direction, name, text, kind);
    }
}
