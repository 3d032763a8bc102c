package dev.earshot.report.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.StoredRows;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BucketsTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static Period period(String first, String last, String zone) {
        return new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone));
    }

    private static List<String> starts(Period period, Granularity granularity) {
        return Buckets.of(period, granularity).starts().stream()
                .map(start -> start.toInstant().toString())
                .toList();
    }

    @Test
    void aDayBeginsAtMidnightOfItsZone() {
        assertEquals(
                List.of("2026-03-04T23:00:00Z", "2026-03-05T23:00:00Z"),
                starts(period("2026-03-05", "2026-03-06", "Europe/Berlin"), Granularity.DAY));
    }

    @Test
    void theDayOfTheClockChangeIsAnHourShorterOrLonger() {
        // Berlin goes from +1 to +2 in the night to 2026-03-29, and back in the night to 2026-10-25.
        assertEquals(
                List.of("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
                starts(period("2026-03-29", "2026-03-30", "Europe/Berlin"), Granularity.DAY));
        assertEquals(
                23,
                Buckets.of(period("2026-03-29", "2026-03-29", "Europe/Berlin"), Granularity.HOUR)
                        .size());
        assertEquals(
                25,
                Buckets.of(period("2026-10-25", "2026-10-25", "Europe/Berlin"), Granularity.HOUR)
                        .size());
    }

    @Test
    void aDayThatHasNoMidnightBeginsAfterIt() {
        // In Beirut the clock went from 0:00 to 1:00 on 2021-03-28.
        assertEquals(
                List.of("2021-03-27T22:00:00Z", "2021-03-28T21:00:00Z"),
                starts(period("2021-03-28", "2021-03-29", "Asia/Beirut"), Granularity.DAY));
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        // 2026-03-05 is a Thursday.
        assertEquals(
                List.of("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"),
                starts(period("2026-03-05", "2026-03-09", "UTC"), Granularity.WEEK));
        assertEquals(
                List.of("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
                starts(period("2026-01-31", "2026-03-01", "UTC"), Granularity.MONTH));
    }

    @Test
    void refusesMoreStepsThanAChartCanShow() {
        Period years = period("2020-01-01", "2029-12-31", "UTC");
        assertThrows(IllegalArgumentException.class, () -> Buckets.of(years, Granularity.HOUR));
        assertEquals(3_653, Buckets.of(years, Granularity.DAY).size());
    }

    /** For random periods of zones with odd rules, the engine's reckoning is held against Java's calendar. */
    @Test
    void theEngineFindsTheStepOfATimeAsTheCalendarDoes() {
        long seed = Long.getLong("earshot.seed", System.nanoTime());
        System.out.println("buckets: seed " + seed);
        Random random = new Random(seed);
        List<String> zones = List.of(
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Africa/Casablanca",
                "America/Sao_Paulo");
        for (int round = 0; round < 40; round++) {
            LocalDate first = LocalDate.of(2011, 1, 1).plusDays(random.nextInt(5_800));
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Granularity granularity = List.of(Granularity.values()).get(random.nextInt(4));
            int days = 1 + random.nextInt(granularity == Granularity.HOUR ? 60 : 900);
            Period period = new Period(first, first.plusDays(days - 1L), zone);
            check(period, granularity, random);
        }
    }

    private static void check(Period period, Granularity granularity, Random random) {
        Buckets buckets = Buckets.of(period, granularity);
        List<Instant> times = new ArrayList<>(List.of(period.from(), period.to().minusMillis(1)));
        for (int i = 0; i < 30; i++) {
            Instant border =
                    buckets.starts().get(random.nextInt(buckets.size())).toInstant();
            times.add(border);
            times.add(border.minusMillis(1));
            times.add(border.plusMillis(random.nextLong(3_600_000)));
        }
        times.removeIf(time -> time.isBefore(period.from()) || !time.isBefore(period.to()));
        List<Field<?>> asked = new ArrayList<>();
        for (Instant time : times) {
            asked.add(buckets.index(DSL.val(time, Tables.MESSAGE.TIME.getDataType())));
        }
        var row = STORED.store().query("bot", DSL.select(asked)).getFirst();
        for (int i = 0; i < times.size(); i++) {
            assertEquals(
                    buckets.indexOf(times.get(i)), row.get(i), granularity + " of " + period + ": " + times.get(i));
        }
    }
}
