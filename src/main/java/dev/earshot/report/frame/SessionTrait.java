package dev.earshot.report.frame;

import java.util.Locale;
import org.jooq.Condition;

/** Something that sessions have more or less of. */
public enum SessionTrait {
    /** Messages in both directions. */
    MESSAGES,
    /** Messages that the user sent. */
    SENT,
    /** Milliseconds from the first message to the last. */
    MILLIS;

    /** Of {@link Sessions#of}. */
    public Condition is(Span span) {
        return span.contains(
                switch (this) {
                    case MESSAGES -> Sessions.INCOMING.plus(Sessions.OUTGOING);
                    case SENT -> Sessions.INCOMING;
                    case MILLIS -> Sessions.MILLIS;
                });
    }

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
