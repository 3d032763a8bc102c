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

/** Events, revenue and referrals as people see them. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventReportPagesTest {
    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        new Market(bot, Instant.now()).open(40, 20);
        bot.awaitStored();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static Locator rowOf(Page page, String part, String label) {
        return page.locator("#table-" + part + " tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(label))));
    }

    @Test
    void drawsChartsOverTimeWithTheComparedPeriodInTheTable() {
        try (Visit visit = site.visit()) {
            for (String chart : new String[] {"events#volume", "revenue#revenue", "referrals#over-time"}) {
                String[] names = chart.split("#", 2);
                Page page = visit.open(bot.path("/reports/" + names[0]));
                assertThat(page.locator("#part-" + names[1] + " .chart canvas")).isVisible();
                assertThat(page.locator("#table-" + names[1] + " th.compared").first())
                        .hasText(Pattern.compile("before$"));
                page = visit.open(bot.path("/reports/" + names[0] + "?compare=none"));
                assertThat(page.locator("#part-" + names[1] + " .chart canvas")).isVisible();
                assertThat(page.locator("th.compared")).hasCount(0);
            }
        }
    }

    @Test
    void aNameLooksCloserAndItsKeysAreOfferedAndALinkRestoresBoth() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/events"));
            rowOf(page, "names", "add_to_cart").locator("th a").click();
            page.waitForURL(Pattern.compile(".*name=add_to_cart.*"));
            Locator key = page.getByLabel("broken down by");
            key.focus();
            assertThat(page.locator("#offers-key option")).hasCount(2);
            key.fill("size");
            key.press("Enter");
            page.waitForURL(Pattern.compile(".*key=size.*"));
            assertThat(page.locator("#part-values .chart canvas")).isVisible();
            assertThat(page.locator("#table-values tbody tr")).hasCount(3);
            String counted = page.locator("#table-values").textContent();
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(again.locator("#table-values")).hasText(counted);
            assertThat(again.getByLabel("broken down by")).hasValue("size");
        }
    }

    @Test
    void aNumberLeadsToExactlyAsManyEventsAndTheseToTheirPlace() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/referrals"));
            Locator referrals = rowOf(page, "ref", "newsletter").locator("td").nth(1);
            int counted = Integer.parseInt(referrals.textContent().strip());
            referrals.locator("a").click();
            assertThat(page.locator("h1")).hasText("Events");
            assertThat(page.locator(".found-row")).hasCount(counted);
            page.locator(".found-row").first().click();
            assertThat(page.locator(".scroller")).isVisible();
        }
    }

    @Test
    void theNumberOfUsersLeadsToThem() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/revenue"));
            Locator paying = page.locator("#figure-payingUsers .tile-value");
            int counted = Integer.parseInt(paying.textContent().strip());
            paying.click();
            assertThat(page.locator("h1")).hasText("Users with events");
            assertThat(page.locator("#table-users tbody tr")).hasCount(counted);
        }
    }

    @Test
    void filtersOfferWhatThereIs() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/overview"));
            page.locator(".more-filters summary").click();
            page.getByLabel("Users with the event").focus();
            assertThat(page.locator("#offers-event option[value=add_to_cart]")).hasCount(1);
            page.getByLabel("Platform").focus();
            assertThat(page.locator("#offers-platform option")).hasCount(1);
        }
    }
}
