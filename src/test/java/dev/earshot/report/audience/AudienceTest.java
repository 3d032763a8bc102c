package dev.earshot.report.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.CampaignWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who belongs to an audience. The days: rows are told in seconds after noon UTC of 5 March 2026, 13:00 in Berlin; it is asked
 * on 10 March at noon.
 */
class AudienceTest {
    private static final double DAY = 86_400;
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CampaignNames NAMES = bot -> new CampaignNames.Names(
            List.of(
                    new CampaignNames.Tracker("t1", "Story", "s1", "Instagram", "cmp_1", "Spring"),
                    new CampaignNames.Tracker("t2", "Reel", "s2", "TikTok", "cmp_1", "Spring"),
                    new CampaignNames.Tracker("t3", "Poster", "s3", "Street", "cmp_2", "Autumn")),
            List.of(new CampaignNames.Link("lnk_1", "Window")));

    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final BotRows rows = STORED.newBot();

    private Set<String> users(String definition) {
        rows.write();
        Criterion criterion = CriterionJson.parse(definition.replace('\'', '"'));
        AudienceUsers asked = new AudienceUsers(rows.bot, criterion, NOW, BERLIN, new CampaignWords(NAMES, rows.bot));
        Set<String> users = new TreeSet<>();
        STORED.store().query(rows.bot, asked.users()).forEach(row -> users.add(row.value1()));
        assertEquals(users.size(), new AudienceCounts(STORED.store()).of(asked).users());
        return users;
    }

    /** Ann ordered twice, Bob once; Cleo only said hello, and nobody is of the event that has no user. */
    private void threeUsers() {
        rows.incoming("ann", 0).intent("order").add();
        rows.incoming("ann", DAY).intent("order").add();
        rows.incoming("bob", 60).intent("order").add();
        rows.incoming("cleo", 120).intent("greeting").add();
        rows.event("", 130, "CUSTOM", "order_placed");
        rows.properties("ann", 0, "{\"plan\":\"free\",\"age\":31}");
        rows.properties("ann", DAY, "{\"plan\":\"paid\",\"age\":32,\"since\":\"2026-02-01\"}");
        rows.properties("bob", 60, "{\"plan\":\"paid\",\"age\":\"9\",\"since\":\"2025-12-31T23:59:00Z\"}");
        rows.properties("bob", 61, "{\"plan\":\"free\",\"age\":\"10\"}");
        rows.properties("cleo", 120, "{\"city\":\"Köln\",\"age\":\"old\"}");
    }

    @Test
    void whatTheyDidIsCounted() {
        threeUsers();
        assertEquals(Set.of("ann", "bob"), users("{'type':'did','what':'intent:order'}"));
        assertEquals(Set.of("ann"), users("{'type':'did','what':'intent:order','atLeast':2}"));
        assertEquals(Set.of("bob"), users("{'type':'did','what':'intent:order','atLeast':1,'atMost':1}"));
        assertEquals(Set.of("bob", "cleo"), users("{'type':'did','what':'intent:order','atMost':1}"));
    }

    @Test
    void whoDidNotIsAUserAllTheSame() {
        threeUsers();
        assertEquals(Set.of("cleo"), users("{'type':'did','what':'intent:order','atMost':0}"));
        assertEquals(Set.of("cleo"), users("{'type':'not','of':{'type':'did','what':'intent:order'}}"));
        assertEquals(Set.of("ann", "bob", "cleo"), users("{'type':'did','what':'event:order_placed','atMost':0}"));
    }

    @Test
    void groupsAreMetByAllByOneOrByNone() {
        threeUsers();
        String order = "{'type':'did','what':'intent:order'}";
        String paid = "{'type':'attribute','name':'plan','test':'equals','value':'paid'}";
        String greeting = "{'type':'did','what':'intent:greeting'}";
        assertEquals(Set.of("ann"), users("{'type':'all','of':[" + order + "," + paid + "]}"));
        assertEquals(Set.of("ann", "cleo"), users("{'type':'any','of':[" + greeting + "," + paid + "]}"));
        assertEquals(Set.of("bob"), users("{'type':'not','of':{'type':'any','of':[" + greeting + "," + paid + "]}}"));
        assertEquals(
                Set.of("bob", "cleo"),
                users("{'type':'any','of':[" + greeting + ",{'type':'all','of':[" + order + ",{'type':'not','of':"
                        + paid + "}]}]}"));
    }

    @Test
    void anAttributeIsWhatItIsNowOrWhatItEverWas() {
        threeUsers();
        assertEquals(Set.of("ann"), users("{'type':'attribute','name':'plan','test':'equals','value':'paid'}"));
        assertEquals(
                Set.of("ann", "bob"),
                users("{'type':'attribute','name':'plan','test':'equals','value':'paid','time':'ever'}"));
        assertEquals(Set.of("bob"), users("{'type':'attribute','name':'plan','test':'equals','value':'free'}"));
    }

    @Test
    void numbersAreComparedAsNumbersAndWhatIsNoneIsNeither() {
        threeUsers();
        // As texts, 9 would be more than 32. Bob's 9 was yesterday's; 'old' is no number.
        assertEquals(Set.of("ann"), users("{'type':'attribute','name':'age','test':'greater','value':10}"));
        assertEquals(Set.of("bob"), users("{'type':'attribute','name':'age','test':'less','value':'10.5'}"));
        assertEquals(Set.of("bob"), users("{'type':'attribute','name':'age','test':'less','value':10,'time':'ever'}"));
        assertEquals(Set.of("ann", "bob", "cleo"), users("{'type':'attribute','name':'age','test':'exists'}"));
    }

    @Test
    void daysOfAttributesAreCompared() {
        threeUsers();
        assertEquals(Set.of("ann"), users("{'type':'attribute','name':'since','test':'after','value':'2026-01-31'}"));
        assertEquals(Set.of(), users("{'type':'attribute','name':'since','test':'after','value':'2026-02-01'}"));
        assertEquals(
                Set.of("bob"),
                users("{'type':'attribute','name':'since','test':'before','value':'2026-01-01','time':'ever'}"));
    }

    @Test
    void aPartOfAValueIsFoundWhateverItsCase() {
        threeUsers();
        assertEquals(Set.of("cleo"), users("{'type':'attribute','name':'city','test':'contains','value':'KÖ'}"));
        assertEquals(Set.of(), users("{'type':'attribute','name':'city','test':'contains','value':'%'}"));
    }

    @Test
    void daysAreThoseOfTheBotsClock() {
        // 22:59:59 and 23:00:00 UTC of 7 March: the last second of that day in Berlin, and the first of the 8th.
        rows.incoming("before", 2 * DAY + 11 * 3_600 - 1).add();
        rows.incoming("after", 2 * DAY + 11 * 3_600).add();
        String three = "{'lastDays':3}";
        assertEquals(Set.of("after"), users("{'type':'did','what':'message','when':" + three + "}"));
        assertEquals(Set.of("before"), users("{'type':'did','what':'message','atMost':0,'when':" + three + "}"));
        assertEquals(
                Set.of("before"),
                users("{'type':'did','what':'message','when':{'from':'2026-03-07','to':'2026-03-07'}}"));
        assertEquals(Set.of("after"), users("{'type':'first_seen','when':{'from':'2026-03-08'}}"));
        assertEquals(Set.of("before"), users("{'type':'last_seen','when':{'to':'2026-03-07'}}"));
    }

    @Test
    void anEventIsASightToo() {
        rows.event("ann", 0, "CUSTOM", "opened");
        rows.incoming("ann", 2 * DAY).add();
        rows.incoming("bob", 0).add();
        rows.event("bob", 2 * DAY, "CUSTOM", "opened");
        assertEquals(Set.of("ann", "bob"), users("{'type':'first_seen','when':{'to':'2026-03-05'}}"));
        assertEquals(Set.of("ann", "bob"), users("{'type':'last_seen','when':{'from':'2026-03-07'}}"));
        assertEquals(Set.of(), users("{'type':'last_seen','when':{'to':'2026-03-06'}}"));
    }

    @Test
    void revenueIsTheSumOfOneCurrency() {
        rows.incoming("none", 0).add();
        rows.event("ann", 0, "REVENUE", "order", "10", "EUR");
        rows.event("ann", DAY, "REVENUE", "order", "15.50", "EUR");
        rows.event("ann", DAY, "REVENUE", "order", "100", "USD");
        rows.event("bob", 0, "REVENUE", "order", "30", "EUR");
        rows.event("bob", DAY, "REVENUE", "refund", "-30", "EUR");
        assertEquals(Set.of("ann"), users("{'type':'revenue','currency':'EUR','atLeast':'25.5'}"));
        assertEquals(Set.of(), users("{'type':'revenue','currency':'EUR','atLeast':25.51}"));
        assertEquals(Set.of("bob", "none"), users("{'type':'revenue','currency':'EUR','atMost':0}"));
        assertEquals(
                Set.of("bob"),
                users("{'type':'revenue','currency':'EUR','atLeast':20,'atMost':30,'when':{'to':'2026-03-05'}}"));
    }

    @Test
    void whoCameByACampaignIsKnownByTheClickTheReferralOrAnotherId() {
        rows.touch(0).campaign("t1").user("ann").add();
        rows.touch(0).campaign("t2").clickId("ck_back").add();
        rows.touch(0)
                .campaign("t3")
                .link("lnk_1")
                .user("dan")
                .userAgent("Mozilla (iPhone)")
                .add();
        rows.touch(0).campaign("t1").user("robot").traffic("CRAWLER").add();
        rows.touch(0).campaign("t1").user("seer").impression().add();
        rows.touch(0).campaign("t1").user("silent").add();
        rows.event("bob", 60, "REFERRAL", "referral", null, null, "{\"ref\":\"ck_back\",\"source\":\"ADS\"}");
        rows.knownAs("ann", 0, "idfa", "A-1");
        rows.knownAs("cleo", 0, "idfa", "A-1");
        for (String user : List.of("ann", "bob", "cleo", "dan", "robot", "seer")) {
            rows.incoming(user, 100).add();
        }
        Set<String> spring = Set.of("ann", "bob", "cleo");
        assertEquals(spring, users("{'type':'came','by':'campaign','value':'Spring'}"));
        assertEquals(spring, users("{'type':'came','by':'campaign','value':'cmp_1'}"));
        assertEquals(Set.of("bob"), users("{'type':'came','by':'campaign','value':'t2'}"));
        assertEquals(Set.of("dan"), users("{'type':'came','by':'link','value':'Window'}"));
        assertEquals(Set.of("bob"), users("{'type':'came','by':'source','value':'ADS'}"));
        assertEquals(Set.of("dan"), users("{'type':'device','value':'iPhone'}"));
        assertEquals(
                Set.of("dan", "robot", "seer"),
                users("{'type':'not','of':{'type':'came','by':'campaign','value':'Spring'}}"));
    }

    @Test
    void thePlatformIsWhereTheyTalked() {
        rows.incoming("ann", 0).platform("facebook").add();
        rows.outgoing("ann", 1).platform("webchat").add();
        rows.incoming("bob", 0).platform("facebook").add();
        assertEquals(Set.of("ann"), users("{'type':'platform','value':'webchat'}"));
    }

    @Test
    void ofABotWithoutRowsNobodyBelongs() {
        assertEquals(Set.of(), users("{'type':'not','of':{'type':'did','what':'message'}}"));
    }
}
