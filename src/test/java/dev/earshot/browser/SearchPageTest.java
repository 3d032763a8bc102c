package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was said is found, and each hit leads to its place. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> swordfish <script>alert(2)</script>";

    private Site site;
    private MessengerBot bot;
    private MessengerBot other;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        other = site.bot("Desk");
        bot.setTime(Instant.now().minus(Duration.ofHours(5)).toEpochMilli());
        for (int i = 0; i < 300; i++) {
            bot.hears("7001", i == 40 ? "my parcel is a terrible mess" : "message " + i);
        }
        for (int i = 0; i < 60; i++) {
            bot.hears("7002", "order number " + i);
        }
        bot.hears("7003", HOSTILE);
        other.hears("7009", "another parcel");
        bot.awaitStored();
        other.awaitStored();
        site.server()
                .await(
                        "/api/v1/search?q=parcel+OR+swordfish",
                        found -> found.get("total").asInt() == 3);
        site.server()
                .await("/api/v1/search?q=order", found -> found.get("total").asInt() == 60);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static void search(Page page, String text) {
        page.getByLabel("Search in what was said").fill(text);
        page.locator(".search-line button").click();
    }

    @Test
    void aHitLandsOnItsMessageInTheTranscript() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/conversations"));
            page.locator(".side-link")
                    .filter(new Locator.FilterOptions().setHasText("Search"))
                    .click();
            search(page, "PARCEL");
            assertThat(page.locator(".search-count")).hasText("1 message");
            assertThat(page.locator(".hit mark")).hasText("parcel");
            page.locator(".hit").click();
            assertThat(page.locator(".is-marked")).containsText("my parcel is a terrible mess");
            assertThat(page.locator(".is-marked")).isInViewport();
            assertThat(page.locator(".is-marked .mood-negative")).hasCount(1);
        }
    }

    @Test
    void onAPhoneTheSearchIsATouchAway() {
        try (Visit visit = site.visit(Screen.PHONE)) {
            Page page = visit.open(bot.path("/conversations"));
            page.locator(".list-pane .pane-head a").tap();
            search(page, "parcel");
            page.locator(".hit").tap();
            assertThat(page.locator(".is-marked")).isInViewport();
        }
    }

    @Test
    void goesThroughPagesAndKeepsWhatWasAsked() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/search?q=order&sort=newest&user=7002"));
            assertThat(page.locator(".search-count")).hasText("60 messages");
            assertThat(page.locator(".hit")).hasCount(25);
            assertThat(page.locator(".hit-text").first()).hasText("order number 59");
            assertThat(page.getByLabel("User id")).hasValue("7002");
            page.locator(".found-more a").click();
            assertThat(page.locator(".hit-text").first()).hasText("order number 34");
            assertThat(page.getByLabel("Order")).hasValue("newest");
        }
    }

    @Test
    void looksIntoAllBotsFromTheListOfBots() {
        try (Visit visit = site.visit()) {
            Page page = visit.open("/");
            page.locator(".side-link")
                    .filter(new Locator.FilterOptions().setHasText("Search"))
                    .click();
            search(page, "parcel");
            assertThat(page.locator(".hit")).hasCount(2);
            assertThat(page.locator(".hits")).containsText("in Desk");
            assertThat(page.locator(".hits")).containsText("in Shop");
        }
    }

    @Test
    void saysWhatIsWrongAndKeepsTheText() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/search"));
            assertThat(page.locator("code").first()).hasText("late order");
            search(page, "\"never closed");
            assertThat(page.locator("[role=alert]")).containsText("a quotation mark has no other one after it");
            assertThat(page.getByLabel("Search in what was said")).hasValue("\"never closed");
            search(page, "nothinglikeit");
            assertThat(page.getByText("Nothing found")).isVisible();
        }
    }

    @Test
    void showsHostileTextAsText() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/search?q=swordfish"));
            assertThat(page.locator(".hit-text")).hasText(HOSTILE);
            assertEquals(
                    List.of(), page.locator(".hit-text img, .hit-text script").all());
        }
    }
}
