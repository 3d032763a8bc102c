package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.SAID;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.store.JsonText;
import dev.earshot.store.SaidBetween;
import dev.earshot.store.SaidInOrder;
import dev.earshot.store.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The messages of a bot as reports count them: with the intent and the 'not handled' that later copies and marks added, and
 * only those that a filter lets through. A table to select from, with the columns below.
 */
public final class Said {
    private static final String NAME = "line";
    static final String NOT_HANDLED_INTENT = "NotHandled";

    public static final Field<UUID> ID = column(SAID.ID);
    public static final Field<Long> SEQUENCE = column(SAID.SEQUENCE);
    public static final Field<String> USER = column(SAID.USER);
    public static final Field<Instant> TIME = column(SAID.TIME);
    public static final Field<String> DIRECTION = column(SAID.DIRECTION);
    public static final Field<String> KIND = column(SAID.KIND);
    public static final Field<String> TEXT = column(SAID.TEXT);
    public static final Field<String> SESSION = column(SAID.SESSION);
    public static final Field<String> TEMPLATE_ID = column(SAID.TEMPLATE_ID);
    public static final Field<String> FAILURE_CODE = column(SAID.FAILURE_CODE);
    public static final Field<String> INTENT = column(SAID.INTENT);
    public static final Field<Boolean> NOT_HANDLED = column(SAID.NOT_HANDLED);

    /** How what a user wrote sounds, from -1 to 1; null if there is no telling. */
    public static final Field<Double> SENTIMENT = column(SAID.SENTIMENT);

    /** How sure the bot was of the intent, from 0 to 1; null if it did not say. */
    public static final Field<Double> CONFIDENCE = column(SAID.CONFIDENCE);

    /** What was found in it, an array of <code>{"name":…,"value":…}</code>; null without any. */
    public static final Field<String> INPUTS = column(SAID.INPUTS);

    private static final Field<String> PAYLOAD = column(SAID.PAYLOAD);

    /** What the text says, whatever its case and its spaces. */
    public static final Field<String> WORDING = Wording.folded(TEXT);

    /**
     * Of a tap on a quick reply or button, its payload, which tells it from others whatever its title is; of one without a
     * payload, its title.
     */
    public static final Field<String> PRESSED_AS_SENT = DSL.coalesce(PAYLOAD, TEXT);

    /** What was tapped, however it is spelled. */
    public static final Field<String> PRESSED = Wording.spelled(PRESSED_AS_SENT);

    public static final Condition IS_INCOMING = DIRECTION.eq("INCOMING");
    public static final Condition IS_OUTGOING = DIRECTION.eq("OUTGOING");

    /** A message of the user that the bot did not understand. */
    public static final Condition IS_NOT_UNDERSTOOD = IS_INCOMING.and(NOT_HANDLED.isTrue());

    /** Words of a user's own: no tap, whose words are the bot's, and no picture alone. */
    public static final Condition IS_WRITTEN =
            DSL.and(IS_INCOMING, TEXT.isNotNull(), TEXT.ne(""), KIND.notIn("QUICK_REPLY", "POSTBACK"));

    public static final Field<String> PLATFORM = column(SAID.PLATFORM);

    /** Of {@link #inOrder}: milliseconds since the user's message before, whoever's; null for the first of a talk. */
    public static final Field<Long> PAUSE = column(SAID.PAUSE);

    /** Of {@link #inOrder}: the direction of the message before; null for the first of a talk. */
    public static final Field<String> BEFORE = column(SAID.BEFORE);

    /** Of {@link #inOrder}: the sequence of the first message of the session. */
    public static final Field<Long> OPENING = column(SAID.OPENING);

    /** Of {@link #inOrder}: when the session began. */
    public static final Field<Instant> OPENED_AT = column(SAID.OPENED_AT);

    private Said() {}

    /** Those of the question's period. */
    public static Table<Record> of(ReportQuestion question) {
        return between(question, question.period().from(), question.period().to());
    }

    /** Those from one moment on and before another. */
    public static Table<Record> between(ReportQuestion question, Instant from, Instant to) {
        return DSL.select(List.of(DSL.asterisk()))
                .from(SaidBetween.of(question.bot(), from, to).as(NAME))
                .where(isLetThrough(question))
                .asTable(NAME);
    }

    /** The messages of the period, each with its place in the user's talk. Filters do not restrict them. */
    public static Table<Record> inOrder(ReportQuestion question) {
        return inOrder(question, question.period().from(), question.period().to());
    }

    /** As {@link #inOrder(ReportQuestion)}, from one moment on and before another. */
    public static Table<Record> inOrder(ReportQuestion question, Instant from, Instant to) {
        return SaidInOrder.of(question.bot(), from, to, question.sessionTimeout())
                .as(NAME);
    }

    /** All that a user ever said or was told. */
    static Table<Record> inOrder(String bot, String user, Duration sessionTimeout) {
        return SaidInOrder.ofUser(bot, user, sessionTimeout).as(NAME);
    }

    private static <T> Field<T> column(Field<T> of) {
        return DSL.field(DSL.name(NAME, of.getName()), of.getDataType());
    }

    /** Whether the question's filter lets a message through. */
    public static Condition isLetThrough(ReportQuestion question) {
        return isOfMessages(question.filter()).and(users(question, USER));
    }

    /** What a filter says of messages, and not of users. */
    static Condition isOfMessages(ReportFilter filter) {
        List<Condition> all = new ArrayList<>();
        if (filter.platform() != null) {
            all.add(PLATFORM.eq(filter.platform()));
        }
        if (filter.direction() != null) {
            all.add(DIRECTION.eq(filter.direction()));
        }
        if (filter.intent() != null) {
            all.add(filter.intent().equals(NOT_HANDLED_INTENT) ? NOT_HANDLED.isTrue() : INTENT.eq(filter.intent()));
        }
        return DSL.and(all);
    }

    /** Which users count. */
    public static Condition users(ReportQuestion question, Field<String> user) {
        ReportFilter filter = question.filter();
        Condition condition = DSL.noCondition();
        if (filter.event() != null) {
            condition = condition.and(user.in(DSL.select(EVENT.USER)
                    .from(EVENT)
                    .where(
                            EVENT.BOT.eq(question.bot()),
                            EVENT.NAME.eq(filter.event()),
                            EVENT.TIME.ge(question.period().from()),
                            EVENT.TIME.lt(question.period().to()))));
        }
        if (filter.property() != null) {
            Field<String> newest = DSL.maxBy(USER_PROPERTIES.PROPERTIES, USER_PROPERTIES.SEQUENCE);
            condition = condition.and(user.in(DSL.select(USER_PROPERTIES.USER)
                    .from(USER_PROPERTIES)
                    .where(USER_PROPERTIES.BOT.eq(question.bot()))
                    .groupBy(USER_PROPERTIES.USER)
                    .having(JsonText.of(newest, filter.property()).eq(filter.propertyValue()))));
        }
        for (ChosenUsers chosen : filter.chosenUsers()) {
            condition = condition.and(chosen.has(user));
        }
        return condition;
    }
}
