package dev.earshot.report.act;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds after noon UTC of 5 March 2026. Rows are told as the user, the second and the acts that they are. */
class OccurrencesTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final Instant FROM = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-06T00:00:00Z");

    private final BotRows rows = STORED.newBot();
    private final ReportQuestion question = rows.question("2026-03-05", "2026-03-05", "UTC", Map.of());

    private List<String> found(String acts) {
        return found(Occurrences.between(question, ActText.parseAll(acts), FROM, TO));
    }

    private List<String> found(Table<Record> occurrences) {
        return STORED
                .store()
                .query(
                        rows.bot,
                        DSL.select(Occurrences.USER, Occurrences.TIME, Occurrences.ACTS)
                                .from(occurrences)
                                .orderBy(Occurrences.TIME, Occurrences.SEQUENCE, Occurrences.USER))
                .stream()
                .map(row -> row.value1() + " "
                        + (row.value2().toEpochMilli() - BotRows.at(0).toEpochMilli()) / 1000 + " "
                        + Integer.toBinaryString(row.value3()))
                .toList();
    }

    @Test
    void findsMessagesByWhoWhatAndWhichWords() {
        rows.incoming("ann", 1).text("Hello  there").add();
        rows.outgoing("ann", 2).text("hello there, Ann").kind("IMAGE").add();
        rows.incoming("bob", 3).text("well, hello there").add();
        rows.write();

        assertEquals(List.of("ann 1 1", "ann 2 1", "bob 3 1"), found("message"));
        assertEquals(List.of("ann 1 1", "bob 3 1"), found("message?direction=incoming"));
        assertEquals(List.of("ann 2 1"), found("message?kind=image"));
        assertEquals(List.of("ann 1 1"), found("text:hello THERE"));
        assertEquals(List.of("ann 1 1", "ann 2 1"), found("text:hello there*"));
        assertEquals(List.of("ann 1 1", "ann 2 1", "bob 3 1"), found("text:*hello there*"));
        assertEquals(List.of("ann 2 1"), found("text:*there*?direction=outgoing"));
    }

    @Test
    void findsWhatWasMeantAndWhatWasTapped() {
        var late = rows.incoming("ann", 1).add();
        rows.mark("INTENT", "ann", 5).of(late).value("order").add();
        rows.incoming("ann", 2).intent("order").add();
        rows.incoming("ann", 3).intent("NotHandled").add();
        rows.incoming("ann", 4)
                .kind("QUICK_REPLY")
                .text("Pay")
                .content("{\"payload\":\"PAY_NOW\"}")
                .add();
        rows.incoming("ann", 5).kind("POSTBACK").text("Help").add();
        rows.write();

        assertEquals(List.of("ann 1 1", "ann 2 1"), found("intent:order"));
        assertEquals(List.of("ann 1 1", "ann 2 1"), found("intent"));
        assertEquals(List.of("ann 3 1"), found("not_handled"));
        assertEquals(List.of("ann 4 1", "ann 5 1"), found("press"));
        assertEquals(List.of("ann 4 1"), found("press:PAY_NOW"));
        assertEquals(List.of("ann 4 1"), found("press:pay"));
        assertEquals(List.of("ann 5 1"), found("press:Help"));
    }

    @Test
    void findsEventsAndRevenue() {
        rows.event("ann", 1, "CUSTOM", "cart", null, null, "{\"extraInfo\":{\"size\":\"L\"}}");
        rows.event("ann", 2, "CUSTOM", "cart", null, null, "{\"size\":\"S\"}");
        rows.event("ann", 3, "SHARE", "shared");
        rows.event("ann", 4, "REVENUE", "sold", "10", "EUR");
        rows.event("ann", 5, "REVENUE", "sold", "9.99", null);
        rows.event("ann", 6, "REVENUE", "back", "-5", "EUR");
        rows.event("", 7, "CUSTOM", "cart");
        rows.write();

        assertEquals(List.of("ann 1 1", "ann 2 1"), found("event:cart"));
        assertEquals(List.of("ann 1 1"), found("event:cart?size=L"));
        assertEquals(List.of("ann 3 1"), found("event?type=share"));
        assertEquals(List.of("ann 4 1", "ann 5 1"), found("revenue"));
        assertEquals(List.of("ann 4 1"), found("revenue?currency=EUR"));
        assertEquals(List.of("ann 5 1"), found("revenue?currency=none"));
        assertEquals(List.of("ann 4 1"), found("revenue?least=10"));
    }

    @Test
    void findsClicksOfPeopleOfWhomItIsKnownWhoTheyWere() {
        rows.touch(1).user("ann").campaign("summer").add();
        rows.touch(2).clickId("partner-7").link("menu").add();
        rows.event("bob", 3, "REFERRAL", "referral", null, null, "{\"ref\":\"partner-7\"}");
        rows.touch(4).user("ann").traffic("CRAWLER").add();
        rows.touch(5).user("ann").traffic("REPEAT").add();
        rows.touch(6).user("ann").impression().add();
        rows.touch(7).add();
        rows.write();

        assertEquals(List.of("ann 1 1", "bob 2 1"), found("click"));
        assertEquals(List.of("ann 1 1"), found("click?campaign=summer"));
        assertEquals(List.of("bob 2 1"), found("click?link=menu"));
    }

    @Test
    void findsWhereAPersonAnswered() {
        rows.outgoing("ann", 1).add();
        rows.outgoing("ann", 2).author("AGENT").add();
        rows.write();

        assertEquals(List.of("ann 2 1"), found("takeover"));
    }

    @Test
    void aRowSaysEachActThatItIs() {
        rows.incoming("ann", 1).intent("order").text("pizza").add();
        rows.incoming("ann", 2).text("pizza").add();
        rows.event("ann", 3, "REVENUE", "sold", "10", "EUR");
        rows.write();

        assertEquals(
                List.of("ann 1 111", "ann 2 110", "ann 3 11000"),
                found("intent:order > text:pizza > message > event:sold > revenue"));
    }

    @Test
    void takesTheTimeFromItsFirstMomentToBeforeItsLast() {
        rows.incoming("ann", -12 * 3600).add();
        rows.incoming("ann", 12 * 3600 - 0.001).add();
        rows.incoming("ann", 12 * 3600).add();
        rows.write();

        assertEquals(List.of("ann -43200 1", "ann 43199 1"), found("message"));
    }

    @Test
    void filtersRestrictAsTheyDoElsewhere() {
        rows.incoming("ann", 1).platform("webchat").intent("order").add();
        rows.incoming("bob", 2).intent("order").add();
        rows.incoming("bob", 3).intent("return").add();
        rows.event("ann", 4, "CUSTOM", "cart");
        rows.write();

        ReportQuestion ofIntent = question.with(new ReportFilter(null, null, "order", null, null, null));
        ReportQuestion ofPlatform = question.with(new ReportFilter("facebook", null, null, null, null, null));
        ReportQuestion ofUsers = question.with(new ReportFilter(null, null, null, "cart", null, null));
        List<Act> acts = ActText.parseAll("message > event");
        assertEquals(List.of("ann 1 1", "bob 2 1", "ann 4 10"), found(Occurrences.between(ofIntent, acts, FROM, TO)));
        assertEquals(List.of("bob 2 1", "bob 3 1", "ann 4 10"), found(Occurrences.between(ofPlatform, acts, FROM, TO)));
        assertEquals(List.of("ann 1 1", "ann 4 10"), found(Occurrences.between(ofUsers, acts, FROM, TO)));
    }

    private List<String> inSessions(String acts) {
        return STORED
                .store()
                .query(
                        rows.bot,
                        DSL.select(Occurrences.TIME, DSL.denseRank().over(DSL.orderBy(Occurrences.SESSION)))
                                .from(Occurrences.inSessions(question, ActText.parseAll(acts), FROM, TO))
                                .orderBy(Occurrences.TIME, Occurrences.SEQUENCE))
                .stream()
                .map(row -> (row.value1().toEpochMilli() - BotRows.at(0).toEpochMilli()) / 1000 + " " + row.value2())
                .toList();
    }

    @Test
    void anEventBelongsToTheSessionThatGoesOnOrWasOrElseToTheOneThatComes() {
        // Sessions from 10,000 to 11,000 and from 13,000 on; a session ends with a pause of more than 1,800 seconds.
        rows.event("ann", 8_199, "CUSTOM", "too early");
        rows.event("ann", 8_200, "CUSTOM", "before");
        rows.incoming("ann", 10_000).add();
        rows.event("ann", 10_500, "CUSTOM", "within");
        rows.incoming("ann", 11_000).add();
        rows.event("ann", 12_800, "CUSTOM", "after, and before the next");
        rows.event("ann", 12_801, "CUSTOM", "before the next alone");
        rows.incoming("ann", 13_000).add();
        rows.event("ann", 14_801, "CUSTOM", "too late");
        rows.event("bob", 10_500, "CUSTOM", "of nobody who ever spoke");
        rows.write();

        assertEquals(
                List.of("8200 1", "10000 1", "10500 1", "11000 1", "12800 1", "12801 2", "13000 2"),
                inSessions("message > event"));
    }

    @Test
    void anEventBelongsToASessionThatTheClientHoldsOpen() {
        rows.incoming("ann", 1_000).session("s").add();
        rows.event("ann", 20_000, "CUSTOM", "in a pause of many hours");
        rows.incoming("ann", 40_000).session("s").add();
        rows.write();

        assertEquals(List.of("1000 1", "20000 1", "40000 1"), inSessions("message > event"));
    }
}
