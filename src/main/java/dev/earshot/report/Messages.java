package dev.earshot.report;

import dev.earshot.store.MessageRow;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The messages of a bot. Thread-safe. */
public final class Messages {
    private static final MessageTable MESSAGE = Tables.MESSAGE;

    /** Candidates that turn out not to match are rare; this many rounds of them end a page early. */
    private static final int MAX_ROUNDS = 20;

    private final Store store;
    private final Marks marks;

    public Messages(Store store) {
        this.store = store;
        this.marks = new Marks(store);
    }

    /**
     * A page of the messages that match. It may have fewer than were asked for although more follow: only a null cursor
     * says that it is the last.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public Page<TranscriptMessage> list(String bot, MessageFilter filter) {
        MessageMatch match = new MessageMatch(bot, filter);
        Condition mayMatch = match.mayBeMet();
        int limit = PageLimit.clamp(filter.limit());
        @Nullable TimeCursor cursor = TimeCursor.parseNullable(filter.cursor());
        List<TranscriptMessage> found = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<MessageRow> candidates = newest(bot, mayMatch, cursor, limit + 1);
            marks.over(bot, candidates).stream().filter(match::isMet).forEach(found::add);
            if (found.size() > limit || candidates.size() <= limit) {
                return PageLimit.page(found.subList(0, Math.min(found.size(), limit + 1)), limit, Messages::cursor);
            }
            MessageRow last = candidates.getLast();
            cursor = new TimeCursor(last.time(), last.sequence());
        }
        return new Page<>(found, cursor == null ? null : cursor.text());
    }

    public Optional<TranscriptMessage> find(String bot, UUID id) {
        Condition isIt = MESSAGE.BOT.eq(bot).and(MESSAGE.ID.eq(id));
        return marks.over(bot, newest(bot, isIt, null, 1)).stream().findFirst();
    }

    /**
     * Those with these sequences, some hundreds at most, in no order; without the bodies as they came, and without when they were
     * delivered and read.
     */
    public List<TranscriptMessage> of(String bot, Collection<Long> sequences) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        Select<Record> query = DSL.select(MESSAGE.withoutRaw())
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.SEQUENCE.in(sequences));
        return marks.withoutReceipts(
                bot, store.query(bot, query).stream().map(MESSAGE::row).toList());
    }

    private List<MessageRow> newest(String bot, Condition which, @Nullable TimeCursor cursor, int size) {
        Condition isFurther = cursor == null ? DSL.noCondition() : cursor.isOlder(MESSAGE.TIME, MESSAGE.SEQUENCE);
        Select<Record> query = DSL.select(List.of(MESSAGE.fields()))
                .from(MESSAGE)
                .where(which, isFurther)
                .orderBy(TimeCursor.newestFirst(MESSAGE.TIME, MESSAGE.SEQUENCE))
                .limit(size);
        return store.query(bot, query).stream().map(MESSAGE::row).toList();
    }

    private static String cursor(TranscriptMessage message) {
        return TimeCursor.of(message).text();
    }
}
