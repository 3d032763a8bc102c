package dev.earshot.report.frame;

import dev.earshot.store.Wording;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Something that messages can have in common. */
public enum MessageTrait {
    /** {@code INCOMING} or {@code OUTGOING}. */
    DIRECTION,
    /** The exact name; {@code NotHandled} means all that the bot did not understand. */
    INTENT,
    /** {@code true}: the bot took it to mean something, whatever it was. */
    HAS_INTENT,
    /** How sure the bot was of the intent: one of {@link ConfidenceBin#words}. */
    CONFIDENCE,
    /** A value that was found in it, as JSON such as <code>{"name":"city","value":"Bonn"}</code>. */
    INPUT,
    /** The text of the bot's next message within the session, exactly. */
    ANSWER,
    /** The whole text, exactly. */
    TEXT,
    /** What the text says, whatever its case and its spaces ({@link Wording}). */
    WORDING,
    /** What was tapped: the payload of the quick reply or button ({@link Said#PRESSED}). */
    PRESSED,
    /** As the store names it, such as {@code QUICK_REPLY}. */
    KIND,
    /** The id of the template that it was made from. */
    TEMPLATE,
    /** The code with which the platform refused to deliver it; {@link #ANY} for whichever. */
    FAILURE,
    /** An hour of the week by the bot's clock: the ISO day (1 is Monday) and the hour, such as {@code 1-13}. */
    HOUR_OF_WEEK,
    /** How what a user wrote sounds: the word of a {@link Mood}; {@link #ANY} for all that users wrote. */
    SENTIMENT;

    /** Stands for every value. */
    public static final String ANY = "*";

    /**
     * Of {@link Said}.
     *
     * @param question whose period tells which days there are
     * @throws IllegalArgumentException in words for whoever asked
     */
    public Condition is(String value, ReportQuestion question) {
        return switch (this) {
            case DIRECTION -> Said.DIRECTION.eq(value);
            case INTENT -> value.equals(Said.NOT_HANDLED_INTENT) ? Said.NOT_HANDLED.isTrue() : Said.INTENT.eq(value);
            case HAS_INTENT -> value.equals("true") ? Understood.IS_UNDERSTOOD : DSL.not(Understood.IS_UNDERSTOOD);
            case CONFIDENCE ->
                Understood.IS_UNDERSTOOD.and(ConfidenceBin.parse(value).of(Said.CONFIDENCE));
            case INPUT -> Understood.IS_UNDERSTOOD.and(Understood.hasInput(value));
            case ANSWER -> Answers.isAnswered(question, value);
            case TEXT -> Said.TEXT.eq(value);
            case WORDING -> Said.WORDING.eq(Wording.folded(DSL.val(value)));
            case PRESSED -> Said.PRESSED.eq(value);
            case KIND -> Said.KIND.eq(value);
            case TEMPLATE -> Said.TEMPLATE_ID.eq(value);
            case FAILURE -> value.equals(ANY) ? Said.FAILURE_CODE.isNotNull() : Said.FAILURE_CODE.eq(value);
            case HOUR_OF_WEEK -> inHourOfWeek(value, question.period());
            case SENTIMENT ->
                value.equals(ANY)
                        ? Said.IS_WRITTEN
                        : Said.IS_WRITTEN.and(Mood.parse(value).is(Said.SENTIMENT));
        };
    }

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Condition inHourOfWeek(String value, Period period) {
        String[] parts = value.split("-", 2);
        try {
            return within(period, DayOfWeek.of(Integer.parseInt(parts[0])), Integer.parseInt(parts[1]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + value + "' is no hour of a week such as 1-13", e);
        }
    }

    /** Said in spans of time, since no engine is asked about time zones: one for each week of the period. */
    private static Condition within(Period period, DayOfWeek day, int hour) {
        List<Condition> spans = new ArrayList<>();
        LocalDate date = period.first().with(TemporalAdjusters.nextOrSame(day));
        for (; !date.isAfter(period.last()); date = date.plusWeeks(1)) {
            ZonedDateTime start = date.atTime(hour, 0).atZone(period.zone());
            ZonedDateTime end = date.atTime(hour, 0).plusHours(1).atZone(period.zone());
            spans.add(Said.TIME.ge(start.toInstant()).and(Said.TIME.lt(end.toInstant())));
        }
        return spans.isEmpty() ? DSL.falseCondition() : DSL.or(spans);
    }
}
