package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BotTimeTest {
    private static final BotTime BERLIN = BotTime.in("Europe/Berlin");
    private static final BotTime NEW_YORK = BotTime.in("America/New_York");
    private static final BotTime TONGA = BotTime.in("Pacific/Tongatapu");

    @Test
    void daysBeginAtTheBotsMidnight() {
        Instant lateEvening = Instant.parse("2026-03-05T23:30:00Z");
        assertEquals("2026-03-06", BERLIN.day(lateEvening));
        assertEquals("2026-03-05", NEW_YORK.day(lateEvening));
        assertEquals("00:30", BERLIN.clock(lateEvening));
        assertEquals("18:30", NEW_YORK.clock(lateEvening));
    }

    @Test
    void sameInstantIsTodayHereAndTomorrowThere() {
        Instant now = Instant.parse("2026-03-05T12:00:00Z");
        assertEquals("Today", BERLIN.dayTitle(now, now));
        assertEquals("2026-03-06", TONGA.day(now));
        assertEquals("Yesterday", TONGA.dayTitle(Instant.parse("2026-03-05T10:00:00Z"), now));
        assertEquals("Today", BERLIN.dayTitle(Instant.parse("2026-03-05T10:00:00Z"), now));
    }

    @Test
    void theDayTheClocksGoForwardHas23Hours() {
        // 29 March 2026, 02:00 becomes 03:00 in Berlin.
        assertEquals("01:59", BERLIN.clock(Instant.parse("2026-03-29T00:59:00Z")));
        assertEquals("03:00", BERLIN.clock(Instant.parse("2026-03-29T01:00:00Z")));
        assertEquals("2026-03-29", BERLIN.day(Instant.parse("2026-03-28T23:00:00Z")));
        assertEquals("2026-03-30", BERLIN.day(Instant.parse("2026-03-29T22:00:00Z")));
    }

    @Test
    void theDayTheClocksGoBackHas25Hours() {
        // 1 November 2026, 02:00 becomes 01:00 in New York: 01:30 comes twice, and is told apart in UTC.
        Instant first = Instant.parse("2026-11-01T05:30:00Z");
        Instant second = Instant.parse("2026-11-01T06:30:00Z");
        assertEquals("01:30", NEW_YORK.clock(first));
        assertEquals("01:30", NEW_YORK.clock(second));
        assertNotEquals(BotTime.utc(first), BotTime.utc(second));
        assertEquals("2026-11-01", NEW_YORK.day(Instant.parse("2026-11-01T04:00:00Z")));
        assertEquals("2026-11-01", NEW_YORK.day(Instant.parse("2026-11-02T04:59:59Z")));
        assertEquals("2026-11-02", NEW_YORK.day(Instant.parse("2026-11-02T05:00:00Z")));
    }

    @Test
    void yesterdayIsTheCalendarsAlsoAcrossAChangeOfClocks() {
        Instant now = Instant.parse("2026-03-29T22:30:00Z"); // 30 March, 00:30
        assertEquals("Yesterday", BERLIN.dayTitle(Instant.parse("2026-03-28T23:30:00Z"), now));
        assertEquals("Saturday, 28 March", BERLIN.dayTitle(Instant.parse("2026-03-28T22:30:00Z"), now));
    }

    @Test
    void namesOtherYears() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        assertEquals("Tuesday, 30 December 2025", BERLIN.dayTitle(Instant.parse("2025-12-30T12:00:00Z"), now));
        assertEquals("5 Mar 2024", BERLIN.brief(Instant.parse("2024-03-05T12:00:00Z"), now));
    }

    @Test
    void isBriefForLists() {
        Instant now = Instant.parse("2026-03-05T12:00:00Z"); // a Thursday
        assertEquals("12:58", BERLIN.brief(Instant.parse("2026-03-05T11:58:00Z"), now));
        assertEquals("Yesterday", BERLIN.brief(Instant.parse("2026-03-04T11:58:00Z"), now));
        assertEquals("Mon", BERLIN.brief(Instant.parse("2026-03-02T11:58:00Z"), now));
        assertEquals("26 Feb", BERLIN.brief(Instant.parse("2026-02-26T11:58:00Z"), now));
        assertEquals("9 Mar", BERLIN.brief(Instant.parse("2026-03-09T11:58:00Z"), now));
    }

    @Test
    void saysTheInstantInUtc() {
        assertEquals("2026-03-05 11:58:01.250 UTC", BotTime.utc(Instant.parse("2026-03-05T11:58:01.250Z")));
        assertEquals("5 Mar 2026, 12:58", BERLIN.full(Instant.parse("2026-03-05T11:58:01.250Z")));
    }
}
