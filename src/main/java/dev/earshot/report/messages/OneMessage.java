package dev.earshot.report.messages;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.messages.Turns.Turn;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One text, however it is spelled: how often it was said, by or to how many, and what came right before and right after it
 * within the session, whoever said it. Filters say which messages of the text count, not what stands around them.
 */
final class OneMessage {
    static final int MAX_NEIGHBOURS = 20;

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final Turn SAID = new Turn("said_then");
    private static final Turn OTHER = new Turn("other");

    private final Store store;

    OneMessage(Store store) {
        this.store = store;
    }

    /**
     * @param began how often nothing came before it in the session
     * @param ended how often nothing came after it in the session, as far as is known
     */
    record Totals(long messages, long users, long began, long ended) {}

    record Step(long messages, long users) {
        static final Step NOTHING = new Step(0, 0);
    }

    /**
     * A message right before or right after.
     *
     * @param text in its newest spelling; null if it has no text
     * @param kind as the store names it
     */
    record Neighbour(String direction, @Nullable String text, String kind, long times) {}

    Totals totals(ReportQuestion question, String text) {
        Turn before = new Turn("before");
        Turn after = new Turn("after");
        Record row = store.query(
                        question.bot(),
                        DSL.with(Turns.of(question, says(text)))
                                .select(List.of(
                                        DSL.count(),
                                        DSL.countDistinct(SAID.user()),
                                        DSL.count(before.id()),
                                        DSL.count(after.id())))
                                .from(SAID.table())
                                .leftJoin(before.table())
                                .on(before.follows(SAID, -1))
                                .leftJoin(after.table())
                                .on(after.follows(SAID, 1))
                                .where(SAID.isCounted()))
                .getFirst();
        long messages = Numbers.whole(row, 0);
        return new Totals(
                messages, Numbers.whole(row, 1), messages - Numbers.whole(row, 2), messages - Numbers.whole(row, 3));
    }

    List<Step> series(ReportQuestion question, String text) {
        Buckets buckets = question.buckets();
        List<Step> steps = new ArrayList<>(Collections.nCopies(buckets.size(), Step.NOTHING));
        for (Record row : store.query(
                question.bot(),
                DSL.select(buckets.index(Said.TIME).as(STEP), DSL.count(), DSL.countDistinct(Said.USER))
                        .from(Said.of(question))
                        .where(says(text))
                        .groupBy(STEP))) {
            steps.set(row.get(STEP), new Step(Numbers.whole(row, 1), Numbers.whole(row, 2)));
        }
        return steps;
    }

    /** The most frequent first; those without a text by their kind. */
    List<Neighbour> before(ReportQuestion question, String text) {
        return neighbours(question, text, -1);
    }

    /** As {@link #before}. */
    List<Neighbour> after(ReportQuestion question, String text) {
        return neighbours(question, text, 1);
    }

    private List<Neighbour> neighbours(ReportQuestion question, String text, int messages) {
        Field<String> folded = OTHER.folded();
        // A tap says what a typed text says; without a text, only the kind tells one from another.
        Field<String> kind = DSL.when(folded.isNull(), OTHER.kind()).otherwise(DSL.inline("TEXT"));
        Field<Integer> times = DSL.count();
        return store
                .query(
                        question.bot(),
                        DSL.with(Turns.of(question, says(text)))
                                .select(List.of(
                                        OTHER.direction(), DSL.maxBy(OTHER.spelled(), OTHER.sequence()), kind, times))
                                .from(SAID.table())
                                .join(OTHER.table())
                                .on(OTHER.follows(SAID, messages))
                                .where(SAID.isCounted())
                                .groupBy(OTHER.direction(), folded, kind)
                                .orderBy(times.desc(), OTHER.direction(), folded, kind)
                                .limit(MAX_NEIGHBOURS))
                .stream()
                .map(row -> new Neighbour(
                        row.get(OTHER.direction()),
                        (String) row.get(1),
                        String.valueOf(row.get(2)),
                        Numbers.whole(row, 3)))
                .toList();
    }

    private static Condition says(String text) {
        return Said.WORDING.eq(Wording.folded(DSL.val(text)));
    }
}
