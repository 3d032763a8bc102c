package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reports on users and sessions, the list of users, and the page about one. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserPagesTest {
    private static final String ODD_USER = "a/b c+ü?";

    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        new Shop(bot, Instant.now()).talk();
        bot.hears(ODD_USER, "hi");
        bot.awaitStored();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static Locator users(Page page) {
        return page.locator(".user-table tbody tr");
    }

    @Test
    void drawsTheReportsAndANumberLeadsToExactlyThoseUsers() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/users"));
            for (String part : List.of("active", "engaged", "stickiness", "newAndReturning", "lifetime")) {
                assertThat(page.locator("#part-" + part + " .chart canvas")).isVisible();
            }
            Locator engaged = page.locator("#figure-monthlyEngaged .tile-value");
            String count = engaged.textContent();
            engaged.click();
            assertThat(page.locator("h1")).hasText("Users");
            assertThat(page.locator(".user-count")).hasText(count + " users");
            assertThat(users(page)).hasCount(Integer.parseInt(count));
        }
    }

    @Test
    void drawsSessionsAndTheHeatMapLeadsToItsMessages() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/sessions"));
            assertThat(page.locator("#part-week .chart canvas")).isVisible();
            assertThat(page.locator("#part-sessionLength .chart canvas")).isVisible();
            page.locator("#part-week summary").click();
            Locator cell =
                    page.locator("#table-week td:not([data-value='0']) a").first();
            int count = Integer.parseInt(cell.textContent());
            cell.click();
            assertThat(page.locator("h1")).hasText("Messages");
            assertThat(page.locator(".found-row")).hasCount(count);
            page = visit.open(bot.path("/reports/sessions"));
            page.locator("#figure-bounceRate .tile-value").click();
            assertThat(page.locator(".page-note")).containsText("1 sent by the user");
            page.locator(".found-row").first().click();
            assertThat(page.locator("#thread")).isVisible();
        }
    }

    @Test
    void findsOrdersAndShowsPropertiesAndTheLinkShowsTheSameAgain() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/users"));
            page.getByLabel("Search users").fill("maria");
            page.keyboard().press("Enter");
            assertThat(users(page)).hasCount(1);
            assertThat(users(page)).containsText("Maria Fernández");
            assertThat(users(page)).containsText("93.90 EUR");
            page.locator(".more-filters summary").click();
            page.getByLabel("locale").uncheck();
            page.getByLabel("abGroup").check();
            page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL(Pattern.compile(".*column_abGroup.*"));
            assertThat(page.locator(".user-table thead")).containsText("abGroup");
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(again.getByLabel("Search users")).hasValue("maria");
            assertThat(again.locator(".user-table thead")).containsText("abGroup");
            again.locator(".user-table thead a")
                    .filter(new Locator.FilterOptions().setHasText("Messages"))
                    .click();
            assertThat(again.locator("[aria-sort]")).containsText("Messages");
            assertThat(users(again)).hasCount(1);
            again = visit.open(bot.path("/users?sort=messages"));
            assertThat(users(again).first()).containsText("Maria Fernández");
            assertEquals(
                    400, visit.page().navigate(bot.path("/users?sort=name")).status());
        }
    }

    @Test
    void aPersonsPageTellsAllAndIsALinkAwayFromTheTranscript() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/conversations?user=" + Shop.MARIA));
            page.getByText("All about this person").click();
            assertThat(page.locator("h1")).hasText("Maria Fernández");
            assertThat(page.locator("#identities")).containsText("facebook");
            assertThat(page.locator("#touches tbody tr")).hasCount(1);
            assertThat(page.locator("#touches")).containsText("ADS");
            assertThat(page.locator("#touches")).containsText("summer");
            assertThat(page.locator("#touches")).containsText("6000000001");
            assertThat(page.locator(".person-page")).containsText("premium");
            assertThat(page.locator("#events .found-row").filter(new Locator.FilterOptions().setHasText("handover")))
                    .isVisible();
            Locator sessions = page.locator("#sessions .found-row");
            assertThat(sessions).hasCount(2);
            sessions.last().click();
            assertThat(page.locator("#thread")).isVisible();
            assertThat(page.locator("#thread")).containsText("I am Luna");
        }
    }

    @Test
    void anyIdHasItsPageAndAnUnknownOneIsNotFound() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/users"));
            users(page)
                    .locator("a")
                    .filter(new Locator.FilterOptions().setHasText(ODD_USER))
                    .click();
            assertThat(page.locator("h1")).hasText(ODD_USER);
            Response missing = visit.page().navigate(bot.path("/users/nobody"));
            assertEquals(404, missing.status());
            assertEquals(404, visit.page().navigate("/bots/bot_none/users").status());
        }
    }
}
