package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earshot.Journey;
import dev.earshot.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What campaigns brought, as people see it. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignReportPagesTest {
    private static final String ANN = "7000000000000001";

    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shoes");
        TestServer.TestBot reporting = new TestServer.TestBot(bot.id(), bot.key());
        try (Journey journey = Journey.begin(site.server(), reporting, "Spring sale", "poster")) {
            journey.sees();
            journey.sees();
            journey.comes(ANN, journey.clicks(Journey.IPHONE));
            journey.says(ANN, "Do you have red shoes?");
            journey.pays(ANN, "12.50");
            journey.paysByKochava(ANN, "100", "n-1");
            journey.says("7000000000000002", "hello");
        }
        bot.awaitStored();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static Locator rowOf(Page page, String label) {
        return page.locator("#table-groups tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(label))));
    }

    @Test
    void theRevenueStandsUnderTheCampaignAndLeadsToWhoPaid() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/campaigns"));
            assertThat(page.locator("#part-over-time .chart canvas")).isVisible();
            assertThat(rowOf(page, "Spring sale")).containsText("112.50");
            assertThat(rowOf(page, "Organic").locator("td").nth(1)).hasText("1");

            rowOf(page, "Spring sale").getByText("112.50").click();
            assertThat(page.locator("h1")).hasText("What a campaign brought");
            assertThat(page.locator("#table-people tbody tr")).hasCount(2);
            page.locator("#table-people tbody tr")
                    .first()
                    .locator("td a")
                    .first()
                    .click();
            assertThat(page.locator(".scroller")).isVisible();
        }
    }

    @Test
    void theReaderChoosesByWhatAndByWhichModel() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/campaigns?by=device&model=linear"));
            assertThat(rowOf(page, "iPhone")).containsText("112.50");
            assertThat(rowOf(page, "iPhone").locator("td").nth(1)).hasText("1.0");
            page.locator("select[name=by]").selectOption("segment");
            page.waitForURL(Pattern.compile(".*by=segment.*"));
            assertThat(rowOf(page, "Spring sale › Instagram")).containsText("112.50");
        }
    }

    @Test
    void aPersonsPageShowsWhatTheyCameByAndWhoTheyAre() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/users/" + ANN));
            assertThat(page.locator("#clicks tbody tr")).hasCount(1);
            assertThat(page.locator("#clicks")).containsText("Spring sale");
            assertThat(page.locator("#clicks")).containsText("Poster");
            assertThat(page.locator("#known")).containsText("fb_user_id");
            assertThat(page.locator("#touches")).containsText("poster");
            assertThat(page.locator("#touches")).not().containsText("poster.ck_");
        }
    }

    @Test
    void aBotWithoutLinksSaysWhatWouldFillIt() throws Exception {
        MessengerBot quiet = site.bot("Quiet");
        try (Visit visit = site.visit()) {
            Page page = visit.open(quiet.path("/reports/campaigns"));
            assertThat(page.locator("main")).containsText("It fills when somebody clicks a SmartLink");
        }
    }
}
