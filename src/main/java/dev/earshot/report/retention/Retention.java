package dev.earshot.report.retention;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the users of a day, a week or a month came back so many steps later.
 *
 * <p>A cohort are the users who sent or received a message in its step: those of them whose first message ever lies in it
 * (new), the others (existing), or all. A user came back in a step if he sent or received a message in it (classic), in it or
 * any time later (rolling), one of an intent (intent), or if an event of a name happened to him in it (event). What a filter
 * does not let through is no message; the intent to come back with takes the place of the filter's. A step that has not
 * passed whole is not known yet: null, not 0.
 */
final class Retention {
    private static final Field<Integer> STEP = DSL.field(DSL.name("cohort"), Integer.class);
    private static final Field<Integer> LATER = DSL.field(DSL.name("later"), Integer.class);

    private final Store store;

    Retention(Store store) {
        this.store = store;
    }

    /**
     * @param from its first moment within the period
     * @param to the moment after its last within the period
     * @param returned how many came back 1, 2, … steps later; null where that is not known yet
     */
    record Cohort(Instant from, Instant to, long size, List<@Nullable Long> returned) {
        Cohort {
            returned = Collections.unmodifiableList(new ArrayList<>(returned));
        }

        /** @param later from 1 */
        @Nullable
        Long returned(int later) {
            return later > returned.size() ? null : returned.get(later - 1);
        }
    }

    List<Cohort> cohorts(ReportQuestion question, Returning returning, RetentionSteps steps) {
        CohortTables tables = new CohortTables(question, returning, steps);
        Map<Integer, Long> sizes = sizes(question, tables);
        long[][] returned = returned(question, tables);
        List<Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < steps.cohorts(); i++) {
            int cohort = i;
            List<@Nullable Long> known = IntStream.rangeClosed(1, steps.columns())
                    .<@Nullable Long>mapToObj(later -> steps.isKnown(cohort, later) ? returned[cohort][later] : null)
                    .toList();
            cohorts.add(new Cohort(steps.from(i), steps.to(i), sizes.getOrDefault(i, 0L), known));
        }
        return cohorts;
    }

    private Map<Integer, Long> sizes(ReportQuestion question, CohortTables tables) {
        Map<Integer, Long> sizes = new TreeMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(CohortTables.COHORT.as(STEP), DSL.count())
                        .from(tables.members())
                        .groupBy(STEP))) {
            sizes.put(row.get(STEP), Numbers.whole(row, 1));
        }
        return sizes;
    }

    /** By cohort and step after it. */
    private long[][] returned(ReportQuestion question, CohortTables tables) {
        int after = tables.steps().after();
        boolean isRolling = tables.returning().mode() == Returning.Mode.ROLLING;
        Field<Integer> later = isRolling ? DSL.least(CohortTables.LATER, DSL.inline(after)) : CohortTables.LATER;
        long[][] returned = new long[tables.steps().cohorts()][after + 1];
        for (Record row : store.query(
                question.bot(),
                DSL.select(CohortTables.COHORT.as(STEP), later.as(LATER), DSL.count())
                        .from(tables.returns())
                        .where(isRolling ? DSL.noCondition() : CohortTables.LATER.le(DSL.inline(after)))
                        .groupBy(STEP, LATER))) {
            returned[row.get(STEP)][row.get(LATER)] = Numbers.whole(row, 2);
        }
        if (isRolling) {
            addUpLater(returned);
        }
        return returned;
    }

    private static void addUpLater(long[][] returned) {
        for (long[] cohort : returned) {
            for (int later = cohort.length - 2; later > 0; later--) {
                cohort[later] += cohort[later + 1];
            }
        }
    }
}
