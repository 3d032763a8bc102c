package dev.earshot.report.referrals;

import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.ReportQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The referrals of a period counted as a whole, by step and by each kind of origin, in one query: to find out what became of
 * them takes longer than to count.
 */
final class ReferralSets {
    /** Each has the number of its place. */
    static final List<Origin> ORIGINS = List.of(Origin.values());

    /** Of {@link #SET}, besides the numbers of origins. */
    static final int STEPS = -1;

    static final int WHOLE = -2;

    private static final String BASE = "brought";
    private static final String COUNTED = "counted";

    /** Which of the sets a row is of: {@link #WHOLE}, {@link #STEPS}, or the place of an {@link Origin}. */
    static final Field<Integer> SET = counted("set_number");

    static final Field<Integer> STEP = counted("step_index");

    /** The counts follow here: users, referrals, and users who are new, messaged and paid. */
    static final int FIRST_COUNT = 2 + ORIGINS.size();

    private ReferralSets() {}

    private static Field<Integer> counted(String name) {
        return DSL.field(DSL.name(COUNTED, name), SQLDataType.INTEGER);
    }

    /** Where its users came from. */
    static Field<String> value(Origin origin) {
        return DSL.field(DSL.name(COUNTED, origin.word), SQLDataType.VARCHAR);
    }

    private static Field<String> origin(Origin origin) {
        return DSL.field(DSL.name(BASE, origin.word), SQLDataType.VARCHAR);
    }

    private static Field<Integer> base(String name) {
        return DSL.field(DSL.name(BASE, name), SQLDataType.INTEGER);
    }

    /** Steps in order, origins by how many they brought and then by name; of these the first {@link Referrals#MAX_ROWS}. */
    static Select<Record> of(ReportQuestion question, Map<EventTrait, String> traits) {
        Field<Integer> users = counted("users");
        List<Field<?>> order = new ArrayList<>(List.of(STEP, users.neg()));
        List<Field<?>> columns = new ArrayList<>(List.of(SET, STEP));
        for (Origin origin : ORIGINS) {
            columns.add(value(origin));
            order.add(value(origin));
        }
        columns.addAll(
                List.of(users, counted("referrals"), counted("new_users"), counted("messaged"), counted("paid")));
        Field<Integer> place =
                DSL.rowNumber().over(DSL.partitionBy(SET).orderBy(order)).as("place");
        List<Field<?>> placed = new ArrayList<>(columns);
        placed.add(place);
        Came came = new Came(question, traits);
        Table<?> all = DSL.select(placed).from(sets(question, came)).asTable(COUNTED);
        return DSL.with(came.referrals())
                .select(columns)
                .from(all)
                .where(SET.lt(0).or(counted("place").le(Referrals.MAX_ROWS)))
                .orderBy(SET, counted("place"));
    }

    private static Table<?> sets(ReportQuestion question, Came came) {
        List<Field<?>> keys = new ArrayList<>(List.of(base("step_index")));
        Field<Integer> set = DSL.inline(WHOLE);
        for (Origin origin : ORIGINS) {
            keys.add(origin(origin));
            set = DSL.when(DSL.grouping(origin(origin)).eq(0), DSL.inline(ORIGINS.indexOf(origin)))
                    .otherwise(set);
        }
        set = DSL.when(DSL.grouping(base("step_index")).eq(0), DSL.inline(STEPS))
                .otherwise(set);
        List<Field<?>> columns = new ArrayList<>(List.of(set.as(SET.getUnqualifiedName())));
        columns.addAll(keys);
        Field<String> user = DSL.field(DSL.name(BASE, "user_id"), SQLDataType.VARCHAR);
        columns.addAll(List.of(
                DSL.countDistinct(user).as("users"),
                DSL.count().as("referrals"),
                users(user, "is_new").as("new_users"),
                users(user, "has_messaged").as("messaged"),
                users(user, "has_paid").as("paid")));
        List<Field<?>[]> sets = new ArrayList<>(List.<Field<?>[]>of(new Field<?>[] {}));
        keys.forEach(key -> sets.add(new Field<?>[] {key}));
        return DSL.select(columns)
                .from(base(question, came))
                .groupBy(DSL.groupingSets(sets.toArray(Field<?>[][]::new)))
                .asTable(COUNTED);
    }

    private static Table<?> base(ReportQuestion question, Came came) {
        List<Field<?>> columns = new ArrayList<>(List.of(
                question.buckets().index(Came.TIME).as("step_index"),
                known(Came.USER).as("user_id"),
                flag(Came.IS_NEW).as("is_new"),
                flag(Came.HAS_MESSAGED).as("has_messaged"),
                flag(Came.HAS_PAID).as("has_paid")));
        for (Origin origin : ORIGINS) {
            columns.add(Came.origin(origin));
        }
        return DSL.select(columns).from(came.table()).asTable(BASE);
    }

    private static Field<Integer> users(Field<String> user, String flag) {
        return DSL.countDistinct(DSL.when(base(flag).eq(1), user));
    }

    static Field<Integer> flag(Condition condition) {
        return DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0));
    }

    /** Null where nobody is known. */
    static Field<String> known(Field<String> user) {
        return DSL.nullif(user, DSL.inline(""));
    }
}
