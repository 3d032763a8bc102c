package dev.earshot.report.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class MessagesReportTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private final BotRows rows = STORED.newBot();

    private ReportQuestion question(ReportFilter filter) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-05"), ZoneId.of("UTC")),
                Comparison.PERIOD_BEFORE,
                Granularity.DAY,
                filter,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportQuestion question() {
        return question(ReportFilter.NONE);
    }

    private List<TopTexts.Text> incoming() {
        return new TopTexts(STORED.store()).of(question(), "INCOMING");
    }

    private static Part part(ReportAnswer answer, String name) {
        return answer.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void textsThatDifferInCaseAndSpacesAreOneInTheirMostFrequentSpelling() {
        rows.incoming("ann", 0).text("Where is my order").add();
        rows.incoming("bob", 1).text("where is my order").add();
        rows.incoming("bob", 2).text(" where  is\nmy order ").add(); // spaces apart, Bob's first spelling
        rows.incoming("cleo", 3).text("WHERE IS MY\u00a0ORDER").add();
        rows.incoming("dan", 4).text("ÄRGER").add();
        rows.incoming("dan", 5).text("ärger").add();
        rows.incoming("eve", 6).text("whereis my order").add(); // another text
        rows.incoming("eve", 7).text("   ").add(); // nothing said
        rows.incoming("eve", 8).text(null).kind("IMAGE").add();
        rows.outgoing("eve", 9).text("Where is my order").add(); // the bot's texts are counted apart
        rows.write();

        assertEquals(
                List.of(
                        new TopTexts.Text("where is my order", 4, 3),
                        new TopTexts.Text("ÄRGER", 2, 1), // as frequent as the other, and before it by its characters
                        new TopTexts.Text("whereis my order", 1, 1)),
                incoming());
    }

    @Test
    void longTextsAreKnownByTheirFirst300Characters() {
        String start = "ä".repeat(300);
        rows.outgoing("ann", 0).text(start + "one").add();
        rows.outgoing("ann", 1).text(start + "two").add();
        rows.outgoing("ann", 2).text("ä".repeat(299)).add();
        rows.write();

        assertEquals(
                List.of(new TopTexts.Text(start, 2, 1), new TopTexts.Text("ä".repeat(299), 1, 1)),
                new TopTexts(STORED.store()).of(question(), "OUTGOING"));
    }

    @Test
    void showsTheHundredMostFrequent() {
        for (int i = 0; i < 101; i++) {
            rows.incoming("ann", i).text("text " + i).add();
            rows.incoming("bob", i).text(i == 100 ? "other" : "text " + i).add();
        }
        rows.write();

        List<TopTexts.Text> texts = incoming();
        assertEquals(100, texts.size());
        assertTrue(texts.stream().allMatch(text -> text.messages() == 2 && text.users() == 2), "the rest is rarer");
    }

    @Test
    void countsKindsByDirection() {
        rows.incoming("ann", 0).add();
        rows.incoming("ann", 1).kind("QUICK_REPLY").add();
        rows.outgoing("ann", 2).kind("TEMPLATE").add();
        rows.outgoing("ann", 3).add();
        rows.write();

        ReportAnswer answer = new MessagesReport(STORED.store()).answer(question());
        Grid totals = part(answer, "kindTotals").grid();
        assertEquals(
                List.of(List.of("Text", 1L, 1L), List.of("Quick reply", 1L, 0L), List.of("Template", 0L, 1L)),
                totals.rows().stream().map(Grid.Row::values).toList());
        Grid overTime = part(answer, "kinds").grid();
        assertEquals(
                List.of("start", "text", "quickReply", "template", "textBefore", "quickReplyBefore", "templateBefore"),
                overTime.columns().stream().map(Grid.Column::name).toList());
        assertEquals(List.of(2L, 1L, 1L), overTime.rows().getFirst().values().subList(1, 4));
        assertEquals(
                List.of(2.0, 2.0, 1.0, 0.0),
                answer.figures().stream().map(figure -> figure.value()).toList());
    }

    @Test
    void tapsOfOnePayloadAreOneWhateverTheirTitle() {
        rows.incoming("ann", 0)
                .kind("QUICK_REPLY")
                .text("Yes")
                .content("{\"payload\":\"YES\"}")
                .add();
        rows.incoming("bob", 1)
                .kind("QUICK_REPLY")
                .text("Ja")
                .content("{\"payload\":\"YES\"}")
                .add();
        rows.incoming("bob", 2)
                .kind("POSTBACK")
                .text("Yes!")
                .content("{\"payload\":\"YES\"}")
                .add();
        rows.incoming("cleo", 3)
                .kind("POSTBACK")
                .text(null)
                .content("{\"payload\":\"GET_STARTED\"}")
                .add();
        rows.incoming("cleo", 4).kind("POSTBACK").text("Menu").add(); // no payload: by its title
        rows.incoming("dan", 5).text("YES").add(); // typed, not tapped
        rows.write();

        assertEquals(
                List.of(
                        new Presses.Press("QUICK_REPLY", "YES", "Ja", 2, 2),
                        new Presses.Press("POSTBACK", "GET_STARTED", null, 1, 1),
                        new Presses.Press("POSTBACK", "Menu", "Menu", 1, 1),
                        new Presses.Press("POSTBACK", "YES", "Yes!", 1, 1)),
                new Presses(STORED.store()).of(question()));
    }

    @Test
    void aTemplateIsAnsweredByWhatTheUserSendsLaterInTheSession() {
        // Variant a: Ann answers after another message of the bot; Bob never; Cleo after an hour, which is another
        // session.
        rows.outgoing("ann", 0).template("a").text("Coffee?").add();
        rows.outgoing("ann", 1).text("Or tea?").add();
        rows.incoming("ann", 60).text("Tea please").add();
        rows.incoming("ann", 70).text("thanks").add();
        rows.outgoing("bob", 0).template("a").add();
        rows.outgoing("cleo", 0).template("a").add();
        rows.incoming("cleo", HOUR).text("tea please").add();
        // Variant b: all three answer, two in the same words, one with a picture.
        rows.outgoing("dan", 0).template("b").add();
        rows.incoming("dan", 30 * MINUTE).text("Yes").add(); // exactly the timeout: the same session
        rows.outgoing("eve", 0).template("b").add();
        rows.incoming("eve", 9).text("yes ").add();
        rows.outgoing("fay", 0).template("b").add();
        rows.incoming("fay", 9).text(null).kind("IMAGE").add();
        rows.write();

        assertEquals(
                List.of(
                        new Templates.Template("a", 3, 3, 1, new Templates.Reaction("Tea please", "TEXT", 1)),
                        new Templates.Template("b", 3, 3, 3, new Templates.Reaction("yes", "TEXT", 2))),
                new Templates(STORED.store()).of(question()));
        // A filter of messages says which are counted, not what answers them.
        assertEquals(
                3,
                new Templates(STORED.store())
                        .of(question(new ReportFilter(null, "OUTGOING", null, null, null, null)))
                        .getLast()
                        .answered());
        assertEquals(
                List.of(),
                new Templates(STORED.store()).of(question(new ReportFilter(null, "INCOMING", null, null, null, null))));
    }

    @Test
    void aTemplateAtTheEndOfTheDayIsAnsweredAfterMidnight() {
        rows.outgoing("ann", 12 * HOUR - 1).template("a").add();
        rows.incoming("ann", 12 * HOUR + 1).text("yes").add();
        rows.outgoing("ann", 12 * HOUR + 2).template("a").add(); // of the next day
        rows.write();

        assertEquals(
                List.of(new Templates.Template("a", 1, 1, 1, new Templates.Reaction("yes", "TEXT", 1))),
                new Templates(STORED.store()).of(question()));
    }

    @Test
    void isEmptyWithoutMessages() {
        rows.event("ann", 0, "CUSTOM", "visit");
        rows.write();
        assertTrue(new MessagesReport(STORED.store()).answer(question()).isEmpty());
    }

    private long found(Behind behind) {
        Behind.Messages messages = (Behind.Messages) behind;
        return new FoundMessages(STORED.store(), bot -> List.of())
                .list(question(), messages, 100, null)
                .items()
                .size();
    }

    @Test
    void everyNumberLeadsToAsManyMessages() {
        rows.incoming("ann", 0).text("Hello").add();
        rows.incoming("ann", 1).text(" hello").add();
        rows.incoming("bob", 2)
                .text("hello  ")
                .kind("QUICK_REPLY")
                .content("{\"payload\":\"HI\"}")
                .add();
        rows.outgoing("bob", 3).text("hello").template("greeting").add();
        rows.incoming("bob", 4).text("it's \"quoted\" 100% _ \\ text").add();
        rows.write();

        ReportAnswer answer = new MessagesReport(STORED.store()).answer(question());
        assertEquals(3L, rowOf(answer, "incomingTexts", 0).values().get(1));
        answer.figures().forEach(figure -> assertEquals(figure.value(), (double) found(figure.behind())));
        for (Part part : answer.parts()) {
            boolean isOfTexts = part.name().endsWith("Texts");
            for (Grid.Row row : part.grid().rows()) {
                if (!isOfTexts && !part.name().startsWith("kind")) {
                    assertEquals(row.values().get(1), found(row.behind()), part.name());
                }
                for (int i = 0; i < row.cells().size(); i++) {
                    if (row.cells().get(i) instanceof Behind.Messages messages) {
                        assertEquals(row.values().get(i), found(messages), part.name() + " " + row);
                    }
                }
            }
        }
    }

    private static Grid.Row rowOf(ReportAnswer answer, String part, int index) {
        return part(answer, part).grid().rows().get(index);
    }

    @Test
    void aTextLeadsToItsDetail() {
        rows.incoming("ann", 0).text("Hello").add();
        rows.write();
        ReportAnswer answer = new MessagesReport(STORED.store()).answer(question());
        assertEquals(
                new Behind.Detail("message", Map.of("text", "Hello", "direction", "incoming")),
                rowOf(answer, "incomingTexts", 0).behind());
        Behind.Messages greetings = Behind.messages(question())
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.WORDING, "Hello");
        assertEquals(
                Arrays.asList(null, greetings, greetings.users()),
                rowOf(answer, "incomingTexts", 0).cells());
    }
}
