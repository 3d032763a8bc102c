package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        new Shop(bot, Instant.now()).talk();
        bot.awaitStored();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static Locator tile(Page page, String name) {
        return page.locator("#figure-" + name + " .tile-value");
    }

    @Test
    void drawsAChartOfEveryTable() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/overview"));
            assertThat(page.locator("#part-messages .chart canvas")).isVisible();
            assertThat(page.locator("#part-users .chart canvas")).isVisible();
            assertThat(page.locator("#table-messages tbody tr")).hasCount(30);
            page.locator("#part-messages summary").click();
            assertThat(page.locator("#table-messages")).isVisible();
        }
    }

    @Test
    void aNumberLeadsToTheMessagesBehindItAndTheseToTheirPlace() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/overview"));
            tile(page, "notHandledRate").click();
            assertThat(page.locator("h1")).hasText("Messages");
            Locator missed = page.locator(".found-row")
                    .filter(new Locator.FilterOptions().setHasText("I want to talk to a human"));
            missed.click();
            assertThat(page.locator(".message .text")
                            .filter(new Locator.FilterOptions().setHasText("I want to talk to a human")))
                    .isVisible();
        }
    }

    @Test
    void aLinkShowsExactlyTheSameAgain() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/overview"));
            page.getByLabel("against").selectOption("none");
            page.waitForURL(Pattern.compile(".*compare=none.*"));
            page.locator(".more-filters summary").click();
            page.getByLabel("Intent").fill("browse.category");
            page.getByText("Apply").click();
            page.waitForURL(Pattern.compile(".*intent=browse.category.*"));
            String incoming = tile(page, "incoming").textContent();
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(tile(again, "incoming")).hasText(incoming);
            assertThat(again.getByLabel("against")).hasValue("none");
            assertThat(again.locator(".more-filters .count")).hasText("1");
            assertThat(again.locator(".tile-before")).hasCount(0);
        }
    }

    @Test
    void saysWhatWouldFillAnEmptyReportAndWhatIsWrongWithAQuestion() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/overview?from=2020-01-01&to=2020-01-31"));
            assertThat(page.locator(".empty-state")).containsText("as soon as a message of the chosen days arrives");
            page = visit.open(bot.path("/reports/overview?from=oops"));
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("'from' must be a day such as 2026-01-31");
        }
    }
}
