package dev.earshot.report;

import dev.earshot.store.MessageRow;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the newest of some conversations: first when it was, then what. */
final class Previews {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final Field<Integer> COUNT = DSL.count();
    private static final Field<Instant> LAST = DSL.max(MESSAGE.TIME);
    private static final Field<Instant> LAST_INCOMING =
            DSL.max(DSL.when(MESSAGE.DIRECTION.eq("INCOMING"), MESSAGE.TIME));

    private final Store store;
    private final Marks marks;

    Previews(Store store) {
        this.store = store;
        this.marks = new Marks(store);
    }

    Map<String, Preview> of(String bot, Collection<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> counts = new HashMap<>();
        Set<Instant> times = new LinkedHashSet<>();
        var query = DSL.select(MESSAGE.USER, COUNT, LAST, LAST_INCOMING)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.in(users))
                .groupBy(MESSAGE.USER);
        for (Record row : store.query(bot, query)) {
            counts.put(row.get(MESSAGE.USER), row.get(COUNT).longValue());
            times.add(row.get(LAST));
            @Nullable Instant incoming = row.get(LAST_INCOMING);
            if (incoming != null) {
                times.add(incoming);
            }
        }
        return previews(counts, marks.withoutReceipts(bot, newestOfEachDirection(bot, counts.keySet(), times)));
    }

    /** At the times only where a user's last messages are, so that few rows are read whole. */
    private List<MessageRow> newestOfEachDirection(String bot, Set<String> users, Set<Instant> times) {
        if (users.isEmpty()) {
            return List.of();
        }
        List<Field<?>> fields = new ArrayList<>(List.of(MESSAGE.fields()));
        fields.add(DSL.rowNumber()
                .over(DSL.partitionBy(MESSAGE.USER, MESSAGE.DIRECTION)
                        .orderBy(MESSAGE.TIME.desc(), MESSAGE.SEQUENCE.desc()))
                .as("age_rank"));
        Table<?> ranked = DSL.select(fields)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.in(users), MESSAGE.TIME.in(times))
                .asTable("ranked");
        // By the derived table's own fields: the engine gives a bot's tables names of their own.
        var query = DSL.select(ranked.fields(MESSAGE.fields()))
                .from(ranked)
                .where(DSL.field(DSL.name("ranked", "age_rank"), Integer.class).eq(1));
        return store.query(bot, query).stream().map(MESSAGE::row).toList();
    }

    private static Map<String, Preview> previews(Map<String, Long> counts, List<TranscriptMessage> messages) {
        Map<String, List<TranscriptMessage>> ofUser =
                messages.stream().collect(Collectors.groupingBy(TranscriptMessage::user));
        Map<String, Preview> previews = new HashMap<>();
        ofUser.forEach((user, of) -> previews.put(user, preview(counts.getOrDefault(user, 0L), of)));
        return previews;
    }

    private static Preview preview(long count, List<TranscriptMessage> ofUser) {
        Comparator<TranscriptMessage> byTime =
                Comparator.comparing(TranscriptMessage::time).thenComparing(TranscriptMessage::sequence);
        TranscriptMessage last = ofUser.stream().max(byTime).orElseThrow();
        TranscriptMessage lastIncoming = ofUser.stream()
                .filter(message -> message.row().direction().equals("INCOMING"))
                .findFirst()
                .orElse(null);
        return new Preview(count, last, lastIncoming);
    }
}
