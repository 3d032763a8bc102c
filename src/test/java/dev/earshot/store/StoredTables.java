package dev.earshot.store;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.IDENTITY_LINK;
import static dev.earshot.store.Tables.LEDGER;
import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.QUARANTINE;
import static dev.earshot.store.Tables.TOUCH;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Every row that a store has, in the order of writing; the books as sums, which is all that they promise. */
public record StoredTables(
        List<MessageRow> messages,
        List<EventRow> events,
        List<MarkRow> marks,
        List<UserPropertiesRow> userProperties,
        List<TouchRow> touches,
        List<IdentityLinkRow> identityLinks,
        List<QuarantineRow> quarantine,
        List<LedgerRow> ledger) {

    public static StoredTables of(Store store) {
        return new StoredTables(
                rows(store, MESSAGE, MESSAGE.SEQUENCE, MESSAGE::row),
                rows(store, EVENT, EVENT.SEQUENCE, EVENT::row),
                rows(store, MARK, MARK.SEQUENCE, MARK::row),
                rows(store, USER_PROPERTIES, USER_PROPERTIES.SEQUENCE, USER_PROPERTIES::row),
                rows(store, TOUCH, TOUCH.SEQUENCE, TOUCH::row),
                rows(store, IDENTITY_LINK, IDENTITY_LINK.SEQUENCE, IDENTITY_LINK::row),
                rows(store, QUARANTINE, QUARANTINE.SEQUENCE, QUARANTINE::row),
                ledger(store));
    }

    public long rows() {
        return (long) messages.size()
                + events.size()
                + marks.size()
                + userProperties.size()
                + touches.size()
                + identityLinks.size()
                + quarantine.size();
    }

    public boolean isEmpty() {
        return rows() == 0 && ledger.isEmpty();
    }

    private static <T> List<T> rows(Store store, Table<Record> table, Field<Long> order, Function<Record, T> row) {
        return store.query(DSL.select(List.of(table.fields())).from(table).orderBy(order)).stream()
                .map(row)
                .toList();
    }

    private static List<LedgerRow> ledger(Store store) {
        return store
                .query(DSL.select(
                                LEDGER.BOT,
                                DSL.sum(LEDGER.STORED),
                                DSL.sum(LEDGER.DUPLICATES),
                                DSL.sum(LEDGER.QUARANTINED))
                        .from(LEDGER)
                        .groupBy(LEDGER.BOT)
                        .orderBy(LEDGER.BOT))
                .stream()
                .map(row -> new LedgerRow(row.value1(), whole(row.value2()), whole(row.value3()), whole(row.value4())))
                .toList();
    }

    private static long whole(BigDecimal sum) {
        return sum.longValueExact();
    }
}
