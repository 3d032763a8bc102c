package dev.earshot.projection;

import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.event.Direction;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Which answers of the bot have said 'not handled' in an earlier copy. To say it again must mean nothing: by now the user's
 * newest message may be another one. Asked of the store once a batch, and only of copies that say it. Not thread-safe.
 */
final class EarlierAnswers {
    /** Copies of a message come by different ways and may have different times. */
    private static final Duration TIMES_DIFFER = Duration.ofDays(1);

    private final Store store;
    private final Set<UUID> said = new HashSet<>();

    EarlierAnswers(Store store) {
        this.store = store;
    }

    /** Finds out before a batch is gone through. */
    void prepare(List<BatchEvent> events, SeenIds seen) {
        Map<String, List<BatchEvent>> copies = new HashMap<>();
        for (BatchEvent event : events) {
            if (event.event() instanceof Message message
                    && message.direction() == Direction.OUTGOING
                    && message.isNotHandled()
                    && seen.isKnown(event.id())) {
                copies.computeIfAbsent(event.bot(), bot -> new ArrayList<>()).add(event);
            }
        }
        copies.forEach(this::ask);
    }

    private void ask(String bot, List<BatchEvent> copies) {
        List<UUID> ids = copies.stream().map(BatchEvent::id).distinct().toList();
        Condition isTrue = MESSAGE.BOT.eq(bot).and(MESSAGE.ID.in(ids)).and(MESSAGE.NOT_HANDLED.isTrue());
        store.query(bot, DSL.select(MESSAGE.ID).from(MESSAGE).where(isTrue, about(MESSAGE.TIME, copies)))
                .forEach(row -> said.add(row.value1()));
        Condition isMark = MARK.BOT.eq(bot).and(MARK.ID.in(ids));
        Condition saysIt = MARK.KIND.eq("INTENT").and(MARK.VALUE.eq(Intent.NOT_HANDLED));
        store.query(bot, DSL.select(MARK.ID).from(MARK).where(isMark, saysIt, about(MARK.TIME, copies)))
                .forEach(row -> said.add(row.value1()));
    }

    private static Condition about(TableField<?, Instant> time, List<BatchEvent> copies) {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (BatchEvent copy : copies) {
            Instant at = copy.event().header().time();
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }
        return time.between(first.minus(TIMES_DIFFER), last.plus(TIMES_DIFFER));
    }

    /** Whether it was said before; from now on it was. */
    boolean isSaidAgain(UUID answer) {
        return !said.add(answer);
    }

    /** The batch is stored. */
    void stored() {
        said.clear();
    }
}
