package dev.earshot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {
    private static final Device IPHONE = Visits.device(Platform.IOS, "iOS", "16.4");

    private static boolean holds(Kind kind, String text, Visit visit) {
        return Condition.parse(kind, text).holds(visit);
    }

    @ParameterizedTest
    @CsvSource({
        "iOS >= 16, 16.0, true",
        "iOS >= 16, 16.4.1, true",
        "iOS >= 16, 15.9, false",
        "iOS <= 16, 16.4, true",
        "iOS <= 16.3, 16.4, false",
        "iOS ≥ 16.4, 16.4, true",
        "iOS >= 16.4, 16, false",
        "ios <= 9, 10, false",
        "Android >= 1, 16, false"
    })
    void comparesVersionsPartByPartAndAsFarAsTheBoundGoes(String text, String version, boolean expected) {
        assertEquals(expected, holds(Kind.OS, text, Visits.of(Visits.device(Platform.IOS, "iOS", version))));
    }

    @Test
    void anUnknownVersionIsNeitherAboveNorBelow() {
        Visit unknown = Visits.of(Visits.device(Platform.IOS, "iOS", ""));
        assertFalse(holds(Kind.OS, "iOS >= 0", unknown));
        assertFalse(holds(Kind.OS, "iOS <= 99", unknown));
    }

    @Test
    void namesASystemAsPeopleDo() {
        Visit mac = Visits.of(Visits.device(Platform.MACOS, "Mac OS X", "14.1"));
        assertTrue(holds(Kind.OS, "macOS >= 14", mac));
        assertTrue(holds(Kind.OS, "Mac OS X >= 14", mac));
        assertTrue(holds(Kind.PLATFORM, "ios, macOS", mac));
    }

    @Test
    void comparesWordsWithoutCaseAndByTheirBeginning() {
        Visit visit = Visits.of(IPHONE);
        assertTrue(holds(Kind.BRAND, "samsung, APPLE", visit));
        assertTrue(holds(Kind.MODEL, "iph*", visit));
        assertFalse(holds(Kind.MODEL, "iPad*", visit));
        assertFalse(holds(Kind.MODEL, "*", Visits.of(Device.UNKNOWN)), "what is unknown is like nothing");
    }

    @Test
    void anAppsOwnBrowserIsAnyOrThatOneOrNone() {
        Visit inMessenger = Visits.of(new Device(Platform.IOS, "iOS", Version.UNKNOWN, "", "", "", "messenger"));
        assertTrue(holds(Kind.IN_APP, "any", inMessenger));
        assertTrue(holds(Kind.IN_APP, "facebook, messenger", inMessenger));
        assertFalse(holds(Kind.IN_APP, "none, facebook", inMessenger));
        assertTrue(holds(Kind.IN_APP, "none", Visits.of(IPHONE)));
    }

    @Test
    void theDearestLanguageCountsAndAWiderOneMeansAllItsKinds() {
        Visit austrian = Visits.of(IPHONE);
        assertTrue(holds(Kind.LANGUAGE, "de", austrian));
        assertTrue(holds(Kind.LANGUAGE, "de-AT", austrian));
        assertFalse(holds(Kind.LANGUAGE, "de-DE", austrian));
        assertFalse(holds(Kind.LANGUAGE, "en", austrian));
    }

    @Test
    void aRegionIsNarrowerThanItsCountry() {
        Visit berlin = Visits.of(IPHONE);
        assertTrue(holds(Kind.COUNTRY, "fr, de", berlin));
        assertTrue(holds(Kind.COUNTRY, "DE-BE", berlin));
        assertFalse(holds(Kind.COUNTRY, "DE-BY", berlin));
        assertFalse(holds(Kind.COUNTRY, "DE", Visits.at(Visits.NOON)), "nobody knows where");
    }

    @Test
    void aParameterIsThereOrHasItsValue() {
        Visit visit = Visits.of(IPHONE);
        assertTrue(holds(Kind.QUERY, "coupon", visit));
        assertTrue(holds(Kind.QUERY, "coupon=SPRING", visit));
        assertFalse(holds(Kind.QUERY, "coupon=spring", visit));
        assertFalse(holds(Kind.QUERY, "Coupon", visit));
    }

    @Test
    void aPeriodHasItsFirstMomentAndNotItsLast() {
        String december = "2026-12-01T00:00+01:00 / 2027-01-01T00:00+01:00";
        assertFalse(holds(Kind.PERIOD, december, Visits.at(Instant.parse("2026-11-30T22:59:59.999Z"))));
        assertTrue(holds(Kind.PERIOD, december, Visits.at(Instant.parse("2026-11-30T23:00:00Z"))));
        assertTrue(holds(Kind.PERIOD, december, Visits.at(Instant.parse("2026-12-31T22:59:59.999Z"))));
        assertFalse(holds(Kind.PERIOD, december, Visits.at(Instant.parse("2026-12-31T23:00:00Z"))));
        assertTrue(holds(Kind.PERIOD, " / 2027-01-01T00:00Z", Visits.at(Instant.EPOCH)));
    }

    @ParameterizedTest
    @CsvSource({
        "Mon-Fri 09:00-17:30 Europe/Berlin, 2026-11-25T08:00:00Z, true",
        "Mon-Fri 09:00-17:30 Europe/Berlin, 2026-11-25T07:59:59Z, false",
        "Mon-Fri 09:00-17:30 Europe/Berlin, 2026-11-25T16:30:00Z, false",
        "Mon-Fri 09:00-17:30 Europe/Berlin, 2026-11-28T10:00:00Z, false",
        "Sat-Mon 10:00-11:00 UTC, 2026-11-29T10:00:00Z, true",
        "Sat-Mon 10:00-11:00 UTC, 2026-11-25T10:00:00Z, false",
        "Fri 22:00-02:00 UTC, 2026-11-28T01:59:00Z, true",
        "Fri 22:00-02:00 UTC, 2026-11-27T01:59:00Z, false",
        "00:00-12:00 UTC, 2026-11-29T11:00:00Z, true"
    })
    void hoursAreThoseOfThePlaceAndANightBelongsToItsEvening(String text, Instant time, boolean expected) {
        assertEquals(expected, holds(Kind.HOURS, text, Visits.at(time)));
    }

    @Test
    void sharesMeetWithoutGapOrOverlap() {
        for (int bucket = 0; bucket < Visit.BUCKETS; bucket++) {
            int holding = 0;
            for (String share : List.of("0-33.33", "33.33-50", "50 - 100%")) {
                holding += holds(Kind.SHARE, share, Visits.in(bucket)) ? 1 : 0;
            }
            assertEquals(1, holding, "bucket " + bucket);
        }
    }

    @Test
    void refusesWhatItCannotMean() {
        Map<Kind, List<String>> bad = Map.ofEntries(
                Map.entry(Kind.PLATFORM, List.of("", ",", "blackberry")),
                Map.entry(Kind.OS, List.of("", "iOS", "iOS > 16", "iOS >= x", "iOS >= 1.2.3.4.5.6", ">= 16")),
                Map.entry(Kind.COUNTRY, List.of("Germany", "DE-", "D")),
                Map.entry(Kind.QUERY, List.of("", "=x")),
                Map.entry(
                        Kind.PERIOD,
                        List.of("", "/", "2026-12-01 / 2027-01-01", "2027-01-01T00:00Z / 2026-01-01T00:00Z")),
                Map.entry(
                        Kind.HOURS,
                        List.of(
                                "",
                                "Mon-Fri",
                                "Mon-Fri 9-17 UTC",
                                "Mon-Foo 09:00-10:00 UTC",
                                "09:00-25:00 UTC",
                                "09:00-10:00 Mars/Phobos")),
                Map.entry(Kind.SHARE, List.of("", "50", "50-50", "60-50", "0-101", "-5-10", "0-33.333")));
        bad.forEach((kind, texts) -> texts.forEach(text -> assertThrows(
                IllegalArgumentException.class, () -> Condition.parse(kind, text), kind + " '" + text + "'")));
    }

    @Test
    void everyKindsExampleCanBeReadAndWrittenAnew() {
        for (Kind kind : Kind.values()) {
            String written = Condition.parse(kind, kind.example()).text();
            assertEquals(written, Condition.parse(kind, written).text(), kind.word());
            assertEquals(kind, Condition.parse(kind, kind.example()).kind());
        }
    }
}
