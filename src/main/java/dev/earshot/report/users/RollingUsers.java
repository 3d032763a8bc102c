package dev.earshot.report.users;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Users of the day, the 7 days and the 30 days up to the end of each day of a period; by the hour, up to the end of each
 * hour. Nobody counts twice in a window.
 *
 * <p>Reckoned in one pass over the messages. Of each user only the days with a message matter. Such a day makes the user
 * count from then on, unless another one right before it does so already; and the user stops to count when the window has
 * passed over it, unless another such day came meanwhile. Added up, these beginnings and ends are the numbers.
 */
final class RollingUsers {
    private static final int DAY = 1;
    private static final int WEEK = 7;
    static final int MONTH = 30;
    private static final int[] WINDOWS = {DAY, WEEK, MONTH};

    private static final String SEEN = "seen";
    private static final Field<String> SEEN_USER = DSL.field(DSL.name(SEEN, "user_id"), SQLDataType.VARCHAR);
    private static final Field<String> SEEN_DIRECTION = DSL.field(DSL.name(SEEN, "direction"), SQLDataType.VARCHAR);
    private static final Field<Integer> SEEN_UNIT = DSL.field(DSL.name(SEEN, "unit"), SQLDataType.INTEGER);

    private static final String SPACED = "spaced";
    private static final Field<String> DIRECTION = DSL.field(DSL.name(SPACED, "direction"), SQLDataType.VARCHAR);
    private static final Field<Integer> OF_UNIT = DSL.field(DSL.name(SPACED, "unit"), SQLDataType.INTEGER);
    private static final Field<Integer> BEFORE = DSL.field(DSL.name(SPACED, "units_before"), SQLDataType.INTEGER);
    private static final Field<Integer> AFTER = DSL.field(DSL.name(SPACED, "units_after"), SQLDataType.INTEGER);

    private final ReportQuestion question;
    private final Buckets units;
    private final int unitsOfDay;
    private final Instant to;

    /** By direction: for each window, the users up to the end of each unit. */
    private final Map<String, long[][]> users = new HashMap<>();

    private RollingUsers(ReportQuestion question, Period period) {
        boolean isHourly = question.granularity() == Granularity.HOUR;
        this.question = question;
        this.units = Buckets.of(reach(period), isHourly ? Granularity.HOUR : Granularity.DAY);
        this.unitsOfDay = isHourly ? 24 : 1;
        this.to = period.to();
    }

    /**
     * Of a period, and of every part of it.
     *
     * @throws IllegalArgumentException in words for whoever asked, if the period is too long
     */
    static RollingUsers of(Store store, ReportQuestion question, Period period) {
        RollingUsers rolling = new RollingUsers(question, period);
        store.query(question.bot(), rolling.query()).forEach(rolling::add);
        rolling.users.values().forEach(ofWindows -> {
            for (long[] changes : ofWindows) {
                Arrays.parallelPrefix(changes, Long::sum);
            }
        });
        return rolling;
    }

    private static Period reach(Period period) {
        if (period.days() + MONTH > Period.MAX_DAYS) {
            throw new IllegalArgumentException("this report looks " + MONTH
                    + " days further back, so its period is at most " + (Period.MAX_DAYS - MONTH) + " days long");
        }
        return new Period(period.first().minusDays(MONTH), period.last(), period.zone());
    }

    /** Of each direction and unit: for each window, how many begin and how many stop to count by it. */
    private Select<Record> query() {
        List<Field<?>> columns = new ArrayList<>(List.of(DIRECTION, OF_UNIT));
        for (int window : WINDOWS) {
            columns.add(DSL.count(DSL.when(isFurther(BEFORE, window), 1)));
            columns.add(DSL.count(DSL.when(isFurther(AFTER, window), 1)));
        }
        return DSL.select(columns).from(spaced()).groupBy(DIRECTION, OF_UNIT);
    }

    /** The units in which a user had a message of a direction, and how far the ones before and after are. */
    private Table<?> spaced() {
        Field<Integer> unit = units.index(Said.TIME).as(SEEN_UNIT.getUnqualifiedName());
        Table<?> seen = DSL.select(Said.USER, Said.DIRECTION, unit)
                .from(Said.between(question, start(0), to))
                .groupBy(Said.USER, Said.DIRECTION, unit)
                .asTable(SEEN);
        return DSL.select(
                        SEEN_DIRECTION,
                        SEEN_UNIT,
                        SEEN_UNIT.minus(DSL.lag(SEEN_UNIT).over(ofUser())).as(BEFORE.getUnqualifiedName()),
                        DSL.lead(SEEN_UNIT).over(ofUser()).minus(SEEN_UNIT).as(AFTER.getUnqualifiedName()))
                .from(seen)
                .asTable(SPACED);
    }

    private static WindowSpecification ofUser() {
        return DSL.partitionBy(SEEN_USER, SEEN_DIRECTION).orderBy(SEEN_UNIT);
    }

    private Condition isFurther(Field<Integer> distance, int days) {
        return distance.isNull().or(distance.gt(DSL.inline(days * unitsOfDay)));
    }

    private void add(Record row) {
        long[][] changes = users.computeIfAbsent(row.get(DIRECTION), any -> new long[WINDOWS.length][units.size()]);
        int unit = row.get(OF_UNIT);
        int column = 2;
        for (int i = 0; i < WINDOWS.length; i++) {
            changes[i][unit] += Numbers.whole(row, column++);
            long ends = Numbers.whole(row, column++);
            int end = unit + WINDOWS[i] * unitsOfDay;
            if (end < units.size()) {
                changes[i][end] -= ends;
            }
        }
    }

    /** The first moment of the 7 days up to a moment. */
    Instant weekBefore(Instant to) {
        return start(lastUnit(to) + 1 - WEEK * unitsOfDay);
    }

    /** The first moment of the 30 days up to a moment. */
    Instant monthBefore(Instant to) {
        return start(lastUnit(to) + 1 - MONTH * unitsOfDay);
    }

    /** Of a part of the period that begins and ends with a day; by the hour, with an hour. */
    Users.Rolling of(String direction, Instant from, Instant to) {
        long[][] of = users.getOrDefault(direction, new long[WINDOWS.length][units.size()]);
        int last = lastUnit(to);
        long daily = 0;
        double stickiness = 0;
        int months = 0;
        int first = units.indexOf(from);
        for (int unit = first; unit <= last; unit++) {
            daily += of[0][unit];
            if (of[2][unit] > 0) {
                stickiness += (double) of[0][unit] / of[2][unit];
                months++;
            }
        }
        @Nullable Double mean = months == 0 ? null : Double.valueOf(stickiness / months);
        return new Users.Rolling((double) daily / (last - first + 1), of[1][last], of[2][last], mean);
    }

    private int lastUnit(Instant to) {
        return units.indexOf(to.minusMillis(1));
    }

    private Instant start(int unit) {
        return units.starts().get(unit).toInstant();
    }
}
