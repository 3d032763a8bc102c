package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "48213, COUNT, '48,213'",
        "0.1234, SHARE, 12.3 %",
        "0.0004, SHARE, < 0.1 %",
        "0, SHARE, 0.0 %",
        "3.14, AVERAGE, 3.1",
        "1234.5, MONEY, '1,234.50'",
        "250, MILLIS, 250 ms",
        "2100, MILLIS, 2.1 s",
        "130999, MILLIS, 2 min 10 s",
        "7384000, MILLIS, 2 h 03 min",
        ", COUNT, –"
    })
    void readsAsPeopleSayIt(Double value, Unit unit, String words) {
        assertEquals(words, Quantity.of(value, unit));
    }

    @Test
    void aChangeHasItsSignAndAHugeOneIsAFactor() {
        assertEquals("+12.3 %", Quantity.change(0.123));
        assertEquals("-50.0 %", Quantity.change(-0.5));
        assertEquals("×21", Quantity.change(20.0));
        assertEquals("", Quantity.change(null));
    }

    @Test
    void aChangeOfWhichNothingIsSeenIsNone() {
        assertEquals("no change", Quantity.change(0.0));
        assertEquals("no change", Quantity.change(-0.000_49));
        assertEquals("no change", Quantity.of(0.0, Unit.CHANGE));
        assertEquals("-0.1 %", Quantity.change(-0.000_51));
    }

    @Test
    void aPeriodIsNamedByItsDays() {
        LocalDate first = LocalDate.parse("2026-09-28");
        assertEquals("28 Sep 2026", Quantity.days(new Period(first, first, ZoneOffset.UTC)));
        assertEquals("28 Sep 2026 to 1 Oct 2026", Quantity.days(new Period(first, first.plusDays(3), ZoneOffset.UTC)));
    }

    @Test
    void aStepIsNamedByTheBotsClock() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant start = Instant.parse("2026-03-04T23:00:00Z");
        assertEquals("5 Mar 00:00", Quantity.step(start, Granularity.HOUR, berlin));
        assertEquals("Thu 5 Mar", Quantity.step(start, Granularity.DAY, berlin));
        assertEquals("Week of 5 Mar", Quantity.step(start, Granularity.WEEK, berlin));
        assertEquals("Mar 2026", Quantity.step(start, Granularity.MONTH, berlin));
    }
}
