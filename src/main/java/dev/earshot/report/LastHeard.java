package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.MarkTable;
import dev.earshot.store.MessageRow;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * When a user did something last that lets a page write to them: a message or tap, a reaction, coming by a link or an ad, an
 * opt-in. Thread-safe.
 */
public final class LastHeard {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final EventTable EVENT = Tables.EVENT;
    private static final MarkTable MARK = Tables.MARK;
    private static final List<String> OPENING_EVENTS = List.of("REFERRAL", "OPT_IN");

    private final Store store;

    public LastHeard(Store store) {
        this.store = store;
    }

    /** Empty if the store has nothing of the kind. */
    public Optional<Instant> of(String bot, String user) {
        Instant said = newest(bot, MESSAGE, MESSAGE.TIME, isUsers(bot, user).and(MESSAGE.DIRECTION.eq("INCOMING")));
        Instant came = newest(
                bot,
                EVENT,
                EVENT.TIME,
                EVENT.BOT.eq(bot).and(EVENT.USER.eq(user)).and(EVENT.TYPE.in(OPENING_EVENTS)));
        Instant reacted = newest(
                bot, MARK, MARK.TIME, MARK.BOT.eq(bot).and(MARK.USER.eq(user)).and(MARK.KIND.eq("REACTED")));
        return Stream.of(Optional.ofNullable(said), Optional.ofNullable(came), Optional.ofNullable(reacted))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** The newest message of a conversation, whoever wrote it. */
    public Optional<MessageRow> message(String bot, String user) {
        Select<Record> query = DSL.select(List.of(MESSAGE.fields()))
                .from(MESSAGE)
                .where(isUsers(bot, user))
                .orderBy(TimeCursor.newestFirst(MESSAGE.TIME, MESSAGE.SEQUENCE))
                .limit(1);
        return store.query(bot, query).stream().map(MESSAGE::row).findFirst();
    }

    private static Condition isUsers(String bot, String user) {
        return MESSAGE.BOT.eq(bot).and(MESSAGE.USER.eq(user));
    }

    private @Nullable Instant newest(
            String bot, Table<Record> table, TableField<Record, Instant> time, Condition condition) {
        return store
                .query(
                        bot,
                        DSL.select(time)
                                .from(table)
                                .where(condition)
                                .orderBy(time.desc())
                                .limit(1))
                .stream()
                .map(row -> row.get(time))
                .findFirst()
                .orElse(null);
    }
}
