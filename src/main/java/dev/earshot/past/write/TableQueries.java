package dev.earshot.past.write;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.store.SaidBetween;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** The tables that can be taken away, with columns that an import knows again. */
final class TableQueries {
    private final ExportQuestion question;
    private final boolean isForSpreadsheets;

    /** @param isForSpreadsheets whether texts must not run as formulas */
    TableQueries(ExportQuestion question, boolean isForSpreadsheets) {
        this.question = question;
        this.isForSpreadsheets = isForSpreadsheets;
    }

    Select<?> of(ExportWhat what) {
        return switch (what) {
            case MESSAGES -> messages();
            case EVENTS -> events();
            case USERS -> users();
        };
    }

    private Condition isAsked(TableField<Record, String> bot, TableField<Record, Instant> time) {
        Condition ofBot = bot.eq(question.bot().value());
        Condition isLate = question.from() == null ? DSL.noCondition() : time.ge(question.start());
        Condition isEarly = question.to() == null ? DSL.noCondition() : time.lt(question.end());
        return ofBot.and(isLate).and(isEarly);
    }

    /** Intent and 'not handled' as reports have them: later copies and answers may have said them. */
    private Select<?> messages() {
        Table<Record> said = SaidBetween.of(question.bot().value(), question.start(), question.end())
                .as("said_then");
        Field<Long> sequence = in(said, SAID.SEQUENCE);
        Field<String> intent = DSL.coalesce(in(said, SAID.INTENT), MESSAGE.INTENT);
        Field<Double> confidence = DSL.coalesce(in(said, SAID.CONFIDENCE), MESSAGE.INTENT_CONFIDENCE);
        Field<String> inputs = DSL.coalesce(in(said, SAID.INPUTS), MESSAGE.INTENT_INPUTS);
        Field<Boolean> notHandled = DSL.coalesce(in(said, SAID.NOT_HANDLED), MESSAGE.NOT_HANDLED);
        List<Field<?>> columns = new ArrayList<>();
        columns.add(MESSAGE.ID.as("id"));
        columns.add(MESSAGE.TIME.as("timestamp"));
        columns.add(text(MESSAGE.USER, "userId"));
        columns.add(word(MESSAGE.DIRECTION, "direction"));
        columns.add(word(MESSAGE.AUTHOR, "author"));
        columns.add(word(MESSAGE.KIND, "kind"));
        columns.add(text(MESSAGE.TEXT, "text"));
        columns.add(text(in(said, SAID.PAYLOAD), "payload"));
        columns.add(text(intent, "intent"));
        columns.add(confidence.as("intentConfidence"));
        columns.add(text(inputs, "intentInputs"));
        columns.add(notHandled.as("notHandled"));
        columns.add(text(MESSAGE.PLATFORM, "platform"));
        columns.add(text(MESSAGE.CONVERSATION, "conversationId"));
        columns.add(text(MESSAGE.SESSION, "sessionId"));
        columns.add(text(MESSAGE.MESSAGE_ID, "messageId"));
        columns.add(text(MESSAGE.TEMPLATE_ID, "templateId"));
        columns.add(text(MESSAGE.FAILURE_CODE, "failureCode"));
        columns.add(text(MESSAGE.METADATA, "metadata"));
        columns.add(text(MESSAGE.SOURCE, "source"));
        return DSL.select(columns)
                .from(MESSAGE)
                .leftJoin(said)
                .on(sequence.eq(MESSAGE.SEQUENCE))
                .where(isAsked(MESSAGE.BOT, MESSAGE.TIME))
                .orderBy(MESSAGE.TIME, MESSAGE.SEQUENCE);
    }

    private static <T> Field<T> in(Table<Record> said, TableField<Record, T> column) {
        return DSL.field(DSL.name(said.getName(), column.getName()), column.getDataType());
    }

    private Select<?> events() {
        List<Field<?>> columns = List.of(
                EVENT.ID.as("id"),
                EVENT.TIME.as("timestamp"),
                text(EVENT.USER, "userId"),
                text(EVENT.NAME, "event"),
                word(EVENT.TYPE, "eventType"),
                EVENT.AMOUNT.as("amount"),
                text(EVENT.CURRENCY, "currency"),
                text(EVENT.REFERENCE_NUMBER, "referenceNumber"),
                text(EVENT.PLATFORM, "platform"),
                text(EVENT.CONVERSATION, "conversationId"),
                text(EVENT.SESSION, "sessionId"),
                text(EVENT.ATTRIBUTES, "attributes"),
                text(EVENT.SOURCE, "source"));
        return DSL.select(columns)
                .from(EVENT)
                .where(isAsked(EVENT.BOT, EVENT.TIME))
                .orderBy(EVENT.TIME, EVENT.SEQUENCE);
    }

    /** Those who said, were told or did something then, with their attributes as they are now. */
    private Select<?> users() {
        Field<Long> incoming = DSL.when(MESSAGE.DIRECTION.eq("INCOMING"), 1L).otherwise(0L);
        Table<Record> seen = DSL.table("({0})", seenUsers(incoming)).as("seen");
        Table<Record> newest = DSL.table(
                        "({0})",
                        DSL.select(
                                        USER_PROPERTIES.USER.as("newest_user"),
                                        DSL.max(USER_PROPERTIES.SEQUENCE).as("newest_sequence"))
                                .from(USER_PROPERTIES)
                                .where(USER_PROPERTIES.BOT.eq(question.bot().value()))
                                .groupBy(USER_PROPERTIES.USER))
                .as("newest");
        Field<String> user = DSL.field(DSL.name("seen", "user_id"), String.class);
        Field<Instant> time = DSL.field(DSL.name("seen", "time_millis"), MESSAGE.TIME.getDataType());
        Field<Long> said = DSL.field(DSL.name("seen", "said"), Long.class);
        Field<Long> told = DSL.field(DSL.name("seen", "told"), Long.class);
        Field<Long> done = DSL.field(DSL.name("seen", "done"), Long.class);
        Field<String> ofNewest = DSL.field(DSL.name("newest", "newest_user"), String.class);
        Field<Long> sequence = DSL.field(DSL.name("newest", "newest_sequence"), Long.class);
        return DSL.select(
                        text(user, "userId"),
                        DSL.min(time).as("firstSeen"),
                        DSL.max(time).as("lastSeen"),
                        DSL.sum(said).cast(Long.class).as("messagesIn"),
                        DSL.sum(told).cast(Long.class).as("messagesOut"),
                        DSL.sum(done).cast(Long.class).as("events"),
                        text(DSL.max(USER_PROPERTIES.PROPERTIES), "platformUserJson"))
                .from(seen)
                .leftJoin(newest)
                .on(ofNewest.eq(user))
                .leftJoin(USER_PROPERTIES)
                .on(USER_PROPERTIES.SEQUENCE.eq(sequence))
                .groupBy(user)
                .orderBy(user);
    }

    private Select<?> seenUsers(Field<Long> incoming) {
        return DSL.select(
                        MESSAGE.USER.as("user_id"),
                        MESSAGE.TIME.as("time_millis"),
                        incoming.as("said"),
                        DSL.inline(1L).minus(incoming).as("told"),
                        DSL.inline(0L).as("done"))
                .from(MESSAGE)
                .where(isAsked(MESSAGE.BOT, MESSAGE.TIME), MESSAGE.USER.ne(""))
                .unionAll(DSL.select(EVENT.USER, EVENT.TIME, DSL.inline(0L), DSL.inline(0L), DSL.inline(1L))
                        .from(EVENT)
                        .where(isAsked(EVENT.BOT, EVENT.TIME), EVENT.USER.ne("")));
    }

    private static Field<String> word(Field<String> column, String name) {
        return DSL.lower(column).as(name);
    }

    /** What a spreadsheet would run gets an apostrophe before it, as in all our CSV files. */
    private Field<String> text(Field<String> column, String name) {
        if (!isForSpreadsheets) {
            return column.as(name);
        }
        Condition isFormula = DSL.left(column, 1).in("=", "+", "-", "@", "\t", "\r");
        return DSL.when(isFormula, DSL.concat(DSL.inline("'"), column))
                .otherwise(column)
                .as(name);
    }
}
