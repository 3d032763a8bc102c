package dev.earshot.report.frame;

import dev.earshot.store.Wording;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Something that messages can have in common. */
public enum MessageTrait {
    /** {@code INCOMING} or {@code OUTGOING}. */
    DIRECTION {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.DIRECTION.eq(value);
        }
    },
    /** The exact name; {@code NotHandled} means all that the bot did not understand. */
    INTENT {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return value.equals(Said.NOT_HANDLED_INTENT) ? Said.NOT_HANDLED.isTrue() : Said.INTENT.eq(value);
        }
    },
    /** {@code true}: the bot took it to mean something, whatever it was. */
    HAS_INTENT {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return value.equals("true") ? Understood.IS_UNDERSTOOD : DSL.not(Understood.IS_UNDERSTOOD);
        }
    },
    /** How sure the bot was of the intent: one of {@link ConfidenceBin#words}. */
    CONFIDENCE {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Understood.isAmong(question, ConfidenceBin.parse(value).of(Understood.CONFIDENCE));
        }
    },
    /** A value that was found in it, as JSON such as <code>{"name":"city","value":"Bonn"}</code>. */
    INPUT {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Understood.isAmong(question, Understood.hasInput(value));
        }
    },
    /** The text of the bot's next message within the session, exactly. */
    ANSWER {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Answers.isAnswered(question, value);
        }
    },
    /** The whole text, exactly. */
    TEXT {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.TEXT.eq(value);
        }
    },
    /** What the text says, whatever its case and its spaces ({@link Wording}). */
    WORDING {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.WORDING.eq(Wording.folded(DSL.val(value)));
        }
    },
    /** What was tapped: the payload of the quick reply or button ({@link Said#PRESSED}). */
    PRESSED {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.PRESSED.eq(value);
        }
    },
    /** As the store names it, such as {@code QUICK_REPLY}. */
    KIND {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.KIND.eq(value);
        }
    },
    /** The id of the template that it was made from. */
    TEMPLATE {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return Said.TEMPLATE_ID.eq(value);
        }
    },
    /** The code with which the platform refused to deliver it; {@link #ANY} for whichever. */
    FAILURE {
        @Override
        public Condition is(String value, ReportQuestion question) {
            return value.equals(ANY) ? Said.FAILURE_CODE.isNotNull() : Said.FAILURE_CODE.eq(value);
        }
    },
    /** An hour of the week by the bot's clock: the ISO day (1 is Monday) and the hour, such as {@code 1-13}. */
    HOUR_OF_WEEK {
        @Override
        public Condition is(String value, ReportQuestion question) {
            String[] parts = value.split("-", 2);
            try {
                return within(question.period(), DayOfWeek.of(Integer.parseInt(parts[0])), Integer.parseInt(parts[1]));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("'" + value + "' is no hour of a week such as 1-13", e);
            }
        }
    };

    /** Stands for every value. */
    public static final String ANY = "*";

    /**
     * Of {@link Said}.
     *
     * @param question whose period tells which days there are
     * @throws IllegalArgumentException in words for whoever asked
     */
    public abstract Condition is(String value, ReportQuestion question);

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Said in spans of time, since no engine is asked about time zones: one for each week of the period. */
    private static Condition within(Period period, DayOfWeek day, int hour) {
        List<Condition> spans = new ArrayList<>();
        LocalDate date = period.first().with(java.time.temporal.TemporalAdjusters.nextOrSame(day));
        for (; !date.isAfter(period.last()); date = date.plusWeeks(1)) {
            ZonedDateTime start = date.atTime(hour, 0).atZone(period.zone());
            ZonedDateTime end = date.atTime(hour, 0).plusHours(1).atZone(period.zone());
            spans.add(Said.TIME.ge(start.toInstant()).and(Said.TIME.lt(end.toInstant())));
        }
        return spans.isEmpty() ? DSL.falseCondition() : DSL.or(spans);
    }
}
