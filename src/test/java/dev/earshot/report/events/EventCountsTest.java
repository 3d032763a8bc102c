package dev.earshot.report.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.Answered;
import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class EventCountsTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final EventCounts counts = new EventCounts(STORED.store());
    private final EventsReport report = new EventsReport(STORED.store());

    private ReportQuestion thatDay(Map<String, String> options) {
        return rows.question("2026-03-05", "2026-03-05", "UTC", options);
    }

    private Part part(ReportQuestion question, String name) {
        return Answered.part(report.answer(question), name);
    }

    private void happened(String user, double seconds, String type, String name, String attributes) {
        rows.event(user, seconds, type, name, null, null, attributes);
    }

    @Test
    void countsEventsAndThoseToWhomTheyHappened() {
        // Ann logs in twice, Bob once; one log-in is nobody's: four events of two users, two events to a user less the
        // nobody's.
        happened("ann", 0, "CUSTOM", "login", "{}");
        happened("ann", 1, "CUSTOM", "login", "{}");
        happened("bob", 2, "CUSTOM", "login", "{}");
        happened("", 3, "CUSTOM", "login", "{}");
        happened("bob", 4, "SHARE", "shareEvent", "{}");
        rows.write();

        assertEquals(new EventCounts.Totals(5, 4, 2, 2), counts.totals(thatDay(Map.of()), null));
        assertEquals(new EventCounts.Totals(4, 3, 2, 1), counts.totals(thatDay(Map.of()), "login"));
        assertEquals(
                List.of(new EventCounts.OfType("CUSTOM", 4, 2), new EventCounts.OfType("SHARE", 1, 1)),
                counts.types(thatDay(Map.of()), null));
        assertEquals(
                List.of(
                        new EventCounts.OfName("CUSTOM", "login", 4, 2),
                        new EventCounts.OfName("SHARE", "shareEvent", 1, 1)),
                counts.names(thatDay(Map.of()), null));
    }

    @Test
    void aDayIsTheBotsOwnDayAlsoWhenTheClockChanges() {
        // Berlin skips from 2 to 3 o'clock on 29 March: its day is from 23:00 UTC of the 28th to 22:00 UTC of the 29th.
        double midnight = 23 * DAY + 11 * HOUR; // 28 March, 23:00 UTC
        happened("ann", midnight - 1, "CUSTOM", "before", "{}");
        happened("ann", midnight, "CUSTOM", "first", "{}");
        happened("ann", midnight + 23 * HOUR - 1, "CUSTOM", "last", "{}");
        happened("ann", midnight + 23 * HOUR, "CUSTOM", "after", "{}");
        rows.write();

        assertEquals(
                2,
                counts.totals(rows.question("2026-03-29", "2026-03-29", "Europe/Berlin", Map.of()), null)
                        .events());
        assertEquals(
                List.of(1L, 2L, 1L),
                counts
                        .steps(
                                rows.question("2026-03-28", "2026-03-30", "Europe/Berlin", Map.of()),
                                null,
                                List.of("CUSTOM"))
                        .stream()
                        .sorted(java.util.Comparator.comparing(EventCounts.OfStep::step))
                        .map(EventCounts.OfStep::events)
                        .toList());
    }

    @Test
    void anAttributeIsFoundWhereverItsClientPutIt() {
        // Three ways to say size M; what the object made for it says wins over the event's own; one says nothing, one
        // null.
        happened("ann", 0, "CUSTOM", "add", "{\"extraInfo\":{\"size\":\"M\"},\"size\":\"S\"}");
        happened("bob", 1, "CUSTOM", "add", "{\"size\":\"M\"}");
        happened("bob", 2, "REVENUE", "buy", "{\"metadata\":{\"size\":\"M\"}}");
        happened("cleo", 3, "CUSTOM", "add", "{\"extraInfo\":{\"size\":7}}");
        happened("dan", 4, "CUSTOM", "add", "{\"extraInfo\":\"size\"}");
        happened("dan", 5, "CUSTOM", "add", "{\"extraInfo\":{\"size\":null}}");
        rows.event("dan", 6, "CUSTOM", "add", null, null, null);
        rows.write();

        assertEquals(
                List.of(
                        new EventCounts.OfValue(null, 3, 1),
                        new EventCounts.OfValue("M", 3, 2),
                        new EventCounts.OfValue("7", 1, 1)),
                sorted(counts.values(thatDay(Map.of()), null, "size", null)));
        assertEquals(
                List.of(new EventCounts.OfValue("M", 1, 1)),
                counts.values(thatDay(Map.of()), "buy", "size", Arrays.asList("M", null)));
    }

    /** Engines differ in where they put what is missing among equals. */
    private static List<EventCounts.OfValue> sorted(List<EventCounts.OfValue> values) {
        return values.stream()
                .sorted(java.util.Comparator.comparing(EventCounts.OfValue::events)
                        .reversed()
                        .thenComparing(one -> one.value() == null ? "" : one.value()))
                .toList();
    }

    @Test
    void oddKeysAndValuesAreJustText() {
        String key = "it's~a/\"key\"";
        happened("ann", 0, "CUSTOM", "odd", "{\"extraInfo\":{\"it's~a/\\\"key\\\"\":\"' OR 1=1 --\"}}");
        happened("ann", 1, "CUSTOM", "long", "{\"extraInfo\":{\"t\":\"" + "x".repeat(250) + "\"}}");
        rows.write();

        assertEquals(
                "' OR 1=1 --",
                counts.values(thatDay(Map.of()), "odd", key, null).getFirst().value());
        assertEquals(
                "x".repeat(200),
                counts.values(thatDay(Map.of()), "long", "t", null).getFirst().value(),
                "values are told apart by their first 200 characters");
    }

    @Test
    void offersTheKeysAndNamesThatThereAre() {
        happened("ann", 0, "CUSTOM", "add", "{\"extraInfo\":{\"size\":\"M\",\"shop\":\"a\"},\"conversation\":\"c\"}");
        happened("ann", 1, "CUSTOM", "add", "{\"extraInfo\":{\"size\":\"L\"}}");
        happened("ann", 2, "CUSTOM", "login", "{\"method\":\"mail\"}");
        rows.write();

        assertEquals(
                List.of("size", "conversation", "method", "shop"), report.values(thatDay(Map.of()), EventsReport.KEY));
        assertEquals(List.of("method"), report.values(thatDay(Map.of("name", "login")), EventsReport.KEY));
        assertEquals(List.of("add", "login"), report.values(thatDay(Map.of()), EventsReport.EVENT_NAME));
        Grid keys = part(thatDay(Map.of("name", "add")), "keys").grid();
        assertEquals(Arrays.asList("size", 1.0, 2, "L"), keys.rows().getFirst().values(), "the newest is the example");
    }

    @Test
    void laysTheComparedPeriodBesideEveryStepAndName() {
        // The day: two adds. The day before: one add, one gone.
        happened("ann", 0, "CUSTOM", "add", "{}");
        happened("ann", 1, "CUSTOM", "add", "{}");
        happened("ann", -DAY, "CUSTOM", "add", "{}");
        happened("ann", -DAY, "CUSTOM", "gone", "{}");
        rows.write();

        Grid volume = part(thatDay(Map.of()), "volume").grid();
        assertEquals(
                List.of("start", "custom", "customBefore"),
                volume.columns().stream().map(Grid.Column::name).toList());
        assertEquals("custom", volume.columns().getLast().compares());
        assertEquals(List.of(2L, 2L), volume.rows().getFirst().values().subList(1, 3));
        Grid names = part(thatDay(Map.of()), "names").grid();
        assertEquals(
                Arrays.asList("add", 2L, 1L, 1L, 1.0, "Custom"),
                names.rows().getFirst().values(),
                "twice as many: one more, which is all of what was before");
    }

    @Test
    void beyondSixTypesTheRestIsOne() {
        List<String> types = List.of("CUSTOM", "SHARE", "PAGE_LAUNCH", "REFERRAL", "OPT_IN", "FORM", "GAME", "LABEL");
        for (int i = 0; i < types.size(); i++) {
            for (int j = i; j < types.size(); j++) {
                happened("ann", j, types.get(i), "x", "{}");
            }
        }
        rows.write();

        Grid volume = part(thatDay(Map.of()), "volume").grid();
        assertEquals("rest", volume.columns().get(7).name());
        assertEquals(3L, volume.rows().getFirst().values().get(7), "two games and a label");
    }

    @Test
    void anEmptyRangeIsEmptyAndTooLongTextIsRefused() {
        happened("ann", 0, "CUSTOM", "add", "{}");
        rows.write();

        assertTrue(report.answer(rows.question("2025-01-01", "2025-01-31", "UTC", Map.of("key", "size")))
                .isEmpty());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> report.answer(thatDay(Map.of("name", "x".repeat(1_001)))));
        assertEquals("'name' is longer than 1000 characters", refused.getMessage());
    }
}
