package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** Funnels and paths are built on the page, and lead to the transcripts. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelPagesTest {
    private final LocalDate day = LocalDate.now(TestServer.ZONE).minusDays(2);
    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Shop");
        Instant noon = day.atTime(12, 0).atZone(TestServer.ZONE).toInstant();
        // Three say hello, two of them order, one of these says yes.
        talk(noon, "ann", List.of("Hello", "A pizza please", "Yes"));
        talk(noon, "bob", List.of("Hello", "A pizza please", "No"));
        talk(noon, "cleo", List.of("Hello", "Bye"));
        bot.awaitStored();
    }

    private void talk(Instant noon, String user, List<String> texts) {
        bot.setTime(noon.toEpochMilli());
        for (String text : texts) {
            bot.hears(user, text);
            bot.passTime(Duration.ofSeconds(20));
        }
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private String path(String report) {
        return bot.path("/reports/" + report + "?from=" + day + "&to=" + day);
    }

    private static Locator step(Page page, int number) {
        return page.locator(".act").nth(number - 1);
    }

    private static void chooseText(Page page, int number, String how, String text) {
        step(page, number).locator("select").first().selectOption("text");
        step(page, number).locator("select").nth(1).selectOption(how);
        step(page, number).locator(".act-value").fill(text);
    }

    private static Locator cell(Page page, String table, int row, String column) {
        Locator heads = page.locator("#table-" + table + " thead th");
        int index = heads.all().stream()
                .map(head -> head.getAttribute("data-name"))
                .toList()
                .indexOf(column);
        return page.locator("#table-" + table + " tbody tr")
                .nth(row)
                .locator("th, td")
                .nth(index);
    }

    private static void show(Page page) {
        page.locator(".acts").getByRole(AriaRole.BUTTON, named("Show")).click();
        page.waitForURL(Pattern.compile(".*[?&]steps=.*|.*[?&]anchor=.*"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Of three steps, beginning with those that the page suggests. */
    private void build(Page page) {
        assertThat(step(page, 1).locator("select").first()).hasValue("message");
        while (page.locator(".act").count() > 0) {
            step(page, 1).locator(".act-remove").click();
        }
        for (int i = 1; i <= 3; i++) {
            page.locator(".act-add").click();
        }
        chooseText(page, 1, "", "hello");
        chooseText(page, 2, "part", "pizza");
        chooseText(page, 3, "", "yes");
        show(page);
    }

    @Test
    void aFunnelOfThreeStepsIsBuiltAndADropOffLeadsToItsTranscript() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(path("funnel"));
            build(page);

            assertThat(page.locator("#part-steps .chart canvas")).isVisible();
            assertThat(cell(page, "steps", 0, "reached")).hasText("3");
            assertThat(cell(page, "steps", 1, "reached")).hasText("2");
            assertThat(cell(page, "steps", 2, "reached")).hasText("1");
            assertThat(cell(page, "steps", 1, "ofFirst")).hasText("66.7 %");
            assertThat(page.locator("#figure-conversion .tile-value")).hasText("33.3 %");
            cell(page, "steps", 1, "dropped").locator("a").click();
            assertThat(page.locator("#table-users tbody tr")).hasCount(1);
            assertThat(page.locator("#table-users tbody th")).hasText("bob");
            cell(page, "users", 0, "time").locator("a").click();
            assertThat(page.locator(".scroller")).containsText("A pizza please");
            assertThat(page.locator(".scroller")).containsText("No");
        }
    }

    @Test
    void theLinkRestoresTheStepsAndTheKeyboardMovesThem() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(path("funnel"));
            build(page);
            Page again = visit.open(page.url().replaceFirst("https?://[^/]+", ""));
            assertThat(again.locator(".act")).hasCount(3);
            assertThat(step(again, 2).locator(".act-value")).hasValue("pizza");
            assertThat(step(again, 2).locator("select").nth(1)).hasValue("part");

            step(again, 3).locator(".act-up").focus();
            again.keyboard().press("Enter");
            assertThat(step(again, 2).locator(".act-value")).hasValue("yes");
            assertThat(step(again, 2).locator(".act-up")).isFocused();
            again.keyboard().press("Enter");
            assertThat(step(again, 1).locator(".act-value")).hasValue("yes");
            step(again, 1).locator(".act-remove").focus();
            again.keyboard().press("Enter");
            assertThat(again.locator(".act")).hasCount(2);
            assertThat(again.locator("input[name=steps]")).hasValue("text:hello > text:*pizza*");
        }
    }

    @Test
    void aPhoneHasRoomForTheBuilderAndTheCharts() {
        try (Visit visit = site.visit(Screen.PHONE)) {
            Page page = visit.open(path("funnel"));
            build(page);
            assertThat(cell(page, "steps", 2, "reached")).hasText("1");
            Layout.assertDoesNotScrollSideways(page);
            page = visit.open(path("paths"));
            assertThat(page.locator("#part-flow .chart canvas")).isVisible();
            Layout.assertDoesNotScrollSideways(page);
        }
    }

    @Test
    void saysWhatIsWrongWithAStep() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(path("funnel") + "&steps=intend:order+%3E+press");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("'intend' is no kind of step");
        }
    }

    @Test
    void pathsGoOnFromAnAnchorAndLeadToTheirSessions() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(path("paths") + "&nodes=user");
            assertThat(page.locator("#figure-sessions .tile-value")).hasText("3");
            page.locator(".act-add").click();
            chooseText(page, 1, "part", "pizza");
            show(page);

            assertThat(page.locator("#figure-sessions .tile-value")).hasText("2");
            assertThat(page.locator("#part-flow .chart canvas")).isVisible();
            assertThat(page.locator("#table-nodes tbody tr").first()).containsText("No");
            cell(page, "nodes", 0, "sessions").locator("a").click();
            assertThat(page.locator("#table-users tbody th")).hasText("bob");
            cell(page, "users", 0, "time").locator("a").click();
            assertThat(page.locator(".scroller")).containsText("No");
        }
    }
}
