package dev.earshot.report.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportParametersTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Option MODE = Option.choice(
            "mode", "Mode", List.of(new Option.Choice("classic", "Classic"), new Option.Choice("rolling", "Rolling")));
    private static final Option NAMED = Option.text("named", "Named");

    /** Who is restricted to is the same if it is called the same. */
    private static final UserSets SETS = new UserSets() {
        private final Map<String, ChosenUsers> found = new HashMap<>();

        @Override
        public ChosenUsers find(String bot, ZoneId zone, Kind kind, String word) {
            return found.computeIfAbsent(
                    kind + word,
                    key -> new ChosenUsers(word, "Called " + word, () -> {
                        throw new AssertionError("nobody asks who they are");
                    }));
        }

        @Override
        public List<Option.Choice> choices(String bot, Kind kind) {
            return List.of();
        }
    };

    private static ReportQuestion parse(Map<String, String> values) {
        return ReportParameters.parse(values, List.of(MODE, NAMED), "bot", BERLIN, TODAY, SETS);
    }

    @Test
    void withoutAnyTheLastThirtyDaysAreAskedForByTheDayAgainstThoseBefore() {
        ReportQuestion question = parse(Map.of());
        assertEquals(new Period(LocalDate.parse("2026-03-02"), TODAY, BERLIN), question.period());
        assertEquals(Granularity.DAY, question.granularity());
        assertEquals(
                new Period(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-03-01"), BERLIN),
                question.compared().orElseThrow().period());
        assertEquals(ReportFilter.NONE, question.filter());
    }

    @Test
    void whatIsWrittenAsksForTheSameAgain() {
        Map<String, String> values = new HashMap<>(Map.of(
                "from",
                "2026-01-01",
                "to",
                "2026-02-01",
                "compare",
                "year_before",
                "granularity",
                "week",
                "platform",
                "facebook",
                "direction",
                "incoming",
                "intent",
                "a & b=c",
                "event",
                "buy",
                "property",
                "group",
                "propertyValue",
                "A"));
        values.putAll(Map.of("audience", "aud_1", "campaign", "Spring", "link", "lnk_1"));
        ReportQuestion question = parse(values);
        assertEquals(
                question,
                ReportParameters.parse(
                        ReportParameters.write(question),
                        List.of(MODE, NAMED),
                        "bot",
                        BERLIN,
                        TODAY.plusDays(9),
                        SETS));
        assertTrue(ReportParameters.NAMES.containsAll(
                ReportParameters.write(question).keySet()));
        assertEquals(
                ReportParameters.NAMES.size(), ReportParameters.write(question).size());
    }

    @Test
    void whatOnlyOneReportAsksIsReadByItsOptions() {
        ReportQuestion plain = parse(Map.of());
        assertEquals("classic", plain.option(MODE));
        assertEquals("", plain.option(NAMED));
        ReportQuestion chosen = parse(Map.of("mode", "rolling", "named", "a & b", "foreign", "x"));
        assertEquals("rolling", chosen.option(MODE));
        assertEquals("a & b", chosen.option(NAMED));
        assertEquals(
                Map.of("mode", "rolling", "named", "a & b"),
                chosen.compared().orElseThrow().options());
        assertEquals("rolling", ReportParameters.write(chosen).get("mode"));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> parse(Map.of("mode", "other")));
        assertEquals("'mode' must be one of classic, rolling", refused.getMessage());
    }

    @Test
    void aYearBeforeMeansTheSameDates() {
        ReportQuestion question = parse(Map.of("from", "2024-02-29", "to", "2024-03-01", "compare", "year_before"));
        assertEquals(
                new Period(LocalDate.parse("2023-02-28"), LocalDate.parse("2023-03-01"), BERLIN),
                question.compared().orElseThrow().period());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31,HOUR",
        "2026-03-30,HOUR",
        "2026-03-29,DAY",
        "2025-12-02,DAY",
        "2025-12-01,WEEK",
        "2024-01-01,MONTH"
    })
    void theStepsSuitThePeriod(String from, Granularity granularity) {
        assertEquals(granularity, parse(Map.of("from", from)).granularity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from|31.1.2026|'from' must be a day such as 2026-01-31",
                "to|2026-02-30|'to' must be a day such as 2026-01-31",
                "from|2026-04-01|the last day lies before the first",
                "compare|yesterday|'compare' must be one of none, period_before, year_before",
                "granularity|DAY|'granularity' must be one of hour, day, week, month",
                "direction|up|'direction' must be incoming or outgoing",
                "property|group|a property needs a name and a value"
            })
    void saysWhatIsWrong(String name, String value, String words) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> parse(Map.of(name, value)));
        assertEquals(words, problem.getMessage());
    }
}
