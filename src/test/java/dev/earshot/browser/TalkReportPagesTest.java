package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earshot.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pages about who comes back and what is said. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalkReportPagesTest {
    private final LocalDate first = LocalDate.now(TestServer.ZONE).minusDays(5);
    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        // Ann, Bob and Cleo are new five days ago; Ann and Bob come back the day after, Cleo never.
        for (String user : List.of("ann", "bob", "cleo")) {
            talk(user, 0, "Hello");
        }
        talk("ann", 1, "Where is my order?");
        talk("bob", 1, "where  is my order?");
        bot.awaitStored();
    }

    private void talk(String user, int day, String text) {
        Instant noon = first.plusDays(day).atTime(12, 0).atZone(TestServer.ZONE).toInstant();
        bot.setTime(noon.toEpochMilli());
        bot.hears(user, text);
        bot.passTime(Duration.ofSeconds(2));
        bot.says(user, "\"text\":\"Are you satisfied?\"", "\"dashbotTemplateId\":\"survey\"");
        bot.passTime(Duration.ofSeconds(9));
        if (user.equals("ann")) {
            bot.hears(user, "\"text\":\"Yes\",\"quick_reply\":{\"payload\":\"YES\"}", "");
        }
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private String days(String report) {
        return bot.path("/reports/" + report + "?from=" + first + "&to=" + first.plusDays(1) + "&granularity=day");
    }

    private static Locator cell(Page page, String table, int row, int column) {
        return page.locator("#table-" + table + " tbody tr")
                .nth(row)
                .locator("th, td")
                .nth(column);
    }

    @Test
    void showsCohortsAsAHeatMapAndATable() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(days("retention"));
            assertThat(page.locator("#part-cohorts .chart canvas")).isVisible();
            assertThat(page.locator("#part-curve .chart canvas")).isVisible();
            page.locator("#part-cohorts summary").click();
            assertThat(cell(page, "cohorts", 0, 1)).hasText("3");
            assertThat(cell(page, "cohorts", 0, 2)).hasText("66.7 %");
            assertThat(cell(page, "cohorts", 0, 3)).hasText("0.0 %");
        }
    }

    @Test
    void restoresItsChoicesFromTheLinkAndLeadsToTheUsers() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(days("retention"));
            page.locator("select[name=users]").selectOption("all");
            page.waitForURL(Pattern.compile(".*users=all.*"));
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(again.locator("select[name=users]")).hasValue("all");
            again.locator("#part-cohorts summary").click();
            cell(again, "cohorts", 0, 2).locator("a").click();
            assertThat(again.locator("h1")).hasText("Cohort");
            assertThat(again.locator("#figure-users .tile-value")).hasText("2");
            assertThat(again.locator("#table-users tbody tr")).hasCount(2);
        }
    }

    @Test
    void saysWhatIsMissing() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(days("retention") + "&mode=intent");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("'with' must name the intent with which users come back");
        }
    }

    @Test
    void aTextLeadsToWhatStandsAroundItAndItsNumberToTheMessages() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(days("messages"));
            assertThat(page.locator("#part-kinds .chart canvas")).isVisible();
            assertThat(page.locator("#table-templates tbody tr")).containsText("survey");
            cell(page, "incomingTexts", 1, 1).locator("a").click();
            assertThat(page.locator(".found-row")).hasCount(2);
            page = visit.open(days("messages"));
            cell(page, "incomingTexts", 1, 0).locator("a").click();
            assertThat(page.locator("h1")).hasText("Message");
            assertThat(page.locator("#figure-messages .tile-value")).hasText("2");
            assertThat(cell(page, "after", 0, 0)).hasText("Are you satisfied?");
        }
    }
}
