package dev.earshot.report.path;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How often which node follows which ({@link Walks} says what a walk is), and in which sessions. */
final class Paths {
    /** What a page shows without becoming slow. */
    static final int MAX_SESSIONS = 1_000;

    private static final String OWN = "own_top";
    private static final String OTHER = "next_top";
    private static final Field<String> FROM = DSL.field(DSL.name("from_node"), String.class);
    private static final Field<String> TO = DSL.field(DSL.name("to_node"), String.class);

    private final Store store;

    Paths(Store store) {
        this.store = store;
    }

    /**
     * That one node followed another.
     *
     * @param place of the first, from 0 for the anchor
     * @param from a key of {@link Nodes}; empty for the anchor
     * @param to a key; {@link Nodes#END} where nothing followed, null where it was not looked at
     */
    record Step(long place, String from, @Nullable String to, long sessions) {}

    /**
     * One side of the anchor.
     *
     * @param sessions in which it happened
     * @param spellings how a text was written last, by its node
     */
    record Side(long sessions, List<Step> steps, Map<String, String> spellings) {}

    Side find(ReportQuestion question, PathOptions options, boolean isBackwards) {
        Walks walks = new Walks(question, options, isBackwards);
        Map<String, Long> examples = new HashMap<>();
        long sessions = 0;
        List<Step> steps = new ArrayList<>();
        Map<String, Long> first = new HashMap<>();
        Field<String> next = DSL.when(Walks.PLACE.lt((long) options.length()), next());
        for (Record row : store.query(
                question.bot(),
                DSL.with(walks.tables())
                        .select(Walks.PLACE, node().as(FROM), next.as(TO), DSL.count(), DSL.max(Walks.example(OWN)))
                        .from(walked())
                        .groupBy(Walks.PLACE, FROM, TO)
                        .unionAll(DSL.select(
                                        DSL.inline(0L),
                                        DSL.inline(""),
                                        DSL.castNull(SQLDataType.VARCHAR),
                                        DSL.count(),
                                        DSL.castNull(SQLDataType.BIGINT))
                                .from(Walks.anchored())))) {
            if (Numbers.whole(row, 0) == 0) {
                sessions = Numbers.whole(row, 3);
                continue;
            }
            Step step = new Step(Numbers.whole(row, 0), row.get(FROM), row.get(TO), Numbers.whole(row, 3));
            steps.add(step);
            if (step.place == 1) {
                first.merge(step.from, step.sessions, Long::sum);
            }
            if (row.get(4) != null) {
                examples.putIfAbsent(step.from, Numbers.whole(row, 4));
            }
        }
        long rest =
                sessions - first.values().stream().mapToLong(Long::longValue).sum();
        first.forEach((to, times) -> steps.add(new Step(0, "", to, times)));
        if (rest > 0) {
            steps.add(new Step(0, "", Nodes.END, rest));
        }
        return new Side(sessions, List.copyOf(steps), spellings(question.bot(), examples));
    }

    /** Read for the few that are shown: texts of all messages would slow down the walks. */
    private Map<String, String> spellings(String bot, Map<String, Long> examples) {
        Map<Long, String> texts = new HashMap<>();
        store.query(
                        bot,
                        DSL.select(MESSAGE.SEQUENCE, MESSAGE.TEXT)
                                .from(MESSAGE)
                                .where(
                                        MESSAGE.BOT.eq(bot),
                                        MESSAGE.SEQUENCE.in(examples.values()),
                                        MESSAGE.TEXT.ne("")))
                .forEach(row -> texts.put(row.value1(), row.value2()));
        Map<String, String> spellings = new HashMap<>();
        examples.forEach((node, sequence) -> {
            String text = texts.get(sequence);
            if (text != null) {
                spellings.put(node, text.strip().replaceAll("\\s+", " "));
            }
        });
        return Map.copyOf(spellings);
    }

    private static Field<String> node() {
        return DSL.coalesce(Walks.key(OWN), DSL.inline(Nodes.OTHER));
    }

    private static Field<String> next() {
        return DSL.when(Walks.NEXT.isNull(), DSL.inline(Nodes.END))
                .otherwise(DSL.coalesce(Walks.key(OTHER), DSL.inline(Nodes.OTHER)));
    }

    private static Table<?> walked() {
        return Walks.walked()
                .leftJoin(Walks.top(OWN))
                .on(Walks.is(OWN, Walks.PLACE, Walks.NODE))
                .leftJoin(Walks.top(OTHER))
                .on(Walks.is(OTHER, Walks.PLACE.plus(DSL.inline(1L)), Walks.NEXT));
    }

    /**
     * Which sessions.
     *
     * @param place of the node, from 0 for the anchor
     * @param node a key; empty for any
     * @param next a key; empty for any
     */
    record Where(long place, String node, String next) {}

    /** @param id of the message or event at the node; null if it is gone, or a click */
    record Session(String user, Instant time, @Nullable UUID id) {}

    /** @param all how many there are */
    record Sessions(List<Session> newest, long all) {}

    /** The newest first. */
    Sessions sessions(ReportQuestion question, PathOptions options, boolean isBackwards, Where where) {
        Walks walks = new Walks(question, options, isBackwards);
        List<Record> rows =
                store.query(question.bot(), where.place == 0 ? ofAnchor(walks, where) : ofNode(walks, where));
        Map<Long, UUID> ids = ids(
                question.bot(), rows.stream().map(row -> Numbers.whole(row, 2)).toList());
        long all = rows.isEmpty() ? 0 : Numbers.whole(rows.getFirst(), 3);
        return new Sessions(
                rows.stream()
                        .map(row -> new Session(
                                Objects.requireNonNull((String) row.get(0)),
                                Instant.ofEpochMilli(Numbers.whole(row, 1)),
                                ids.get(Numbers.whole(row, 2))))
                        .toList(),
                all);
    }

    private static org.jooq.Select<Record> ofAnchor(Walks walks, Where where) {
        Condition isEnding =
                DSL.notExists(DSL.select(DSL.inline(1)).from(Walks.walked()).where(Walks.isOfSameSession()));
        return DSL.with(walks.tables())
                .select(List.of(
                        Walks.USER,
                        Walks.ANCHOR_TIME,
                        Walks.ANCHOR_ROW,
                        DSL.count().over()))
                .from(Walks.anchored())
                .where(where.next.equals(Nodes.END) ? isEnding : DSL.noCondition())
                .orderBy(Walks.ANCHOR_TIME.desc(), Walks.ANCHOR_ROW.desc())
                .limit(MAX_SESSIONS);
    }

    private static org.jooq.Select<Record> ofNode(Walks walks, Where where) {
        return DSL.with(walks.tables())
                .select(List.of(Walks.USER, Walks.TIME, Walks.ROW, DSL.count().over()))
                .from(walked())
                .join(Walks.anchored())
                .on(Walks.isOfSameSession())
                .where(
                        Walks.PLACE.eq(where.place),
                        where.node.isEmpty() ? DSL.noCondition() : node().eq(where.node),
                        where.next.isEmpty() ? DSL.noCondition() : next().eq(where.next))
                .orderBy(Walks.TIME.desc(), Walks.ROW.desc())
                .limit(MAX_SESSIONS);
    }

    /** Asked for a page only: ids of all messages would slow down the walks. */
    private Map<Long, UUID> ids(String bot, List<Long> sequences) {
        Map<Long, UUID> ids = new HashMap<>();
        if (!sequences.isEmpty()) {
            ids(bot, sequences, MESSAGE, MESSAGE.BOT, MESSAGE.SEQUENCE, MESSAGE.ID, ids);
            ids(bot, sequences, EVENT, EVENT.BOT, EVENT.SEQUENCE, EVENT.ID, ids);
        }
        return ids;
    }

    private void ids(
            String bot,
            List<Long> sequences,
            Table<Record> table,
            TableField<Record, String> ofBot,
            TableField<Record, Long> sequence,
            TableField<Record, UUID> id,
            Map<Long, UUID> ids) {
        store.query(bot, DSL.select(sequence, id).from(table).where(ofBot.eq(bot), sequence.in(sequences)))
                .forEach(row -> ids.put(row.value1(), row.value2()));
    }
}
