package dev.earshot.report;

import dev.earshot.store.MarkTable;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Receipts that mean all messages of a user up to a time. The earliest receipt that covers a message counts. A user can have
 * many thousands, so the engine finds the earliest ones: one query for those that cover all of a page, one for those that
 * cover a part of it.
 */
final class Watermarks {
    private static final MarkTable MARK = Tables.MARK;
    private static final List<String> KINDS = List.of("DELIVERED", "READ", "SEEN");
    private static final Field<Instant> FIRST_TIME = DSL.min(MARK.TIME).as("first_millis");

    private final Store store;

    Watermarks(Store store) {
        this.store = store;
    }

    /** @return of the messages that are covered */
    Map<UUID, Receipts> over(String bot, List<MessageRow> messages) {
        Map<UUID, Receipts> receipts = new HashMap<>();
        if (messages.isEmpty()) {
            return receipts;
        }
        Instant oldest = messages.stream()
                .map(MessageRow::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant newest = messages.stream()
                .map(MessageRow::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        addOverAll(bot, messages, newest, receipts);
        if (oldest.isBefore(newest)) {
            addOverSome(bot, messages, MARK.WATERMARK.ge(oldest).and(MARK.WATERMARK.lt(newest)), receipts);
        }
        return receipts;
    }

    private void addOverAll(String bot, List<MessageRow> messages, Instant newest, Map<UUID, Receipts> receipts) {
        List<String> users = users(messages);
        var query = DSL.select(MARK.USER, MARK.DIRECTION, MARK.KIND, FIRST_TIME)
                .from(MARK)
                .where(MARK.BOT.eq(bot), MARK.USER.in(users), MARK.KIND.in(KINDS), MARK.WATERMARK.ge(newest))
                .groupBy(MARK.USER, MARK.DIRECTION, MARK.KIND);
        Map<Addressed, Receipts> found = new HashMap<>();
        for (Record row : store.query(bot, query)) {
            found.compute(
                    new Addressed(row.get(MARK.USER), String.valueOf(row.get(MARK.DIRECTION))),
                    (key, known) -> with(known, row));
        }
        for (MessageRow message : messages) {
            Receipts of = found.get(new Addressed(message.user(), message.direction()));
            if (of != null) {
                receipts.put(message.id(), of);
            }
        }
    }

    private void addOverSome(String bot, List<MessageRow> messages, Condition isPart, Map<UUID, Receipts> receipts) {
        Table<?> page = page(messages);
        List<String> users = users(messages);
        Field<UUID> id = DSL.field(DSL.name("page", "id"), UUID.class);
        Field<String> user = DSL.field(DSL.name("page", "addressee"), String.class);
        Field<String> direction = DSL.field(DSL.name("page", "way"), String.class);
        Field<Instant> time = DSL.field(DSL.name("page", "sent_millis"), MARK.WATERMARK.getDataType());
        Select<? extends Record> query = DSL.select(id, MARK.KIND, FIRST_TIME)
                .from(MARK)
                .join(page)
                .on(MARK.USER.eq(user).and(MARK.DIRECTION.eq(direction)))
                .where(
                        MARK.BOT.eq(bot),
                        MARK.USER.in(users), // as the join says; but this is looked at while rows are read
                        MARK.KIND.in(KINDS),
                        isPart,
                        MARK.WATERMARK.ge(time))
                .groupBy(id, MARK.KIND);
        for (Record row : store.query(bot, query)) {
            receipts.compute(row.get(id), (key, known) -> with(known, row));
        }
    }

    private static List<String> users(List<MessageRow> messages) {
        return messages.stream().map(MessageRow::user).distinct().toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static Table<?> page(List<MessageRow> messages) {
        Row4<UUID, String, String, Instant>[] rows = messages.stream()
                .map(row -> DSL.row(
                        DSL.val(row.id()),
                        DSL.val(row.user()),
                        DSL.val(row.direction()),
                        DSL.val(row.time(), MARK.WATERMARK)))
                .toArray(Row4[]::new);
        return DSL.values(rows).as("page", "id", "addressee", "way", "sent_millis");
    }

    private static Receipts with(@Nullable Receipts known, Record row) {
        return (known == null ? Receipts.NONE : known).and(row.get(MARK.KIND), row.get(FIRST_TIME));
    }

    private record Addressed(String user, String direction) {}
}
