package dev.earshot.report.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class IntentsTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Intents intents = new Intents(STORED.store());

    private ReportQuestion question(String first, String last, String zone, Map<String, String> options) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.PERIOD_BEFORE,
                Granularity.DAY,
                ReportFilter.NONE,
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportQuestion fifth() {
        return question("2026-03-05", "2026-03-05", "UTC", Map.of());
    }

    private static Part part(ReportAnswer answer, String name) {
        return answer.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsUsersMessagesWithAnIntent() {
        // Ann orders twice (0.8, 0.4) and returns once (not told); Bob orders (0.6); Cleo says something without an
        // intent.
        rows.incoming("ann", 0).intent("order").confidence(0.8).add();
        rows.incoming("ann", 1).intent("order").confidence(0.4).add();
        rows.incoming("ann", 2).intent("return").add();
        rows.incoming("bob", 3).intent("order").confidence(0.6).add();
        rows.incoming("cleo", 4).text("hm").add();
        // None of these is an intent of a user's.
        rows.incoming("cleo", 5).intent("NotHandled").add();
        rows.incoming("cleo", 6).intent("").add();
        rows.outgoing("ann", 7).intent("order").add();
        rows.incoming("", 8).intent("order").add();
        rows.write();

        Intents.Totals totals = intents.totals(fifth());
        assertEquals(7, totals.incoming());
        assertEquals(4, totals.understood());
        assertEquals(2, totals.users());
        assertEquals(2, totals.intents());
        assertEquals(0.6, totals.confidence().orElseThrow(), 1e-9, "(0.8 + 0.4 + 0.6) / 3");
        List<Intents.Intent> top = intents.top(fifth(), 10);
        assertEquals(
                List.of("order", "return"),
                top.stream().map(Intents.Intent::name).toList());
        assertEquals(3, top.getFirst().messages());
        assertEquals(2, top.getFirst().users());
        assertEquals(new Intents.Intent("return", 1, 1, OptionalDouble.empty()), top.getLast());
        assertEquals(1, intents.top(fifth(), 1).size());
    }

    @Test
    void whatALaterCopySaysCountsWithItsOwnConfidenceAndValues() {
        var bare = rows.incoming("ann", 0).text("pizza, large").add();
        rows.mark("ENRICHED", "ann", 1)
                .of(bare)
                .value("{\"conversation\":\"c1\"}")
                .add();
        rows.mark("ENRICHED", "ann", 2)
                .of(bare)
                .value("{\"intent\":{\"name\":\"order\",\"confidence\":0.9,"
                        + "\"inputs\":[{\"name\":\"size\",\"value\":\"L\"}]}}")
                .add();
        rows.mark("INTENT", "ann", 2).of(bare).value("order").add();
        // The second one to say so is too late, and so is one that speaks of a message with an intent of its own.
        rows.mark("ENRICHED", "ann", 3)
                .of(bare)
                .value("{\"intent\":{\"name\":\"x\",\"confidence\":0.1}}")
                .add();
        rows.mark("INTENT", "ann", 3).of(bare).value("x").add();
        var own = rows.incoming("bob", 4).intent("order").add();
        rows.mark("ENRICHED", "bob", 5)
                .of(own)
                .value("{\"intent\":{\"name\":\"order\",\"confidence\":0.1}}")
                .add();
        rows.mark("INTENT", "bob", 5).of(own).value("order").add();
        rows.write();

        assertEquals(List.of(new Intents.Intent("order", 2, 2, OptionalDouble.of(0.9))), intents.top(fifth(), 10));
        List<IntentDetail.Input> inputs = new IntentDetail(STORED.store()).inputs(fifth(), "order", 10);
        assertEquals(
                "size L 1 1",
                inputs.getFirst().name() + " " + inputs.getFirst().value() + " "
                        + inputs.getFirst().messages() + " " + inputs.getFirst().users());
    }

    @Test
    void eachIntentIsComparedWithThePeriodBeforeAndTheGoneStandLast() {
        // The 4th: two orders, one return, three complaints. The 5th: three orders, one greeting.
        rows.incoming("ann", -DAY).intent("order").add();
        rows.incoming("ann", 1 - DAY).intent("order").add();
        rows.incoming("ann", 2 - DAY).intent("return").add();
        for (int i = 0; i < 3; i++) {
            rows.incoming("ann", i).intent("order").add();
            rows.incoming("bob", i - DAY).intent("complain").add();
        }
        rows.incoming("ann", 9).intent("greet").add();
        rows.write();

        Grid grid = part(new IntentsReport(STORED.store()).answer(fifth()), "intents")
                .grid();

        List<List<Object>> expected = List.of(
                Arrays.asList("order", 3L, 0.75, 1L, null, 2L, 0.5),
                Arrays.asList("greet", 1L, 0.25, 1L, null, 0L, null),
                Arrays.asList("complain", 0L, 0.0, 0L, null, 3L, -1.0),
                Arrays.asList("return", 0L, 0.0, 0L, null, 1L, -1.0));
        assertEquals(expected, grid.rows().stream().map(Grid.Row::values).toList());
    }

    @Test
    void aDayIsTheBotsOwnAndTheDayOfTheClockChangeHas23Hours() {
        // In Berlin the clock goes from 2:00 to 3:00 on 29 March. 22:30 UTC on the 28th is 23:30, 23:00 UTC is 0:00 of
        // the 29th,
        // 21:59 UTC on the 29th is 23:59, 22:00 UTC is 0:00 of the 30th (by summer time).
        double midnight = 23 * DAY + 11 * HOUR;
        rows.incoming("ann", midnight - 1_800).intent("order").add();
        rows.incoming("ann", midnight).intent("order").add();
        rows.incoming("ann", midnight + 23 * HOUR - 60).intent("order").add();
        rows.incoming("ann", midnight + 23 * HOUR).intent("order").add();
        rows.write();

        ReportQuestion question = question("2026-03-28", "2026-03-30", "Europe/Berlin", Map.of());

        assertEquals(Map.of("order", Map.of(0, 1L, 1, 2L, 2, 1L)), intents.trend(question, List.of("order")));
    }

    @Test
    void anEmptyRangeIsEmpty() {
        rows.incoming("ann", 0).intent("order").add();
        rows.write();
        ReportQuestion april = question("2026-04-01", "2026-04-02", "UTC", Map.of("name", "order"));

        assertEquals(new Intents.Totals(0, 0, 0, 0, OptionalDouble.empty()), intents.totals(april));
        assertTrue(new IntentsReport(STORED.store()).answer(april).isEmpty());
        assertTrue(new IntentReport(STORED.store()).answer(april).isEmpty());
    }

    /** Of one intent: six messages, of which five with text; lower borders belong to their bins, and 1 to the last. */
    private ReportAnswer order() {
        rows.incoming("ann", 0).intent("order").confidence(0.0).text("pizza").add();
        rows.outgoing("ann", 1).text("Which size?").add();
        rows.incoming("ann", 2).intent("order").confidence(0.1).text("pizza").add();
        rows.outgoing("ann", 3).text("Which size?").add();
        rows.incoming("bob", 0)
                .intent("order")
                .confidence(0.9)
                .text("Pizza")
                .inputs("[{\"name\":\"size\",\"value\":\"L\"},{\"name\":\"size\",\"value\":\"L\"}]")
                .add();
        rows.outgoing("bob", 1_800).text("Half an hour later").add();
        rows.incoming("cleo", 0)
                .intent("order")
                .confidence(1.0)
                .text("one \"large\"")
                .inputs("[{\"name\":\"size\",\"value\":\"L\"},{\"name\":\"note\",\"value\":\"\\\"thin\\\"\"}]")
                .add();
        rows.outgoing("cleo", 1_801).text("Too late to be an answer").add();
        rows.incoming("dan", 0).intent("order").kind("IMAGE").add();
        rows.outgoing("dan", 1).kind("IMAGE").add();
        rows.incoming("eve", 0).intent("order").text("pizza").add();
        rows.incoming("eve", 1).text("now!").add();
        rows.outgoing("eve", 2).text("An answer to 'now!'").add();
        rows.incoming("eve", 3).intent("return").text("pizza").add();
        rows.write();
        return new IntentReport(STORED.store())
                .answer(question("2026-03-05", "2026-03-05", "UTC", Map.of("name", "order")));
    }

    @Test
    void showsHowSureTheBotWasInTenthsAndTheUnknownApart() {
        assertEquals(
                List.of(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L, 2L),
                part(order(), "confidence").grid().rows().stream()
                        .map(row -> row.values().get(1))
                        .toList());
    }

    @Test
    void showsWhatWasFoundSaidAndAnswered() {
        ReportAnswer answer = order();
        assertEquals(
                List.of(List.<Object>of("size = L", 2L, 2L), List.<Object>of("note = \"thin\"", 1L, 1L)),
                part(answer, "inputs").grid().rows().stream()
                        .map(Grid.Row::values)
                        .toList());
        assertEquals(
                List.of("pizza 3", "Pizza 1", "one \"large\" 1"),
                part(answer, "utterances").grid().rows().stream()
                        .map(row -> row.values().get(0) + " " + row.values().get(1))
                        .toList());
        assertEquals(
                List.of("Which size? 2", "Half an hour later 1"),
                part(answer, "answers").grid().rows().stream()
                        .map(row -> row.values().get(0) + " " + row.values().get(1))
                        .toList());
    }

    @Test
    void everyNumberLeadsToExactlyAsManyMessages() {
        ReportAnswer answer = order();
        ReportQuestion question = fifth();
        FoundMessages found = new FoundMessages(STORED.store(), bot -> List.of());
        int checked = 0;
        for (Part part : answer.parts()) {
            for (Grid.Row row : part.grid().rows()) {
                assertNotNull(row.behind(), part.name());
                Behind.Messages behind = (Behind.Messages) row.behind();
                assertEquals(
                        row.values().get(1),
                        (long) found.list(question, behind, 500, null).items().size(),
                        part.name() + " " + row.values());
                checked++;
            }
        }
        assertTrue(checked > 15, checked + " numbers");
        Behind.Messages any = Behind.messages(question).only(MessageTrait.HAS_INTENT, "true");
        assertEquals(7, found.list(question, any, 500, null).items().size());
    }

    @Test
    void wantsToKnowWhichIntent() {
        IntentReport report = new IntentReport(STORED.store());
        assertThrows(IllegalArgumentException.class, () -> report.answer(fifth()));
        ReportQuestion endless = question("2026-03-05", "2026-03-05", "UTC", Map.of("name", "x".repeat(1_001)));
        assertThrows(IllegalArgumentException.class, () -> report.answer(endless));
    }
}
