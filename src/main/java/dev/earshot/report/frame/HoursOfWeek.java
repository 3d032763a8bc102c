package dev.earshot.report.frame;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The hours of the week by the clock of a time zone, as something that every engine can reckon. No engine is asked about
 * time zones: between two changes of the clock, which Java knows, the local time is a sum.
 */
public final class HoursOfWeek {
    /** How many there are. */
    public static final int COUNT = 7 * 24;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private HoursOfWeek() {}

    /**
     * The number of the hour that a time lies in, for times within the period: 0 is Monday from midnight on. An hour that a
     * change of the clock repeats is the same twice.
     *
     * @param time in milliseconds since 1970
     */
    public static Field<Integer> of(Field<Instant> time, Period period) {
        Field<Long> millis = time.coerce(Long.class);
        ZoneRules rules = period.zone().getRules();
        List<ZoneOffsetTransition> changes = changes(rules, period);
        Field<Long> toLocal = DSL.inline(toLocal(rules.getOffset(period.to().minusMillis(1)), period));
        for (ZoneOffsetTransition change : changes.reversed()) {
            toLocal = DSL.when(
                            millis.lt(DSL.inline(change.getInstant().toEpochMilli())),
                            DSL.inline(toLocal(change.getOffsetBefore(), period)))
                    .otherwise(toLocal);
        }
        Field<Long> local = millis.plus(toLocal);
        return local.minus(local.mod(DSL.inline(HOUR)))
                .div(DSL.inline(HOUR))
                .cast(Integer.class)
                .mod(DSL.inline(COUNT));
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules, Period period) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(period.from());
        while (change != null && change.getInstant().isBefore(period.to())) {
            changes.add(change);
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    /** What makes of a time the local one, counted from the Monday on which or before the period begins. */
    private static long toLocal(ZoneOffset offset, Period period) {
        long monday = period.first()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return offset.getTotalSeconds() * 1_000L - monday;
    }

    /** As in addresses ({@link MessageTrait#HOUR_OF_WEEK}). */
    public static String word(DayOfWeek day, int hour) {
        return day.getValue() + "-" + hour;
    }
}
