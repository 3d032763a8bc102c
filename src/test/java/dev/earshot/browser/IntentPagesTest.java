package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What users meant, and what was not understood. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentPagesTest {
    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        new Questions(bot, Instant.now().minus(Duration.ofHours(1))).ask();
        bot.awaitStored();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static Locator row(Page page, String part, String label) {
        return page.locator("#table-" + part + " tbody tr").filter(new Locator.FilterOptions().setHasText(label));
    }

    @Test
    void anIntentLeadsFromTheRankingToWhatUsersSaidAndToTheTranscript() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/intents"));
            assertThat(page.locator("#part-intents .chart canvas")).isVisible();
            assertThat(page.locator("#part-trend .chart canvas")).isVisible();
            row(page, "intents", "order.status").locator("th a").click();
            assertThat(page.getByLabel("Intent").first()).hasValue("order.status");
            assertThat(page.locator("#part-confidence .chart canvas")).isVisible();
            assertThat(row(page, "answers", "It is on its way.")).isVisible();
            Locator input = row(page, "inputs", "order = 17");
            String count = input.locator("td").first().textContent().strip();
            input.locator("th a").click();
            assertThat(page.locator(".found-row")).hasCount(Integer.parseInt(count));
            page.locator(".found-row").first().click();
            assertThat(page.locator(".message .text")
                            .filter(new Locator.FilterOptions().setHasText("17"))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void aNumberOfAGroupLeadsToItsMessages() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/not-handled"));
            assertThat(page.locator("#part-rate .chart canvas")).isVisible();
            Locator count =
                    row(page, "groups", "talk to a human").locator("td a").first();
            String messages = count.textContent().strip();
            count.click();
            assertThat(page.locator(".found-row")).hasCount(Integer.parseInt(messages));
        }
    }

    @Test
    void aGroupIsDoneByAButtonAndTheLinkOfTheFilterShowsIt() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/not-handled"));
            Locator wanted = row(page, "groups", "refund");
            wanted.getByText("Done", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.waitForURL(Pattern.compile(".*/reports/not-handled.*"));
            assertThat(row(page, "groups", "refund")).hasCount(0);
            page.getByLabel("State").selectOption("done");
            page.waitForURL(Pattern.compile(".*state=done.*"));
            Locator done = row(page, "groups", "refund");
            assertThat(done).containsText("Ada Lovelace");
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(row(again, "groups", "refund")).hasCount(1);
            row(again, "groups", "refund").locator("th a").click();
            assertThat(again.locator("#table-variants tbody tr")).hasCount(2);
            again.getByText("Reopen").click();
            assertThat(again.locator("#table-work")).containsText("open");
        }
    }
}
