package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads messages and events of a user as one list; marks are not laid over yet. */
final class TranscriptRows {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final EventTable EVENT = Tables.EVENT;
    private static final Comparator<TranscriptEntry> OLDEST_FIRST = Comparator.comparing(TimeCursor::of);

    private final Store store;

    TranscriptRows(Store store) {
        this.store = store;
    }

    /** The last entries, or the last before a place; oldest first. */
    List<TranscriptEntry> older(String bot, String user, @Nullable TimeCursor place, int size) {
        Condition messages = place == null ? DSL.noCondition() : place.isOlder(MESSAGE.TIME, MESSAGE.SEQUENCE);
        Condition events = place == null ? DSL.noCondition() : place.isOlder(EVENT.TIME, EVENT.SEQUENCE);
        List<TranscriptEntry> entries = new ArrayList<>(
                messages(bot, user, messages, TimeCursor.newestFirst(MESSAGE.TIME, MESSAGE.SEQUENCE), size));
        entries.addAll(events(bot, user, events, TimeCursor.newestFirst(EVENT.TIME, EVENT.SEQUENCE), size));
        entries.sort(OLDEST_FIRST);
        return last(entries, size);
    }

    /** The first entries after a place, oldest first. */
    List<TranscriptEntry> newer(String bot, String user, TimeCursor place, int size) {
        Condition messages = place.isNewer(MESSAGE.TIME, MESSAGE.SEQUENCE);
        Condition events = place.isNewer(EVENT.TIME, EVENT.SEQUENCE);
        List<TranscriptEntry> entries = new ArrayList<>(
                messages(bot, user, messages, TimeCursor.oldestFirst(MESSAGE.TIME, MESSAGE.SEQUENCE), size));
        entries.addAll(events(bot, user, events, TimeCursor.oldestFirst(EVENT.TIME, EVENT.SEQUENCE), size));
        entries.sort(OLDEST_FIRST);
        return first(entries, size);
    }

    Optional<TranscriptEntry> find(String bot, String user, UUID id) {
        List<TranscriptEntry> found =
                new ArrayList<>(messages(bot, user, MESSAGE.ID.eq(id), new OrderField<?>[] {MESSAGE.SEQUENCE}, 1));
        found.addAll(events(bot, user, EVENT.ID.eq(id), new OrderField<?>[] {EVENT.SEQUENCE}, 1));
        return found.stream().findFirst();
    }

    private List<TranscriptMessage> messages(
            String bot, String user, Condition which, OrderField<?>[] order, int size) {
        var query = DSL.select(List.of(MESSAGE.fields()))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.eq(user), which)
                .orderBy(order)
                .limit(size);
        return store.query(bot, query).stream()
                .map(row -> TranscriptMessage.fresh(MESSAGE.row(row)))
                .toList();
    }

    private List<TranscriptEvent> events(String bot, String user, Condition which, OrderField<?>[] order, int size) {
        var query = DSL.select(List.of(EVENT.fields()))
                .from(EVENT)
                .where(EVENT.BOT.eq(bot), EVENT.USER.eq(user), which)
                .orderBy(order)
                .limit(size);
        return store.query(bot, query).stream()
                .map(row -> TranscriptEvent.of(EVENT.row(row)))
                .toList();
    }

    static <T> List<T> first(List<T> entries, int size) {
        return entries.subList(0, Math.min(size, entries.size()));
    }

    static <T> List<T> last(List<T> entries, int size) {
        return entries.subList(Math.max(0, entries.size() - size), entries.size());
    }
}
