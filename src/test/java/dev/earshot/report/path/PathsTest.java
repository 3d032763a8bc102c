package dev.earshot.report.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.Answered;
import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.path.Paths.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds after noon UTC of Thursday, 5 March 2026, the only day asked about. */
class PathsTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final BotRows rows = STORED.newBot();
    private final Paths paths = new Paths(STORED.store());

    /** A letter stands for a message of the user with that intent, second by second; a dot for one of the bot. */
    private void talks(String user, double from, String talk) {
        for (int i = 0; i < talk.length(); i++) {
            if (talk.charAt(i) == '.') {
                rows.outgoing(user, from + i).text("and?").add();
            } else {
                rows.incoming(user, from + i).intent(talk.substring(i, i + 1)).add();
            }
        }
    }

    private ReportQuestion question(String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return rows.question("2026-03-05", "2026-03-05", "UTC", all);
    }

    /** Each step as its place, the nodes and the number of sessions, in order. */
    private List<String> steps(ReportQuestion question) {
        PathOptions options = PathOptions.of(question);
        return steps(paths.find(question, options, options.side() == PathOptions.Side.BEFORE));
    }

    private static List<String> steps(Side side) {
        return side.steps().stream()
                .filter(step -> step.to() != null)
                .map(step -> step.place() + " " + step.from() + ">" + step.to() + " " + step.sessions())
                .sorted()
                .toList();
    }

    @Test
    void followsSessionsFromTheirStart() {
        talks("ann", 0, "a.b.c");
        talks("bob", 0, "a.b");
        talks("cleo", 0, "b");
        rows.write();

        assertEquals(
                List.of("0 >i:a 2", "0 >i:b 1", "1 i:a>i:b 2", "1 i:b>e 1", "2 i:b>e 1", "2 i:b>i:c 1"),
                steps(question("length", "3")));
    }

    @Test
    void aSessionEndsWhereNothingFollowsAndNotWhereItIsNotLookedAtAnyMore() {
        talks("ann", 0, "abc");
        talks("bob", 0, "ab");
        rows.write();

        assertEquals(List.of("0 >i:a 2", "1 i:a>i:b 2"), steps(question("length", "2")));
        assertEquals(List.of("0 >i:a 2"), steps(question("length", "1")));
    }

    @Test
    void whatIsRepeatedAtOnceIsOneNodeOrEachByItself() {
        talks("ann", 0, "aab.ba");
        rows.write();

        assertEquals(List.of("0 >i:a 1", "1 i:a>i:b 1", "2 i:b>i:a 1", "3 i:a>e 1"), steps(question("length", "8")));
        assertEquals(
                List.of("0 >i:a 1", "1 i:a>i:a 1", "2 i:a>i:b 1", "3 i:b>i:b 1", "4 i:b>i:a 1", "5 i:a>e 1"),
                steps(question("length", "8", "repeats", "keep")));
    }

    @Test
    void goesOnFromTheFirstTimeThatTheAnchorHappensInASession() {
        talks("ann", 0, "xaybzb");
        talks("ann", 4_000, "b"); // another session
        talks("bob", 0, "xy"); // without it
        rows.write();

        assertEquals(List.of("0 >e 1", "0 >i:z 1", "1 i:z>i:b 1", "2 i:b>e 1"), steps(question("anchor", "intent:b")));
    }

    @Test
    void goesBackToTheStartOfTheSession() {
        talks("ann", 0, "xayb");
        talks("bob", 0, "b"); // at the very start
        rows.write();

        assertEquals(
                List.of("0 >e 1", "0 >i:y 1", "1 i:y>i:a 1", "2 i:a>i:x 1"),
                steps(question("anchor", "intent:b", "side", "before", "length", "3")));
        assertEquals(
                List.of("0 >e 1", "0 >i:y 1", "1 i:y>i:a 1", "2 i:a>i:x 1", "3 i:x>e 1"),
                steps(question("anchor", "intent:b", "side", "before", "length", "4")));
    }

    @Test
    void goesBackFromTheEndOfTheSession() {
        talks("ann", 0, "ab.");
        rows.write();

        assertEquals(List.of("0 >i:b 1", "1 i:b>i:a 1", "2 i:a>e 1"), steps(question("side", "before")));
    }

    @Test
    void theAnchorIsANodeBesideWhichItsRepeatsCollapse() {
        talks("ann", 0, "abbc");
        rows.write();

        assertEquals(List.of("0 >i:c 1", "1 i:c>e 1"), steps(question("anchor", "intent:b")));
        assertEquals(
                List.of("0 >i:b 1", "1 i:b>i:c 1", "2 i:c>e 1"),
                steps(question("anchor", "intent:b", "repeats", "keep")));
        assertEquals(List.of("0 >i:a 1", "1 i:a>e 1"), steps(question("anchor", "intent:b", "side", "before")));
    }

    @Test
    void anEventBetweenTwoEqualMessagesIsAnAnchorWithBothBesideIt() {
        talks("ann", 0, "a");
        rows.event("ann", 5, "CUSTOM", "cart");
        talks("ann", 10, "a");
        rows.write();

        assertEquals(List.of("0 >i:a 1", "1 i:a>e 1"), steps(question("anchor", "event:cart")));
        assertEquals(List.of("0 >i:a 1", "1 i:a>e 1"), steps(question("anchor", "event:cart", "side", "before")));
    }

    @Test
    void anchorsOfBotsAndPeopleWorkToo() {
        talks("ann", 0, "a");
        rows.outgoing("ann", 5).author("AGENT").text("Bo here").add();
        talks("ann", 10, "b");
        rows.write();

        assertEquals(List.of("0 >i:b 1", "1 i:b>e 1"), steps(question("anchor", "takeover")));
        assertEquals(List.of("0 >i:b 1", "1 i:b>e 1"), steps(question("anchor", "text:bo*?direction=outgoing")));
    }

    @Test
    void rareNodesOfAStepAreOthersTogether() {
        talks("ann", 0, "ax");
        talks("bob", 0, "bx");
        talks("cleo", 0, "cx");
        talks("dan", 0, "dy");
        talks("eve", 0, "d");
        rows.write();

        // Of the first step d is said twice; a, b and c once each, of which a and b come first in order.
        assertEquals(
                List.of(
                        "0 >i:a 1",
                        "0 >i:b 1",
                        "0 >i:d 2",
                        "0 >o 1",
                        "1 i:a>i:x 1",
                        "1 i:b>i:x 1",
                        "1 i:d>e 1",
                        "1 i:d>i:y 1",
                        "1 o>i:x 1"),
                steps(question("most", "3", "length", "2")));
    }

    @Test
    void nodesAreIntentsTapsAndKindsOrTextsOrTemplates() {
        rows.incoming("ann", 0).text("Hello").add();
        rows.outgoing("ann", 1).text("What now?").template("ask").add();
        rows.incoming("ann", 2)
                .kind("QUICK_REPLY")
                .text("Pay")
                .content("{\"payload\":\"PAY\"}")
                .add();
        rows.outgoing("ann", 3).text("Fine ").add();
        rows.incoming("ann", 4).text("hm").intent("NotHandled").add();
        rows.incoming("ann", 5).text(null).kind("IMAGE").add();
        rows.write();

        assertEquals(
                List.of("0 >U:TEXT 1", "1 U:TEXT>p:PAY 1", "2 p:PAY>n 1", "3 n>U:IMAGE 1", "4 U:IMAGE>e 1"),
                steps(question("length", "5")));
        assertEquals(
                List.of("0 >u:hello 1", "1 u:hello>u:pay 1", "2 u:pay>u:hm 1", "3 u:hm>U:IMAGE 1", "4 U:IMAGE>e 1"),
                steps(question("length", "5", "nodes", "user")));
        assertEquals(
                List.of("0 >m:ask 1", "1 m:ask>b:fine 1", "2 b:fine>e 1"),
                steps(question("length", "5", "nodes", "bot")));
        assertEquals(
                List.of("0 >u:hello 1", "1 u:hello>m:ask 1", "2 m:ask>u:pay 1", "3 u:pay>b:fine 1", "4 b:fine>u:hm 1"),
                steps(question("length", "5", "nodes", "all")));
    }

    @Test
    void filtersSayWhichAnchorsCountAndNotWhatStandsAroundThem() {
        talks("ann", 0, "ab");
        rows.incoming("ann", 1.5).intent("c").platform("webchat").add();
        rows.write();

        ReportQuestion question =
                question("anchor", "intent:b").with(new ReportFilter("facebook", null, null, null, null, null));
        assertEquals(List.of("0 >i:c 1", "1 i:c>e 1"), steps(question));
        assertEquals(List.of(), steps(question.with(new ReportFilter("webchat", null, null, null, null, null))));
    }

    @Test
    void eachNumberLeadsToItsSessions() {
        talks("ann", 0, "abc");
        talks("bob", 10, "ab");
        talks("cleo", 20, "b");
        talks("dan", 30, "......");
        rows.write();

        for (String side : List.of("after", "before", "both")) {
            for (String anchor : List.of("", "intent:b")) {
                ReportQuestion question = question("anchor", anchor, "side", side, "most", "3");
                ReportAnswer answer = new PathReport(STORED.store()).answer(question);
                for (Grid.Row row : Answered.grid(answer, "flow").rows()) {
                    assertEquals(
                            row.values().get(3), listed(question, row.cells().get(3)), row.toString());
                }
                for (Grid.Row row : Answered.grid(answer, "nodes").rows()) {
                    assertEquals(
                            row.values().get(2), listed(question, row.cells().get(2)), row.toString());
                }
            }
        }
    }

    private static Object listed(ReportQuestion question, Behind behind) {
        ReportQuestion closer = question.with(((Behind.Detail) behind).options());
        return Answered.figure(new PathSessionsReport(STORED.store()).answer(closer), "sessions")
                .value()
                .longValue();
    }

    @Test
    void aNodeLeadsToItsPlaceInTheTranscript() {
        talks("ann", 0, "a");
        var there = rows.incoming("ann", 5).intent("b").add();
        rows.write();

        ReportAnswer answer = new PathSessionsReport(STORED.store()).answer(question("at", "2", "node", "i:b"));
        Grid.Row row = Answered.grid(answer, "users").rows().getFirst();
        assertEquals(List.of("ann", BotRows.at(5)), row.values());
        assertEquals(new Behind.Place("ann", there.id()), row.cells().get(1));
    }

    @Test
    void namesNodesForPeople() {
        rows.incoming("ann", 0).text("Hello  Bot").add();
        rows.outgoing("ann", 1).text("Hi").template("hi").add();
        rows.write();

        ReportAnswer answer = new PathReport(STORED.store()).answer(question("nodes", "all"));
        assertEquals(
                List.of("start of the session>Hello Bot", "Hello Bot>bot: hi", "bot: hi>end of the session"),
                Answered.grid(answer, "flow").rows().stream()
                        .map(row -> row.values().getFirst() + ">" + row.values().get(2))
                        .toList());
    }

    @Test
    void withoutSessionsThereIsNothing() {
        assertEquals(true, new PathReport(STORED.store()).answer(question()).isEmpty());
    }

    @Test
    void refusesWhatIsNoAnchorAndNoPlace() {
        assertEquals(
                "paths go from one thing, not from 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PathReport(STORED.store()).answer(question("anchor", "press > press")))
                        .getMessage());
        assertEquals(
                "'at' must be a number from 0 to 4",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PathSessionsReport(STORED.store()).answer(question("at", "5")))
                        .getMessage());
    }
}
