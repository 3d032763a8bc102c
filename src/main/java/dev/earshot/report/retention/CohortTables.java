package dev.earshot.report.retention;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.frame.FirstMessages;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Who is in which cohort, and who came back in which step, as tables to select from. */
record CohortTables(ReportQuestion question, Returning returning, RetentionSteps steps) {
    private static final String MEMBER = "member";
    private static final String RETURN = "came_back";
    private static final String STEP = "step_index";
    private static final String LAST = "last_millis";

    static final Field<String> MEMBER_USER = DSL.field(DSL.name(MEMBER, "user_id"), SQLDataType.VARCHAR);
    static final Field<Integer> COHORT = DSL.field(DSL.name(MEMBER, STEP), SQLDataType.INTEGER);

    /** When a member was last seen in the step of the cohort. */
    static final Field<Instant> MEMBER_LAST = DSL.field(DSL.name(MEMBER, LAST), MESSAGE.TIME.getDataType());

    private static final Field<String> RETURN_USER = DSL.field(DSL.name(RETURN, "user_id"), SQLDataType.VARCHAR);
    private static final Field<Integer> RETURN_STEP = DSL.field(DSL.name(RETURN, STEP), SQLDataType.INTEGER);

    /** When a user last came back in the step. */
    static final Field<Instant> RETURN_LAST = DSL.field(DSL.name(RETURN, LAST), MESSAGE.TIME.getDataType());

    /** So many steps after that of the cohort. */
    static final Field<Integer> LATER = RETURN_STEP.minus(COHORT);

    /** A row for each user and cohort that has him. */
    Table<Record> members() {
        Table<?> active = DSL.select(
                        Said.USER,
                        steps.buckets().index(Said.TIME).as(STEP),
                        DSL.max(Said.TIME).as(LAST))
                .from(Said.of(question))
                .groupBy(Said.USER, DSL.field(DSL.name(STEP)))
                .asTable("active");
        Field<String> user = DSL.field(DSL.name("active", "user_id"), SQLDataType.VARCHAR);
        Field<Integer> step = DSL.field(DSL.name("active", STEP), SQLDataType.INTEGER);
        Field<Instant> last = DSL.field(DSL.name("active", LAST), MESSAGE.TIME.getDataType());
        var all = DSL.select(user, step, last).from(active);
        if (returning.users() == Returning.Who.ALL) {
            return table(all, MEMBER);
        }
        Condition isNew = DSL.and(
                FirstMessages.TIME.ge(question.period().from()),
                steps.buckets().index(FirstMessages.TIME).eq(step));
        return table(
                all.join(FirstMessages.of(question))
                        .on(user.eq(FirstMessages.USER))
                        .where(returning.users() == Returning.Who.NEW ? isNew : DSL.not(isNew)),
                MEMBER);
    }

    /** The members, each once for every step after the cohort's in which he came back. */
    Table<Record> returns() {
        return members().join(cameBack()).on(MEMBER_USER.eq(RETURN_USER).and(RETURN_STEP.gt(COHORT)));
    }

    /** Of {@link #returns()}: who came back so many steps later, where that step has passed. */
    Condition isBack(int later) {
        Condition back =
                returning.mode() == Returning.Mode.ROLLING ? LATER.ge(DSL.inline(later)) : LATER.eq(DSL.inline(later));
        return back.and(COHORT.lt(DSL.inline(steps.isOver() - later)));
    }

    private Table<Record> cameBack() {
        return switch (returning.mode()) {
            case CLASSIC -> table(byStep(Said.between(question, from(), until())), RETURN);
            case ROLLING -> table(lastStep(), RETURN);
            case INTENT -> table(byStep(Said.between(withIntent(), from(), until())), RETURN);
            case EVENT -> table(events(), RETURN);
        };
    }

    private Instant from() {
        return question.period().from();
    }

    private Instant until() {
        Instant end = steps.buckets().start(steps.buckets().size());
        return end.isBefore(steps.now()) ? end : steps.now();
    }

    private Select<?> byStep(Table<?> said) {
        return DSL.select(
                        Said.USER,
                        steps.buckets().index(Said.TIME).as(STEP),
                        DSL.max(Said.TIME).as(LAST))
                .from(said)
                .groupBy(Said.USER, DSL.field(DSL.name(STEP)));
    }

    /** Of all up to now: who came back at all, did so in his last step or before. */
    private Select<?> lastStep() {
        Field<Instant> last = DSL.max(Said.TIME);
        return DSL.select(Said.USER, steps.buckets().index(last).as(STEP), last.as(LAST))
                .from(Said.between(question, from(), steps.now()))
                .groupBy(Said.USER);
    }

    private Select<?> events() {
        return DSL.select(
                        EVENT.USER,
                        steps.buckets().index(EVENT.TIME).as(STEP),
                        DSL.max(EVENT.TIME).as(LAST))
                .from(EVENT)
                .where(Happened.between(question, from(), until()), EVENT.NAME.eq(returning.with()))
                .groupBy(EVENT.USER, DSL.field(DSL.name(STEP)));
    }

    /** The intent with which users come back takes the place of the one that makes the cohort, if there is one. */
    private ReportQuestion withIntent() {
        return question.with(question.filter().withIntent(returning.with()));
    }

    @SuppressWarnings("unchecked") // whatever it selects, it is a table of records
    private static Table<Record> table(Select<?> select, String name) {
        return (Table<Record>) select.asTable(name);
    }
}
