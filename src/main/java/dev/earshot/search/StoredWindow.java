package dev.earshot.search;

import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * What was stored between two sequences.
 *
 * @param messages as they were at the end of it, in order
 * @param marks of messages that were stored before it
 */
record StoredWindow(List<TranscriptMessage> messages, List<MarkRow> marks) {
    /** Of marks that change what is found. */
    private static final List<String> KINDS = List.of("EDITED", "UNSENT", "INTENT", "ENRICHED", "NOT_HANDLED");

    /** @throws dev.earshot.store.StoreException if it cannot be read now */
    static StoredWindow read(Store store, long after, long until) {
        List<MessageRow> rows = store
                .query(DSL.select(MESSAGE.withoutRaw())
                        .from(MESSAGE)
                        .where(isWithin(MESSAGE.SEQUENCE, after, until))
                        .orderBy(MESSAGE.SEQUENCE))
                .stream()
                .map(MESSAGE::row)
                .toList();
        List<MarkRow> marks = store
                .query(DSL.select(List.of(MARK.fields()))
                        .from(MARK)
                        .where(isWithin(MARK.SEQUENCE, after, until), MARK.KIND.in(KINDS))
                        .orderBy(MARK.SEQUENCE))
                .stream()
                .map(MARK::row)
                .toList();
        return of(rows, marks);
    }

    private static Condition isWithin(TableField<Record, Long> sequence, long after, long until) {
        return sequence.gt(after).and(sequence.le(until));
    }

    private static StoredWindow of(List<MessageRow> rows, List<MarkRow> marks) {
        Set<UUID> here = new HashSet<>();
        Map<String, List<UUID>> named = new HashMap<>();
        for (MessageRow row : rows) {
            here.add(row.id());
            if (row.messageId() != null) {
                named.computeIfAbsent(name(row.bot(), row.user(), row.messageId()), name -> new ArrayList<>())
                        .add(row.id());
            }
        }
        Map<UUID, List<MarkRow>> marksOf = new HashMap<>();
        List<MarkRow> others = new ArrayList<>();
        for (MarkRow mark : marks) {
            List<UUID> ids = targets(mark, named);
            ids.forEach(
                    id -> marksOf.computeIfAbsent(id, one -> new ArrayList<>()).add(mark));
            // Ids of the platform may come again: such a mark may be of an older message, too.
            if (mark.targetId() == null || !here.contains(mark.targetId())) {
                others.add(mark);
            }
        }
        List<TranscriptMessage> messages = rows.stream()
                .map(row -> TranscriptMessage.marked(row, marksOf.getOrDefault(row.id(), List.of())))
                .toList();
        return new StoredWindow(messages, others);
    }

    private static List<UUID> targets(MarkRow mark, Map<String, List<UUID>> named) {
        if (mark.targetId() != null) {
            return List.of(mark.targetId());
        }
        return mark.messageId() == null
                ? List.of()
                : named.getOrDefault(name(mark.bot(), mark.user(), mark.messageId()), List.of());
    }

    private static String name(String bot, String user, String messageId) {
        return bot + '\n' + user + '\n' + messageId;
    }
}
