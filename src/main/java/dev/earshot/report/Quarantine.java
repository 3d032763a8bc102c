package dev.earshot.report;

import dev.earshot.store.QuarantineRow;
import dev.earshot.store.QuarantineTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What was received and not accepted. A null bot means calls that belong to no bot: they carried no key, or one that nobody
 * knows. Thread-safe.
 */
public final class Quarantine {
    private static final QuarantineTable QUARANTINE = Tables.QUARANTINE;

    private final Store store;

    public Quarantine(Store store) {
        this.store = store;
    }

    /** @throws BadCursorException if the cursor is none that this gave */
    public Page<QuarantineRow> list(@Nullable String bot, QuarantineFilter filter) {
        Condition condition = isOf(bot);
        TimeCursor cursor = TimeCursor.parseNullable(filter.cursor());
        if (cursor != null) {
            condition = condition.and(cursor.isOlder(QUARANTINE.RECEIVED_AT, QUARANTINE.SEQUENCE));
        }
        if (filter.reason() != null) {
            condition = condition.and(QUARANTINE.REASON.eq(filter.reason()));
        }
        int limit = PageLimit.clamp(filter.limit());
        return PageLimit.page(
                newest(condition, limit + 1), limit, row -> new TimeCursor(row.receivedAt(), row.sequence()).text());
    }

    public Optional<QuarantineRow> find(@Nullable String bot, UUID id) {
        return newest(isOf(bot).and(QUARANTINE.ID.eq(id)), 1).stream().findFirst();
    }

    public Optional<QuarantineRow> newest(@Nullable String bot) {
        return newest(isOf(bot), 1).stream().findFirst();
    }

    private static Condition isOf(@Nullable String bot) {
        return bot == null ? QUARANTINE.BOT.isNull() : QUARANTINE.BOT.eq(bot);
    }

    private List<QuarantineRow> newest(Condition condition, int limit) {
        SelectConditionStep<Record> rows =
                DSL.select(List.of(QUARANTINE.fields())).from(QUARANTINE).where(condition);
        return store
                .query(rows.orderBy(TimeCursor.newestFirst(QUARANTINE.RECEIVED_AT, QUARANTINE.SEQUENCE))
                        .limit(limit))
                .stream()
                .map(QUARANTINE::row)
                .toList();
    }
}
