package dev.earshot.report.sentiment;

import static dev.earshot.report.Answered.figure;
import static dev.earshot.report.Answered.grid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.MessageRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class SentimentReportTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final SentimentReport report = new SentimentReport(STORED.store());

    private ReportQuestion days(String first, String last, String zone) {
        return rows.question(first, last, zone, Map.of());
    }

    private ReportAnswer ofTheFifth() {
        return report.answer(days("2026-03-05", "2026-03-05", "UTC"));
    }

    private MessageRow said(String user, double seconds, String text, @Nullable Double sentiment) {
        return rows.incoming(user, seconds).text(text).sentiment(sentiment).add();
    }

    private static @Nullable Double value(ReportAnswer answer, String figure) {
        return figure(answer, figure).value();
    }

    private static double number(ReportAnswer answer, String figure) {
        return Objects.requireNonNull(value(answer, figure), figure);
    }

    @Test
    void averagesWhatIsKnownAndCountsTheRest() {
        // Known: 0.8, 0.0, -0.5, -0.7: together -0.4, on average -0.1. Unknown: one of five.
        said("ann", 0, "great", 0.8);
        said("ann", 1, "the box", 0.0);
        said("bob", 2, "bad", -0.5);
        said("bob", 3, "worse", -0.7);
        said("cleo", 4, "vielen Dank", null);
        // None of these is anything that a user wrote.
        rows.incoming("cleo", 5).kind("QUICK_REPLY").text("Bad").sentiment(-0.9).add();
        rows.incoming("cleo", 6).kind("POSTBACK").text("Cancel").add();
        rows.incoming("cleo", 7).kind("IMAGE").add();
        rows.outgoing("cleo", 8).text("sorry").add();
        rows.incoming("", 9).text("awful").sentiment(-0.9).add();
        rows.write();

        ReportAnswer answer = ofTheFifth();
        assertEquals(-0.1, number(answer, "sentiment"), 1e-9);
        assertEquals(0.25, number(answer, "positiveShare"), 1e-9);
        assertEquals(0.25, number(answer, "neutralShare"), 1e-9);
        assertEquals(0.5, number(answer, "negativeShare"), 1e-9);
        assertEquals(1, number(answer, "negativeUsers"), "bob");
        assertEquals(0.2, number(answer, "unknownShare"), 1e-9);
        assertNull(figure(answer, "sentiment").change(), "a share of a score means nothing");
    }

    @Test
    void drawsTheBordersAsVaderDoes() {
        // From 0.05 on positive, from -0.05 on negative, between neutral.
        said("ann", 0, "a", 0.05);
        said("ann", 1, "b", 0.0499);
        said("ann", 2, "c", -0.0499);
        said("ann", 3, "d", -0.05);
        rows.write();

        List<Object> row = grid(ofTheFifth(), "moods").rows().getFirst().values();
        assertEquals(List.of(1L, 2L, 1L, 0L), row.subList(1, 5));
    }

    @Test
    void putsEachScoreIntoItsTenth() {
        // -1 and -0.81 lie in the first tenth, -0.8 in the second; 0 in the sixth; 0.8 and 1 in the last.
        for (double score : List.of(-1.0, -0.81, -0.8, 0.0, 0.8, 1.0)) {
            said("ann", 0, "x", score);
        }
        said("ann", 1, "y", null);
        rows.write();

        List<Grid.Row> bins = grid(ofTheFifth(), "distribution").rows();
        assertEquals(
                List.of(2L, 1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 2L),
                bins.stream().map(row -> row.values().get(1)).toList());
        assertEquals("-1.0 to -0.8", bins.getFirst().values().getFirst());
        assertEquals("0.0 to 0.2", bins.get(5).values().getFirst());
    }

    @Test
    void goesByTheDaysOfTheBotAndShowsNothingForDaysWithout() {
        // 23:30 UTC of the 5th is the 6th in Berlin.
        said("ann", 11.5 * HOUR, "good", 0.4);
        said("ann", 12.6 * HOUR, "bad", -0.6);
        rows.write();

        List<Grid.Row> steps = grid(report.answer(days("2026-03-05", "2026-03-06", "Europe/Berlin")), "average")
                .rows();
        assertNull(steps.getFirst().values().get(1), "nothing on the 5th: no 0");
        assertEquals(-0.1, (Double) steps.get(1).values().get(1), 1e-9);
        steps = grid(report.answer(days("2026-03-05", "2026-03-06", "UTC")), "average")
                .rows();
        assertEquals(0.4, (Double) steps.getFirst().values().get(1), 1e-9);
        assertEquals(-0.6, (Double) steps.get(1).values().get(1), 1e-9);
    }

    @Test
    void comparesWithThePeriodBefore() {
        said("ann", -DAY, "good", 0.6);
        said("ann", 0, "bad", -0.2);
        rows.write();

        ReportAnswer answer = ofTheFifth();
        assertEquals(-0.2, number(answer, "sentiment"), 1e-9);
        assertEquals(0.6, Objects.requireNonNull(figure(answer, "sentiment").before()), 1e-9);
        List<Object> step = grid(answer, "average").rows().getFirst().values();
        assertEquals(0.6, (Double) step.get(2), 1e-9);
    }

    @Test
    void tellsIntentsApart() {
        rows.incoming("ann", 0).text("where").intent("order").sentiment(-0.4).add();
        rows.incoming("bob", 1).text("wo").intent("order").add();
        rows.incoming("bob", 2).text("now").intent("order").sentiment(0.2).add();
        rows.incoming("bob", 3).text("hey").intent("greeting").sentiment(0.5).add();
        rows.incoming("bob", 4)
                .text("flarp")
                .intent("NotHandled")
                .sentiment(-0.5)
                .add();
        rows.write();

        List<Grid.Row> intents = grid(ofTheFifth(), "intents").rows();
        // 'order': (-0.4 + 0.2) / 2 = -0.1 of 3 messages, 1 of 2 known ones negative; 1 positive, 0 neutral, 1 unknown.
        assertEquals("order", intents.getFirst().values().getFirst());
        assertEquals(-0.1, (Double) intents.getFirst().values().get(1), 1e-9);
        assertEquals(
                List.of(3L, 0.5, 1L, 0L, 1L, 1L), intents.getFirst().values().subList(2, 8));
        assertEquals("greeting", intents.get(1).values().getFirst());
        assertEquals(2, intents.size(), "NotHandled is none");
    }

    @Test
    void findsTheMostNegativeSessionsWithTheirWorstMessage() {
        // Ann: -0.5 and -0.6, together -1.1. Bob: -0.9 alone. Cleo's good words outweigh a bad one.
        said("ann", 0, "not nice", -0.5);
        MessageRow worst = said("ann", 60, "really bad", -0.6);
        said("bob", 0, "horrible", -0.9);
        said("cleo", 0, "bad", -0.5);
        said("cleo", 1, "great", 0.9);
        // An hour later: another session of ann's, which is neutral.
        said("ann", 2 * HOUR, "the box", 0.0);
        rows.write();

        List<Grid.Row> sessions = grid(ofTheFifth(), "sessions").rows();
        assertEquals(2, sessions.size());
        Grid.Row first = sessions.getFirst();
        assertEquals(List.of("really bad", "ann"), first.values().subList(0, 2));
        assertEquals(BotRows.at(0), first.values().get(2));
        assertEquals(-0.55, (Double) first.values().get(3), 1e-9);
        assertEquals(2L, first.values().get(4));
        assertEquals(-1.1, (Double) first.values().get(5), 1e-9);
        assertEquals(new Behind.Place("ann", worst.id()), first.behind());
        assertEquals("bob", sessions.get(1).values().get(1));
    }

    @Test
    void countsASessionOnTheDayWhereItBegins() {
        // From 23:50 of the 5th to 00:10 of the 6th.
        said("ann", 11.8333 * HOUR, "bad", -0.3);
        MessageRow worst = said("ann", 12.1666 * HOUR, "worse", -0.8);
        rows.write();

        List<Grid.Row> fifth = grid(ofTheFifth(), "sessions").rows();
        assertEquals(
                new Behind.Place("ann", worst.id()), fifth.getFirst().behind(), "whole, though it ends on the 6th");
        ReportAnswer sixth = report.answer(days("2026-03-06", "2026-03-06", "UTC"));
        assertTrue(grid(sixth, "sessions").rows().isEmpty());
        assertEquals(-0.8, number(sixth, "sentiment"), 1e-9, "messages count on their own day");
    }

    @Test
    void leadsFromNumbersToJustTheMessagesThatWereCounted() {
        said("ann", 0, "great", 0.8);
        MessageRow bad = said("bob", 1, "bad", -0.5);
        MessageRow unknown = said("cleo", 2, "vielen Dank", null);
        rows.incoming("cleo", 3).kind("POSTBACK").text("Cancel").add();
        rows.incoming("cleo", 4).kind("IMAGE").add();
        rows.write();

        assertEquals(
                List.of(bad.id()), found(figure(ofTheFifth(), "negativeShare").behind()));
        assertEquals(
                List.of(unknown.id()),
                found(figure(ofTheFifth(), "unknownShare").behind()));
        assertEquals(
                3,
                found(grid(ofTheFifth(), "average").rows().getFirst().behind()).size());
    }

    private List<Object> found(@Nullable Behind behind) {
        Behind.Messages messages = assertInstanceOf(Behind.Messages.class, behind);
        ReportQuestion question = days("2026-03-05", "2026-03-05", "UTC");
        return new FoundMessages(STORED.store(), bot -> List.of())
                .list(question, messages, 10, null).items().stream()
                        .<Object>map(FoundMessages.Found::id)
                        .toList();
    }

    @Test
    void restrictsByTheFiltersOfAllReports() {
        rows.incoming("ann", 0).text("a").platform("webchat").sentiment(-0.4).add();
        rows.incoming("bob", 1).text("b").platform("facebook").sentiment(0.4).add();
        rows.write();

        ReportQuestion webchat =
                days("2026-03-05", "2026-03-05", "UTC").with(new ReportFilter("webchat", null, null, null, null, null));
        ReportAnswer answer = report.answer(webchat);
        assertEquals(-0.4, number(answer, "sentiment"), 1e-9);
        assertEquals(1, grid(answer, "sessions").rows().size());
    }

    @Test
    void isEmptyWithoutAnythingWritten() {
        rows.incoming("ann", 0).kind("IMAGE").add();
        rows.write();
        assertTrue(ofTheFifth().isEmpty());
        assertNull(value(ofTheFifth(), "sentiment"));
        said("ann", 1, "vielen Dank", null);
        rows.write();
        assertFalse(ofTheFifth().isEmpty(), "something unknown is something");
    }

    @Test
    void refusesAMoodThatThereIsNot() {
        ReportQuestion question = days("2026-03-05", "2026-03-05", "UTC");
        Behind.Messages behind = Behind.messages(question).only(MessageTrait.SENTIMENT, "angry");
        FoundMessages messages = new FoundMessages(STORED.store(), bot -> List.of());
        assertThrows(IllegalArgumentException.class, () -> messages.list(question, behind, 10, null));
    }
}
