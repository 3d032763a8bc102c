package dev.earshot.report.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.Answered;
import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.funnel.Funnel.Steps;
import dev.earshot.report.funnel.Funnel.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds after noon UTC of Thursday, 5 March 2026, the only day asked about unless said otherwise. */
class FunnelTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Funnel funnel = new Funnel(STORED.store());

    /** A letter stands for a message of the user with that intent, second by second; a space for nothing. */
    private void says(String user, double from, String intents) {
        for (int i = 0; i < intents.length(); i++) {
            if (intents.charAt(i) != ' ') {
                rows.incoming(user, from + i)
                        .intent(intents.substring(i, i + 1))
                        .add();
            }
        }
    }

    private ReportQuestion question(String steps, String... options) {
        Map<String, String> all = new HashMap<>();
        all.put("steps", steps);
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return rows.question("2026-03-05", "2026-03-05", "UTC", all);
    }

    private Steps whole(ReportQuestion question) {
        return funnel.find(question, FunnelOptions.of(question)).whole();
    }

    private List<Long> reached(String steps, String... options) {
        return whole(question(steps, options)).reached();
    }

    private static final String ABC = "intent:a > intent:b > intent:c";

    @Test
    void countsWhoTookEachStepInOrder() {
        says("ann", 0, "abc");
        says("bob", 0, "acb"); // c came before b: he got to b
        says("cleo", 0, "bc"); // never began
        says("dan", 0, "a");
        says("eve", 0, "axbyc"); // others lie between
        rows.write();

        assertEquals(List.of(4L, 3L, 2L), reached(ABC));
    }

    @Test
    void strictlyNothingOfTheStepsKindsMayLieBetween() {
        says("ann", 0, "abc");
        says("eve", 0, "axbc"); // x lies between
        says("fay", 0, "a bc");
        rows.outgoing("fay", 1).add(); // the bot's message is of another kind
        rows.event("fay", 1.5, "CUSTOM", "also");
        says("gus", 0, "aabc"); // the second a begins an attempt by itself
        rows.incoming("hal", 0).intent("a").add();
        rows.incoming("hal", 1).intent("NotHandled").add(); // what users mean, whether it was handled or not
        rows.incoming("hal", 2).intent("b").add();
        rows.write();

        assertEquals(List.of(5L, 3L, 3L), reached(ABC, "order", "strict"));
        assertEquals(List.of(5L, 5L, 4L), reached(ABC));
    }

    @Test
    void theWindowIsFromTheFirstStepToTheMillisecond() {
        rows.incoming("ann", 0).intent("a").add();
        rows.incoming("ann", 30).intent("b").add();
        rows.incoming("ann", 60).intent("c").add(); // a minute, which is within
        rows.incoming("bob", 0).intent("a").add();
        rows.incoming("bob", 59).intent("b").add();
        rows.incoming("bob", 60.001).intent("c").add(); // too late by a millisecond
        rows.write();

        for (String order : List.of("loose", "strict")) {
            assertEquals(List.of(2L, 2L, 1L), reached(ABC, "within", "1m", "order", order));
            assertEquals(List.of(2L, 2L, 2L), reached(ABC, "within", "61s", "order", order));
        }
    }

    @Test
    void anAttemptThatComesTooLateDoesNotSpoilALaterOne() {
        rows.incoming("ann", 0).intent("a").add();
        rows.incoming("ann", 100).intent("a").add();
        rows.incoming("ann", 130).intent("b").add(); // within a minute of the second a
        rows.write();

        assertEquals(List.of(1L, 1L), reached("intent:a > intent:b", "within", "1m"));
        assertEquals(List.of(2L, 1L), reached("intent:a > intent:b", "within", "1m", "count", "each"));
    }

    @Test
    void whoEntersTwiceCountsOnceOrForEachAttempt() {
        says("ann", 0, "ab abc"); // the first attempt too gets to c, which lies after its b
        says("bob", 0, "a abc a");
        rows.write();

        assertEquals(List.of(2L, 2L, 2L), reached(ABC));
        assertEquals(List.of(5L, 4L, 4L), reached(ABC, "count", "each"));
    }

    @Test
    void theAttemptThatGotFurthestCountsAndOfSeveralTheFirst() {
        says("ann", 0, "a");
        says("ann", 1_000, "a b");
        says("ann", 2_000, "a b");
        rows.write();

        // With a window of a minute the first attempt gets nowhere, and the other two take two seconds each to b.
        ReportQuestion question = question(ABC, "within", "1m");
        assertEquals(2_000.0, whole(question).took().get(1));
        assertEquals(
                List.of(BotRows.at(1_000)),
                people(question, new Who(2, false, null)).newest().stream()
                        .map(Funnel.Person::start)
                        .toList());
    }

    private Funnel.People people(ReportQuestion question, Who who) {
        return funnel.people(
                question,
                FunnelOptions.of(question),
                who,
                question.period().from(),
                question.period().to());
    }

    @Test
    void equalStepsNeedAsManyRows() {
        says("ann", 0, "aab");
        says("bob", 0, "ab");
        says("cleo", 0, "aba"); // the second a is the second step
        rows.write();

        assertEquals(List.of(3L, 2L, 1L), reached("intent:a > intent:a > intent:b"));
        assertEquals(List.of(3L, 1L, 1L), reached("intent:a > intent:a > intent:b", "order", "strict"));
    }

    @Test
    void oneRowIsNeverTwoStepsOfAnAttempt() {
        // Both steps mean the message; one that is both counts for one of them.
        says("ann", 0, "a");
        says("bob", 0, "aa");
        rows.write();

        assertEquals(List.of(2L, 1L), reached("message?direction=incoming > intent:a"));
    }

    @Test
    void rowsCountInTheOrderOfTheirTimesAndNotOfTheirArrival() {
        rows.incoming("ann", 10).intent("b").add();
        rows.incoming("ann", 5).intent("a").add(); // came later, happened before
        rows.incoming("bob", 5).intent("b").add();
        rows.incoming("bob", 5).intent("a").add(); // of one moment, the order of arrival is all there is
        rows.write();

        assertEquals(List.of(2L, 1L), reached("intent:a > intent:b"));
    }

    @Test
    void theFirstStepLiesInTheDaysAndTheOthersInTheWindow() {
        says("ann", -DAY, "a"); // the day before
        says("ann", 0, "b");
        says("bob", DAY / 2 - 1, "a"); // the last second of the day
        says("bob", DAY, "b"); // twelve hours later
        rows.write();

        assertEquals(List.of(1L, 1L), reached("intent:a > intent:b", "within", "1d"));
        assertEquals(List.of(1L, 0L), reached("intent:a > intent:b", "within", "11h"));
    }

    @Test
    void inASessionAllStepsAreOfOneSession() {
        says("ann", 0, "a");
        says("ann", 3_600, "b"); // an hour later is another session
        says("bob", 0, "ab");
        says("bob", 3_600, "a"); // a second session, which got nowhere
        rows.write();

        assertEquals(List.of(2L, 2L), reached("intent:a > intent:b"));
        assertEquals(List.of(4L - 1, 1L), reached("intent:a > intent:b", "scope", "session"));
    }

    @Test
    void stepsAreOfAnyKind() {
        rows.touch(0).user("ann").campaign("summer").add();
        rows.incoming("ann", 10).text("Hi").add();
        rows.outgoing("ann", 20).text("Hello, what shall it be?").add();
        rows.incoming("ann", 30)
                .kind("QUICK_REPLY")
                .text("Pizza")
                .content("{\"payload\":\"PIZZA\"}")
                .add();
        rows.outgoing("ann", 40).author("AGENT").text("Here is Bo").add();
        rows.event("ann", 50, "CUSTOM", "cart", null, null, "{\"size\":\"L\"}");
        rows.event("ann", 60, "REVENUE", "sold", "12", "EUR");
        rows.incoming("ann", 70).intent("NotHandled").add();
        rows.write();

        String steps = "click?campaign=summer > text:hi > text:hello*?direction=outgoing > press:PIZZA > takeover"
                + " > event:cart?size=L > revenue?currency=EUR > not_handled";
        assertEquals(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), reached(steps));
        assertEquals(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), reached(steps, "scope", "session"));
        assertEquals(
                List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L),
                reached(steps, "order", "strict").stream().map(any -> 1L).toList());
    }

    @Test
    void saysHowLongTheMiddleOneTook() {
        rows.incoming("ann", 0).intent("a").add();
        rows.incoming("ann", 10).intent("b").add();
        rows.incoming("bob", 0).intent("a").add();
        rows.incoming("bob", 20).intent("b").add();
        rows.incoming("cleo", 0).intent("a").add();
        rows.incoming("cleo", 60).intent("b").add();
        rows.incoming("cleo", 100).intent("c").add();
        rows.write();

        Steps steps = whole(question(ABC));
        assertEquals(new ArrayList<>(java.util.Arrays.asList(null, 20_000.0, 40_000.0)), steps.took());
        assertEquals(100_000.0, steps.whole());
    }

    @Test
    void breaksDownByThePropertyThatAUserHasNowAndByPlatform() {
        rows.properties("ann", -10, "{\"group\":\"A\"}");
        rows.properties("ann", 50, "{\"group\":\"B\"}");
        rows.properties("bob", -10, "{\"group\":\"A\"}");
        says("ann", 0, "ab");
        says("bob", 0, "a");
        says("cleo", 0, "ab");
        rows.incoming("dan", 0).intent("a").platform("webchat").add();
        rows.write();

        assertEquals(
                List.of("=[2, 1]", "A=[1, 0]", "B=[1, 1]"), values(question("intent:a > intent:b", "split", "group")));
        assertEquals(
                List.of("facebook=[3, 2]", "webchat=[1, 0]"),
                values(question("intent:a > intent:b", "split", "platform")));
        ReportQuestion none = question("intent:a > intent:b", "split", "group", "value", "(none)");
        assertEquals(
                2.0,
                Answered.figure(new FunnelPeopleReport(STORED.store()).answer(none), "count")
                        .value());
    }

    private List<String> values(ReportQuestion question) {
        return funnel.values(question, FunnelOptions.of(question)).stream()
                .map(value -> value.value() + "=" + value.steps().reached())
                .sorted()
                .toList();
    }

    @Test
    void showsWhoStayedWithTheirPlaces() {
        says("ann", 0, "a b");
        says("bob", 100, "a");
        var last = rows.incoming("cleo", 200).intent("a").add();
        rows.write();

        ReportQuestion question = question(ABC, "step", "1", "ended", "here");
        ReportAnswer answer = new FunnelPeopleReport(STORED.store()).answer(question);
        assertEquals(2.0, Answered.figure(answer, "count").value());
        List<Grid.Row> people = Answered.grid(answer, "users").rows();
        assertEquals(
                List.of("cleo", "bob"),
                people.stream().map(row -> row.values().getFirst()).toList());
        assertEquals(
                List.of("cleo", BotRows.at(200), "1. a", BotRows.at(200), 0L),
                people.getFirst().values());
        assertEquals(
                new Behind.Place("cleo", last.id()), people.getFirst().cells().get(3));
    }

    @Test
    void saysHowItWentDayByDay() {
        says("ann", 0, "ab");
        says("bob", DAY, "a");
        rows.write();

        ReportQuestion question =
                rows.question("2026-03-05", "2026-03-06", "UTC", Map.of("steps", "intent:a > intent:b"));
        ReportAnswer answer = new FunnelReport(STORED.store()).answer(question);
        assertEquals(
                List.of(List.of(1.0), List.of(0.0)),
                Answered.grid(answer, "conversion").rows().stream()
                        .map(row -> List.of(row.values().get(1)))
                        .toList());
        Behind.Detail second = (Behind.Detail)
                Answered.grid(answer, "volume").rows().get(1).cells().get(1);
        ReportAnswer people = new FunnelPeopleReport(STORED.store()).answer(question.with(second.options()));
        assertEquals(
                List.of("bob"),
                Answered.grid(people, "users").rows().stream()
                        .map(row -> row.values().getFirst())
                        .toList());
    }

    @Test
    void anEmptyFunnelSaysNothing() {
        ReportAnswer answer = new FunnelReport(STORED.store()).answer(question(ABC));
        assertEquals(true, answer.isEmpty());
    }

    @Test
    void refusesWhatIsNoFunnel() {
        assertEquals("a funnel has 2 to 10 steps", fault(question("intent:a")));
        assertEquals("a funnel has 2 to 10 steps", fault(question("press > ".repeat(10) + "press")));
        assertEquals("'within' must be a time such as 90s, 30m, 12h or 7d", fault(question(ABC, "within", "soon")));
        assertEquals("'within' must be from 1s to 90d", fault(question(ABC, "within", "91d")));
    }

    private static String fault(ReportQuestion question) {
        return assertThrows(IllegalArgumentException.class, () -> FunnelOptions.of(question))
                .getMessage();
    }

    @Test
    void suggestsAFunnelTowardsRevenueThroughWhatMostSaidOnTheWay() {
        for (String user : List.of("ann", "bob", "cleo")) {
            says(user, 0, "o");
            rows.incoming(user, 20).kind("POSTBACK").text("Pay now").add();
            rows.event(user, 30, "REVENUE", "sold", "10", "EUR");
        }
        says("ann", 10, "t"); // only one of them
        says("dan", 0, "x");
        rows.write();

        ReportQuestion completed = new FunnelReport(STORED.store()).completed(question(""));
        assertEquals(
                "message?direction=incoming > intent:o > press:Pay now > revenue",
                completed.options().get("steps"));
    }

    @Test
    void suggestsSomethingAlsoToABotThatHasNothing() {
        ReportQuestion completed = new FunnelReport(STORED.store()).completed(question(""));
        assertEquals(
                "message?direction=incoming > message?direction=outgoing",
                completed.options().get("steps"));
    }
}
