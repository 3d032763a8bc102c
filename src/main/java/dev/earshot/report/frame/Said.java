package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.store.JsonText;
import dev.earshot.store.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The messages of a bot as reports count them: with the intent and the 'not handled' that later copies and marks added, and
 * only those that a filter lets through. A table to select from, with the columns below.
 */
public final class Said {
    private static final String NAME = "said";
    static final String NOT_HANDLED_INTENT = "NotHandled";

    public static final Field<UUID> ID = column(MESSAGE.ID);
    public static final Field<Long> SEQUENCE = column(MESSAGE.SEQUENCE);
    public static final Field<String> USER = column(MESSAGE.USER);
    public static final Field<Instant> TIME = column(MESSAGE.TIME);
    public static final Field<String> DIRECTION = column(MESSAGE.DIRECTION);
    public static final Field<String> KIND = column(MESSAGE.KIND);
    public static final Field<String> TEXT = column(MESSAGE.TEXT);
    public static final Field<String> SESSION = column(MESSAGE.SESSION);
    public static final Field<String> TEMPLATE_ID = column(MESSAGE.TEMPLATE_ID);
    public static final Field<String> FAILURE_CODE = column(MESSAGE.FAILURE_CODE);
    public static final Field<String> INTENT = column(MESSAGE.INTENT);
    public static final Field<Boolean> NOT_HANDLED = column(MESSAGE.NOT_HANDLED);

    /** Of the first copy's own intent; {@link Understood} knows those that came later. */
    static final Field<Double> OWN_CONFIDENCE = column(MESSAGE.INTENT_CONFIDENCE);

    /** As {@link #OWN_CONFIDENCE}. */
    static final Field<String> OWN_INPUTS = column(MESSAGE.INTENT_INPUTS);

    /** Whether the first copy said nothing of an intent. */
    static final Field<Boolean> IS_INTENT_LATER = DSL.field(DSL.name(NAME, "is_intent_later"), SQLDataType.BOOLEAN);

    private static final Field<String> CONTENT = column(MESSAGE.CONTENT);

    /** What the text says, whatever its case and its spaces. */
    public static final Field<String> WORDING = Wording.folded(TEXT);

    /**
     * Of a tap on a quick reply or button, its payload, which tells it from others whatever its title is; of one without a
     * payload, its title.
     */
    public static final Field<String> PRESSED = Wording.spelled(DSL.coalesce(JsonText.of(CONTENT, "payload"), TEXT));

    public static final Condition IS_INCOMING = DIRECTION.eq("INCOMING");
    public static final Condition IS_OUTGOING = DIRECTION.eq("OUTGOING");

    /** A message of the user that the bot did not understand. */
    public static final Condition IS_NOT_UNDERSTOOD = IS_INCOMING.and(NOT_HANDLED.isTrue());

    private final ReportQuestion question;

    private Said(ReportQuestion question) {
        this.question = question;
    }

    /** Those of the question's period. */
    public static Table<Record> of(ReportQuestion question) {
        return between(question, question.period().from(), question.period().to());
    }

    /** Those from one moment on and before another. */
    public static Table<Record> between(ReportQuestion question, Instant from, Instant to) {
        return new Said(question).table(MESSAGE.TIME.ge(from).and(MESSAGE.TIME.lt(to)));
    }

    private static <T> Field<T> column(Field<T> of) {
        return DSL.field(DSL.name(NAME, of.getName()), of.getDataType());
    }

    private Table<Record> table(Condition time) {
        Table<Record2<UUID, String>> later = laterIntents().asTable("later");
        Table<Record1<UUID>> missed = missed().asTable("missed");
        Field<UUID> enriched = DSL.field(DSL.name("later", MARK.TARGET_ID.getName()), UUID.class);
        Field<UUID> notUnderstood = DSL.field(DSL.name("missed", MARK.TARGET_ID.getName()), UUID.class);
        Field<String> intent =
                DSL.coalesce(MESSAGE.INTENT, DSL.field(DSL.name("later", MESSAGE.INTENT.getName()), String.class));
        Condition isNotHandled =
                DSL.or(MESSAGE.NOT_HANDLED.isTrue(), intent.eq(NOT_HANDLED_INTENT), notUnderstood.isNotNull());
        Field<Boolean> notHandled = DSL.when(isNotHandled, true).otherwise(false);
        List<Field<?>> columns = new ArrayList<>(List.of(
                MESSAGE.ID,
                MESSAGE.SEQUENCE,
                MESSAGE.USER,
                MESSAGE.TIME,
                MESSAGE.DIRECTION,
                MESSAGE.KIND,
                MESSAGE.TEXT,
                MESSAGE.SESSION,
                MESSAGE.TEMPLATE_ID,
                MESSAGE.FAILURE_CODE));
        columns.add(MESSAGE.INTENT_CONFIDENCE);
        columns.add(MESSAGE.INTENT_INPUTS);
        columns.add(DSL.when(MESSAGE.INTENT.isNull(), true).otherwise(false).as("is_intent_later"));
        columns.add(MESSAGE.CONTENT);
        columns.add(intent.as(MESSAGE.INTENT));
        columns.add(notHandled.as(MESSAGE.NOT_HANDLED));
        return DSL.select(columns)
                .from(MESSAGE)
                .leftJoin(later)
                .on(MESSAGE.ID.eq(enriched))
                .leftJoin(missed)
                .on(MESSAGE.ID.eq(notUnderstood))
                .where(MESSAGE.BOT.eq(question.bot()), MESSAGE.USER.ne(""), time, restrictions(intent, isNotHandled))
                .asTable(NAME);
    }

    /** What a later copy of a message says of its intent counts where the first copy said nothing; the first that says so. */
    private Select<Record2<UUID, String>> laterIntents() {
        return DSL.select(MARK.TARGET_ID, DSL.minBy(MARK.VALUE, MARK.SEQUENCE).as(MESSAGE.INTENT))
                .from(MARK)
                .where(MARK.BOT.eq(question.bot()), MARK.KIND.eq("INTENT"), MARK.TARGET_ID.isNotNull())
                .groupBy(MARK.TARGET_ID);
    }

    private Select<Record1<UUID>> missed() {
        return DSL.selectDistinct(MARK.TARGET_ID)
                .from(MARK)
                .where(MARK.BOT.eq(question.bot()), MARK.KIND.eq("NOT_HANDLED"), MARK.TARGET_ID.isNotNull());
    }

    private Condition restrictions(Field<String> intent, Condition isNotHandled) {
        ReportFilter filter = question.filter();
        List<Condition> all = new ArrayList<>();
        if (filter.platform() != null) {
            all.add(MESSAGE.PLATFORM.eq(filter.platform()));
        }
        if (filter.direction() != null) {
            all.add(MESSAGE.DIRECTION.eq(filter.direction()));
        }
        if (filter.intent() != null) {
            all.add(filter.intent().equals(NOT_HANDLED_INTENT) ? isNotHandled : intent.eq(filter.intent()));
        }
        all.add(users(question, MESSAGE.USER));
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
        return condition;
    }
}
