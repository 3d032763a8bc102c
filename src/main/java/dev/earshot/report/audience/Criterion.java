package dev.earshot.report.audience;

import dev.earshot.report.act.Act;
import dev.earshot.report.frame.Span;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users of an audience have in common. Only users of whom there is a message or an event can meet one, also where it says
 * what they did not do. {@link CriterionJson} writes and reads it.
 *
 * <p>Constructors throw {@link IllegalArgumentException} in words that go after the name of what is wrong.
 */
public sealed interface Criterion {
    /** In characters, of names and values. */
    int MAX_TEXT = 1_000;

    /** Of messages, events or taps. */
    long MAX_TIMES = 1_000_000;

    /** One that is met by who has, or has not, some rows of the store. */
    sealed interface OfRows extends Criterion {

        /** Whether it is met by whoever has no such rows, and not by some who have. */
        default boolean isMetWithout() {
            return false;
        }
    }

    /** They meet every one. */
    record All(List<Criterion> of) implements Criterion {
        public All {
            of = some(of);
        }
    }

    /** They meet one at least. */
    record Any(List<Criterion> of) implements Criterion {
        public Any {
            of = some(of);
        }
    }

    /** They do not meet it. */
    record Not(Criterion of) implements Criterion {}

    /**
     * An attribute of theirs passes a test.
     *
     * @param value what it is compared with; empty for {@link AttributeTest#EXISTS}
     * @param isEver whether it is enough that it did at any time; or else what they have by now counts
     */
    record Attribute(String name, AttributeTest test, String value, boolean isEver) implements OfRows {
        public Attribute {
            text("name", name);
            if (test == AttributeTest.EXISTS) {
                value = "";
            } else {
                text("value", value);
            }
            test.check(value);
        }
    }

    /**
     * They did it, or it happened to them, so often.
     *
     * @param times {@code 0-0} for those who did not
     */
    record Did(Act what, Span times, When when) implements OfRows {
        public Did {
            Long most = times.most();
            if (times.least() > MAX_TIMES || most != null && most > MAX_TIMES) {
                throw new IllegalArgumentException("must be at most " + MAX_TIMES + " times");
            }
            if (most != null && most < times.least()) {
                throw new IllegalArgumentException("must be at most as often as at least");
            }
        }

        @Override
        public boolean isMetWithout() {
            return times.least() == 0;
        }
    }

    /** Their first message or event ever lies then. */
    record FirstSeen(When when) implements OfRows {}

    /** Their last message or event lies then. */
    record LastSeen(When when) implements Criterion {}

    /**
     * The amounts of their events in a currency come to so much together; 0 without any.
     *
     * @param currency {@code none} for amounts that name none
     * @param least null for no bound
     * @param most null for no bound
     */
    record Spent(
            String currency,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            When when) implements OfRows {
        public Spent {
            text("currency", currency);
            if (least == null && most == null) {
                throw new IllegalArgumentException("needs an amount: at least, or at most");
            }
            if (least != null && most != null && least.compareTo(most) > 0) {
                throw new IllegalArgumentException("must be at most as much as at least");
            }
        }

        @Override
        public boolean isMetWithout() {
            return (least == null || least.signum() <= 0) && (most == null || most.signum() >= 0);
        }
    }

    /** A click or a referral of theirs then brought this. */
    record CameBy(Came by, String value, When when) implements OfRows {
        public CameBy {
            text("value", value);
        }
    }

    /** They sent or received a message there. */
    record OnPlatform(String value) implements OfRows {
        public OnPlatform {
            text("value", value);
        }
    }

    /** They clicked on a link with it: iPhone, iPad, Android, Windows, Mac, Linux or Other. */
    record OnDevice(String value) implements OfRows {
        public OnDevice {
            text("value", value);
        }
    }

    private static void text(String name, String value) {
        if (value.isBlank() || value.length() > MAX_TEXT) {
            throw new IllegalArgumentException(name + " must have 1 to " + MAX_TEXT + " characters");
        }
    }

    private static List<Criterion> some(List<Criterion> of) {
        if (of.isEmpty()) {
            throw new IllegalArgumentException("needs one criterion at least");
        }
        return List.copyOf(of);
    }
}
