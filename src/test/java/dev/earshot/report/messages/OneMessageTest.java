package dev.earshot.report.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.BotRows;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.messages.OneMessage.Neighbour;
import dev.earshot.report.messages.OneMessage.Step;
import dev.earshot.report.messages.OneMessage.Totals;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class OneMessageTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;

    private final BotRows rows = STORED.newBot();
    private final OneMessage message = new OneMessage(STORED.store());

    private ReportQuestion question(String text, String direction) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"), ZoneId.of("UTC")),
                Comparison.NONE,
                Granularity.DAY,
                new ReportFilter(null, direction, null, null, null, null),
                Map.of("text", text),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportQuestion ofBot() {
        return question("Anything else?", "OUTGOING");
    }

    /** The bot asks whether there is anything else: twice it is told no, once it gets a picture, once nothing. */
    private void anythingElse() {
        rows.incoming("ann", 0).text("Thank you").add();
        rows.outgoing("ann", 1).text("Anything else?").add();
        rows.incoming("ann", 2).text("No").add();
        rows.incoming("bob", 0).text("thank  you").add();
        rows.outgoing("bob", 1).text("anything else?").add();
        rows.incoming("bob", 2).text("no ").kind("QUICK_REPLY").add();
        rows.outgoing("cleo", 0).text("Your parcel is here").add();
        rows.outgoing("cleo", 1).text("Anything else?").add();
        rows.incoming("cleo", 2).text(null).kind("IMAGE").add();
        // Dan's begins a session and ends it: what he says an hour later is another one. A user's own words count
        // apart.
        rows.outgoing("dan", 24 * HOUR).text("ANYTHING ELSE?").add();
        rows.incoming("dan", 25 * HOUR).text("anything else?").add();
    }

    @Test
    void countsHowOftenASessionBeganAndEndedWithIt() {
        anythingElse();
        rows.write();

        assertEquals(new Totals(4, 4, 1, 1), message.totals(ofBot(), "Anything else?"));
        assertEquals(List.of(new Step(3, 3), new Step(1, 1)), message.series(ofBot(), "Anything else?"));
        assertEquals(new Totals(1, 1, 1, 1), message.totals(question("anything else?", "INCOMING"), "anything else?"));
        assertEquals(new Totals(5, 4, 2, 2), message.totals(question("anything else?", null), "anything else?"));
        assertEquals(new Totals(0, 0, 0, 0), message.totals(question("never said", null), "never said"));
    }

    @Test
    void findsWhatCameRightBeforeAndAfterWhoeverSaidIt() {
        anythingElse();
        rows.write();

        assertEquals(
                List.of(
                        new Neighbour("INCOMING", "thank you", "TEXT", 2), // as Bob, the later, spells it
                        new Neighbour("OUTGOING", "Your parcel is here", "TEXT", 1)),
                message.before(ofBot(), "Anything else?"));
        assertEquals(
                List.of(
                        new Neighbour("INCOMING", "no", "TEXT", 2), // typed or tapped
                        new Neighbour("INCOMING", null, "IMAGE", 1)),
                message.after(ofBot(), "Anything else?"));
    }

    @Test
    void aSessionIdKeepsTogetherAndApart() {
        rows.outgoing("ann", 0).session("s1").text("Hi").add();
        rows.incoming("ann", 2 * HOUR).session("s1").text("late").add();
        rows.outgoing("bob", 0).session("s1").text("Hi").add();
        rows.incoming("bob", 1).session("s2").text("soon").add();
        rows.write();

        assertEquals(
                List.of(new Neighbour("INCOMING", "late", "TEXT", 1)), message.after(question("Hi", "OUTGOING"), "Hi"));
        assertEquals(new Totals(2, 2, 2, 1), message.totals(question("Hi", "OUTGOING"), "Hi"));
    }

    @Test
    void whatCameLateStandsWhereItBelongs() {
        rows.incoming("ann", 3).text("third").add();
        rows.write();
        rows.incoming("ann", 1).text("first").add();
        rows.write();
        rows.outgoing("ann", 2).text("second").add();
        rows.write();

        ReportQuestion question = question("second", "OUTGOING");
        assertEquals(List.of(new Neighbour("INCOMING", "first", "TEXT", 1)), message.before(question, "second"));
        assertEquals(List.of(new Neighbour("INCOMING", "third", "TEXT", 1)), message.after(question, "second"));
    }

    @Test
    void looksBeyondMidnightButCountsThePeriodOnly() {
        rows.incoming("ann", -12 * HOUR - 1).text("before midnight").add();
        rows.outgoing("ann", -12 * HOUR).text("Hi").add();
        rows.outgoing("bob", -12 * HOUR - 1).text("Hi").add();
        rows.write();

        ReportQuestion question = question("Hi", "OUTGOING");
        assertEquals(new Totals(1, 1, 0, 1), message.totals(question, "Hi"));
        assertEquals(List.of(new Neighbour("INCOMING", "before midnight", "TEXT", 1)), message.before(question, "Hi"));
    }

    private ReportAnswer answer(ReportQuestion question) {
        return new MessageReport(STORED.store()).answer(question);
    }

    @Test
    void itsNumberLeadsToAsManyMessages() {
        anythingElse();
        rows.write();

        ReportQuestion question = ofBot();
        Figure messages = answer(question).figures().getFirst();
        assertEquals(4.0, messages.value());
        Behind.Messages behind = (Behind.Messages) messages.behind();
        assertEquals(
                4,
                new FoundMessages(STORED.store(), bot -> List.of())
                        .list(question, behind, 100, null)
                        .items()
                        .size());
        assertEquals(
                List.of(
                        new Behind.Detail("message", Map.of("text", "thank you", "direction", "incoming")),
                        new Behind.Detail("message", Map.of("text", "Your parcel is here", "direction", "outgoing"))),
                answer(question).parts().get(1).grid().rows().stream()
                        .map(row -> row.behind())
                        .toList());
        assertEquals(0.25, answer(question).figures().get(3).value(), "one of four ended it");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertEquals("'text' must say which message", refusal(" "));
        assertEquals(
                "'text' is at most 300 characters long; longer texts are known by their first 300",
                refusal("x".repeat(301)));
    }

    private String refusal(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> answer(question(text, null)))
                .getMessage());
    }
}
