package dev.earshot.report.campaigns;

import static dev.earshot.report.Answered.figure;
import static dev.earshot.report.Answered.grid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class CampaignsTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final double MILLI = 0.001;
    private static final String CLICK = "ck_0123456789abcdef0123456789abcdef";

    private static final CampaignNames.Names NAMES = new CampaignNames.Names(
            List.of(
                    new CampaignNames.Tracker("t1", "Story", "s1", "Instagram", "c1", "Spring"),
                    new CampaignNames.Tracker("t2", "Reel", "s2", "TikTok", "c1", "Spring"),
                    new CampaignNames.Tracker("t3", "Poster", "s3", "Street", "c2", "Autumn")),
            List.of(new CampaignNames.Link("l1", "Window")));

    private final BotRows rows = STORED.newBot();
    private final Campaigns campaigns = new Campaigns(STORED.store(), bot -> NAMES);
    private final CampaignsReport report = new CampaignsReport(campaigns);
    private final CampaignPeopleReport people = new CampaignPeopleReport(campaigns);
    private final CampaignTouchesReport touches = new CampaignTouchesReport(STORED.store(), bot -> NAMES);

    private ReportQuestion march(Map<String, String> options) {
        return rows.question("2026-03-01", "2026-03-31", "UTC", options);
    }

    private void cameByLink(String user, double seconds, String ref, String clickId) {
        String attributes = "{\"ref\":\"" + ref + "\",\"click_id\":\"" + clickId + "\"}";
        rows.event(user, seconds, "REFERRAL", "referral", null, null, attributes);
    }

    private void came(String user, double seconds, String ref) {
        rows.event(user, seconds, "REFERRAL", "referral", null, null, "{\"ref\":\"" + ref + "\"}");
    }

    /** By the group's name, what stands in a column; without rows that have nothing there. */
    private Map<String, String> column(String column, Map<String, String> options) {
        Grid grid = grid(report.answer(march(options)), "groups");
        int index = grid.columns().stream().map(Grid.Column::name).toList().indexOf(column);
        Map<String, String> values = new TreeMap<>();
        for (Grid.Row row : grid.rows()) {
            Object value = row.values().get(index);
            if (value != null
                    && !value.toString().equals("0")
                    && !value.toString().equals("0.0")) {
                values.put(String.valueOf(row.values().getFirst()), value.toString());
            }
        }
        return values;
    }

    private Map<String, String> column(String column) {
        return column(column, Map.of());
    }

    @Test
    void aNumberOfTouchesLeadsToTheseOneByOne() {
        rows.touch(0).campaign("t1").impression().add();
        rows.touch(1).campaign("t1").user("ann").add();
        rows.touch(2).campaign("t2").add();
        rows.touch(3).campaign("t2").traffic("REPEAT").add();
        rows.touch(4).campaign("t3").add();
        rows.touch(5).campaign("t3").traffic("CRAWLER").add();
        rows.touch(6).add();
        rows.touch(40 * DAY).campaign("t1").add();
        rows.write();

        // Both trackers are of Spring; the newest first. Nobody knows who followed the second.
        assertEquals(List.of("Reel null", "Story ann"), listed(Map.of("of", "c1")));
        assertEquals(List.of("Reel null"), listed(Map.of("of", "t2", "by", "tracker")));
        assertEquals(List.of("(no tracker) null"), listed(Map.of("of", "(no campaign)")));
        assertEquals(4, listed(Map.of("of", "(all)")).size());
        assertEquals(List.of("Story null"), listed(Map.of("of", "c1", "touches", "impressions")));
        assertEquals(List.of("Reel null"), listed(Map.of("of", "c1", "touches", "repeats")));
        assertEquals(List.of("Poster null"), listed(Map.of("touches", "crawlers")));
        assertEquals(List.of(), listed(Map.of("of", "nobody's")));
        assertEquals(4.0, figure(touches.answer(march(Map.of())), "count").value());
    }

    private List<String> listed(Map<String, String> options) {
        return grid(touches.answer(march(options)), "touches").rows().stream()
                .map(row -> row.values().get(2) + " " + row.values().get(7))
                .toList();
    }

    @Test
    void countsWhatWasSeenAndClickedByPeopleAgainAndByPrograms() {
        rows.touch(0).campaign("t1").impression().add();
        rows.touch(1).campaign("t1").impression().add();
        rows.touch(2).campaign("t1").impression().add();
        rows.touch(3).campaign("t2").impression().add();
        rows.touch(4).campaign("t1").add();
        rows.touch(5).campaign("t2").add();
        rows.touch(6).campaign("t2").traffic("REPEAT").add();
        rows.touch(7).campaign("t3").add();
        rows.touch(8).campaign("t3").traffic("CRAWLER").add();
        rows.touch(9).add();
        rows.touch(40 * DAY).campaign("t1").add();
        rows.write();

        assertEquals(Map.of("Spring", "4"), column("impressions"));
        assertEquals(Map.of("Spring", "2", "Autumn", "1", "(no campaign)", "1"), column("clicks"));
        assertEquals(Map.of("Spring", "1"), column("repeats"));
        assertEquals(Map.of("Autumn", "1"), column("crawlers"));
        assertEquals(Map.of("Spring", "0.5"), column("clickThrough"));
        assertEquals(
                Map.of("Spring › Instagram", "1", "Spring › TikTok", "1", "Autumn › Street", "1", "(no campaign)", "1"),
                column("clicks", Map.of("by", "segment")));
        assertEquals(
                Map.of("Story", "1", "Reel", "1", "Poster", "1", "(no tracker)", "1"),
                column("clicks", Map.of("by", "tracker")));
        assertEquals(4.0, figure(report.answer(march(Map.of())), "clicks").value());
        // Of Spring, 2 clicks of 4 looks; nobody counts who sees the others.
        assertEquals(0.5, figure(report.answer(march(Map.of())), "clickThrough").value());
    }

    @Test
    void putsTogetherByWhatAnAddressSays() {
        rows.touch(0)
                .link("l1")
                .network("221")
                .userAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X)")
                .parameters("{\"cp_0\":\"blue\",\"cp_1\":\"x\"}")
                .add();
        rows.touch(1)
                .link("l2")
                .network("")
                .userAgent("Mozilla/5.0 (Linux; Android 13)")
                .parameters("{\"cp_0\":\"red\"}")
                .add();
        rows.write();

        assertEquals(Map.of("Window", "1", "l2", "1"), column("clicks", Map.of("by", "link")));
        assertEquals(Map.of("221", "1", "(not said)", "1"), column("clicks", Map.of("by", "network")));
        assertEquals(Map.of("iPhone", "1", "Android", "1"), column("clicks", Map.of("by", "device")));
        assertEquals(Map.of("blue", "1", "red", "1"), column("clicks", Map.of("by", "parameter")));
        assertEquals(
                Map.of("x", "1", "(not said)", "1"), column("clicks", Map.of("by", "parameter", "parameter", "cp_1")));
    }

    @Test
    void creditsByTheClicksIdThatTheReferralBringsBackBehindTheLinksOwnRef() {
        // Ann clicks a SmartLink, Bob comes by a partner's click id alone, Cleo by a ref that is nobody's.
        rows.touch(0).campaign("t1").clickId(CLICK).add();
        cameByLink("ann", 10, "menu", CLICK);
        rows.incoming("ann", 10).add();
        rows.event("ann", 60, "REVENUE", "buy", "12.50", "EUR");
        rows.touch(0).campaign("t3").clickId("partner-7").add();
        came("bob", 20, "partner-7");
        rows.incoming("bob", 21).add();
        came("cleo", 30, "menu");
        rows.incoming("cleo", 30).add();
        rows.event("cleo", 31, "REVENUE", "buy", "99", "EUR");
        rows.write();

        assertEquals(Map.of("Spring", "1", "Autumn", "1", "Organic", "1"), column("started"));
        assertEquals(Map.of("Spring", "1", "Autumn", "1", "Organic", "1"), column("engaged"));
        assertEquals(Map.of("Spring", "12.5", "Organic", "99"), column("revenue-EUR"));
        assertEquals(Map.of("Spring", "1", "Organic", "1"), column("events"), "a referral is none");
        assertEquals(Map.of("Spring", "10000.0", "Autumn", "21000.0"), column("timeToStart"));
        assertEquals(Map.of("Spring", "1.0", "Autumn", "1.0"), column("conversion"));
    }

    @Test
    void creditsByIdentifiersAlsoThoseThatAreLinkedLate() {
        // A click knows the advertising id; that it is Dan's is said after he has paid.
        rows.touch(0).campaign("t1").user("IDFA-1").add();
        rows.knownAs("IDFA-1", 0, "idfa", "IDFA-1");
        rows.incoming("dan", HOUR).add();
        rows.event("dan", 2 * HOUR, "REVENUE", "buy", "5", "EUR");
        rows.write();
        assertEquals(Map.of("Organic", "5"), column("revenue-EUR"));

        rows.knownAs("crm-9", 3 * HOUR, "idfa", "IDFA-1");
        rows.knownAs("crm-9", 3 * HOUR, "fb_user_id", "dan");
        rows.write();

        assertEquals(Map.of("Spring", "5"), column("revenue-EUR"), "dan is the fb_user_id of crm-9");
        assertEquals(Map.of("Spring", "1"), column("started"));
    }

    @Test
    void anIdentifierOfTooManyCreditsNobodyAndIsNamed() {
        rows.touch(0).campaign("t1").user("u0").add();
        for (int i = 0; i < 21; i++) {
            rows.knownAs("u" + i, 0, "idfa", "TEST-DEVICE");
            rows.event("u" + i, 1, "CUSTOM", "open");
        }
        rows.write();

        assertEquals(Map.of("Spring", "1", "Organic", "20"), column("events"));
        assertEquals(
                List.of("TEST-DEVICE", "idfa", 21),
                grid(report.answer(march(Map.of())), "shared").rows().getFirst().values());
    }

    @Test
    void aLinkThatIsPassedOnBringsAllOfThemAndMakesThemNotOne() {
        rows.touch(0).campaign("t1").clickId(CLICK).add();
        for (String user : List.of("ann", "bob", "cleo")) {
            came(user, 10, CLICK);
            rows.incoming(user, 10).add();
        }
        rows.touch(100).campaign("t3").user("ann").add();
        rows.event("ann", 200, "CUSTOM", "open");
        rows.event("bob", 200, "CUSTOM", "open");
        rows.write();

        assertEquals(Map.of("Spring", "3"), column("started"));
        assertEquals(Map.of("Autumn", "1", "Spring", "1"), column("events"), "ann's click is not bob's");
    }

    @Test
    void windowsEndToTheMillisecondAndWhatLiesBeyondIsNotAttributed() {
        click("just within", 10 * DAY, 30 * DAY - MILLI);
        click("at the end", 10 * DAY, 30 * DAY);
        look("seen within", 10 * DAY, DAY - MILLI);
        look("seen at the end", 10 * DAY, DAY);
        click("at once", 10 * DAY, 0);
        click("later", 10 * DAY, -MILLI);
        click("long ago", 10 * DAY, 300 * DAY);
        rows.write();

        assertEquals(Map.of("Spring", "3", "Not attributed", "3", "Organic", "1"), column("events"));
        assertEquals(
                Map.of("just within", "(all)", "seen within", "(all)", "at once", "(all)"), users("events", "(all)"));
        assertEquals(
                Map.of(
                        "at the end", "(not attributed)",
                        "seen at the end", "(not attributed)",
                        "long ago", "(not attributed)"),
                users("events", "(not attributed)"));
    }

    private void click(String user, double time, double before) {
        rows.touch(time - before).campaign("t1").user(user).add();
        rows.event(user, time, "CUSTOM", "open");
    }

    private void look(String user, double time, double before) {
        rows.touch(time - before).campaign("t1").user(user).impression().add();
        rows.event(user, time, "CUSTOM", "open");
    }

    private Map<String, String> users(String what, String of) {
        return grid(people.answer(march(Map.of("what", what, "of", of))), "people").rows().stream()
                .collect(Collectors.toMap(row -> String.valueOf(row.values().getFirst()), row -> of));
    }

    @Test
    void modelsShareWhatSeveralBroughtAbout() {
        rows.touch(0).campaign("t1").user("ann").add();
        rows.touch(7 * DAY).campaign("t3").user("ann").add();
        rows.touch(14 * DAY - HOUR).campaign("t2").user("ann").impression().add();
        rows.event("ann", 14 * DAY, "REVENUE", "buy", "100", "EUR");
        rows.write();

        assertEquals(Map.of("Autumn", "100"), model("last"), "the newest click, though an impression was later");
        assertEquals(Map.of("Spring", "100"), model("first"));
        assertEquals(Map.of("Spring", "66.666666667", "Autumn", "33.333333333"), model("linear"));
        assertEquals(Map.of("Spring", "80", "Autumn", "20"), model("position"));
        assertEquals(
                Map.of("Spring", "0.7136", "Autumn", "0.2864"),
                column("events", Map.of("model", "decay")),
                "1/4 and 2^(-1/168) against 1/2");
        assertEquals(
                1.0,
                figure(report.answer(march(Map.of("model", "linear"))), "events")
                        .value());
    }

    private Map<String, String> model(String model) {
        return column("revenue-EUR", Map.of("model", model));
    }

    @Test
    void engagedIsCreditedAtTheLastMessageElseAtTheFirst() {
        // Ann talked before she clicked and goes on; Bob saw something on the first day and talks for a week.
        rows.incoming("ann", 0).add();
        rows.touch(DAY).campaign("t1").user("ann").add();
        rows.incoming("ann", 2 * DAY).add();
        rows.touch(0).campaign("t3").user("bob").impression().add();
        rows.incoming("bob", 1).add();
        rows.incoming("bob", 7 * DAY).add();
        rows.outgoing("cleo", 0).add();
        rows.write();

        assertEquals(Map.of("Spring", "1", "Autumn", "1"), column("engaged"));
        assertEquals(Map.of("Autumn", "1", "Organic", "2"), column("started"), "ann's first message was before");
        assertEquals(1.0, figure(report.answer(march(Map.of())), "viewThrough").value());
    }

    @Test
    void filtersAreOfWhatPeopleDidAndNotOfClicks() {
        rows.touch(0).campaign("t1").user("ann").add();
        rows.touch(0).campaign("t1").user("bob").add();
        rows.incoming("ann", 1).platform("facebook").add();
        rows.incoming("bob", 1).platform("webchat").add();
        rows.write();

        ReportAnswer answer = report.answer(march(Map.of())
                .with(new dev.earshot.report.frame.ReportFilter("webchat", null, null, null, null, null)));
        assertEquals(2.0, figure(answer, "clicks").value());
        assertEquals(1.0, figure(answer, "started").value());
        assertEquals(1.0, figure(answer, "engaged").value());
    }

    @Test
    void aNumberLeadsToItsConversionsAndTheseToTheirUserAndPlace() {
        rows.touch(0).campaign("t1").user("ann").add();
        var bought = rows.event("ann", HOUR, "REVENUE", "buy", "12", "EUR");
        rows.event("ann", 2 * HOUR, "REVENUE", "buy", "3", "USD");
        rows.event("bob", HOUR, "REVENUE", "buy", "7", "EUR");
        rows.write();

        Grid groups = grid(report.answer(march(Map.of())), "groups");
        int revenue = groups.columns().stream().map(Grid.Column::name).toList().indexOf("revenue-EUR");
        Behind.Detail lead = (Behind.Detail) groups.rows().getFirst().cells().get(revenue);
        assertEquals("campaign-people", Objects.requireNonNull(lead).report());
        Grid led = grid(people.answer(march(lead.options())), "people");
        assertEquals(1, led.rows().size());
        Grid.Row row = led.rows().getFirst();
        assertEquals(
                List.of("ann", "buy", BotRows.at(HOUR), new BigDecimal("12.000000000"), "EUR", "Click, Spring"),
                row.values().subList(0, 6));
        assertEquals(List.of(3_600_000L, 1.0, 0, BotRows.at(0)), row.values().subList(6, 10));
        assertEquals(new Behind.Person("ann"), row.behind());
        assertEquals(new Behind.Place("ann", bought.id()), row.cells().get(2));
        assertEquals(null, last(groups.rows()).cells().get(revenue), "organic is a remainder, with nobody to list");
    }

    private static Grid.Row last(List<Grid.Row> rows) {
        return rows.getLast();
    }

    @Test
    void overTimeWithTheComparedPeriod() {
        rows.touch(0).campaign("t1").user("ann").add();
        rows.incoming("ann", DAY).add();
        rows.touch(-31 * DAY).campaign("t1").add();
        rows.touch(-30 * DAY).campaign("t1").add();
        rows.write();

        Grid series = grid(report.answer(march(Map.of())), "over-time");
        assertEquals(31, series.rows().size());
        assertEquals(List.of(1L, 0L, 0L, 0L), series.rows().get(4).values().subList(1, 5));
        assertEquals(List.of(0L, 1L, 1L, 0L), series.rows().get(5).values().subList(1, 5));
        assertEquals(2.0, figure(report.answer(march(Map.of())), "clicks").before());
        assertEquals(Map.of("Spring", "2"), column("clicksBefore"));
    }

    @Test
    void aBotWithoutLinksIsEmptyThoughPeopleTalk() {
        rows.write();
        assertTrue(report.answer(march(Map.of())).isEmpty());

        rows.incoming("ann", 0).add();
        rows.write();
        assertFalse(report.answer(march(Map.of())).isEmpty(), "she is organic");
        assertEquals(Map.of("Organic", "1"), column("started"));
    }

    @Test
    void anotherBotsRowsMakeNoDifference() {
        BotRows other = STORED.newBot();
        other.touch(0).campaign("t1").clickId(CLICK).add();
        other.event("ann", 1, "REFERRAL", "referral", null, null, "{\"ref\":\"" + CLICK + "\"}");
        other.knownAs("ann", 1, "idfa", "A");
        other.knownAs("bob", 1, "idfa", "A");
        other.write();
        rows.event("ann", 1, "REFERRAL", "referral", null, null, "{\"ref\":\"" + CLICK + "\"}");
        rows.event("ann", 2, "REVENUE", "buy", "12", "EUR");
        rows.write();

        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("Organic", "12");
        assertEquals(expected, column("revenue-EUR"));
    }
}
