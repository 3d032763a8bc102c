package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard is made of parts of reports, arranged, and seen by a colleague. */
@ExtendWith(ChromiumExtension.class)
class DashboardPageTest {
    @Test
    void aDashboardIsFilledArrangedAndShared(Chromium chromium, @TempDir Path data) throws Exception {
        try (Site site = Site.start(chromium, data);
                Visit visit = site.visit()) {
            MessengerBot bot = site.bot("Luna");
            new Shop(bot, Instant.now()).talk();
            bot.awaitStored();
            site.addColleague("Grace", "grace@example.com", data);

            Page page = visit.page();
            pin(visit, bot, "/reports/overview", "the leading numbers", "", "", "Monday");
            pin(visit, bot, "/reports/overview", "Messages", "Said and told", "wide", null);
            pin(visit, bot, "/reports/sessions", "the leading numbers", "Talks", "", null);
            assertEquals(List.of("Overview", "Said and told", "Talks"), titles(page));
            assertThat(page.locator("[data-card] .tile").first()).isVisible();
            assertThat(page.locator("[data-card] .chart canvas").first()).isVisible();
            assertThat(page.locator(".dash-about").first()).containsText("last 30 days");

            page.getByLabel("Move Talks earlier").click();
            assertEquals(List.of("Overview", "Talks", "Said and told"), titles(page));
            // While cards come in they move under the mouse.
            assertThat(page.locator(".dash-waits")).hasCount(0);
            Locator cards = page.locator("[data-card]");
            page.waitForResponse(
                    answer -> answer.url().endsWith("/order"),
                    () -> cards.nth(2).locator("[data-handle]").dragTo(cards.nth(0)));
            assertEquals(List.of("Said and told", "Overview", "Talks"), titles(page));
            page.reload();
            assertEquals(List.of("Said and told", "Overview", "Talks"), titles(page), "it is kept");

            page.getByLabel("What happened").fill("Launch of the shop");
            page.getByText("Add the note").click();
            assertThat(page.locator(".chart-notes").first()).containsText("Launch of the shop");
            page.getByLabel("Make Overview wide").click();
            assertThat(page.locator("[data-card]").nth(1)).hasClass(java.util.regex.Pattern.compile(".*dash-wide.*"));

            String address = page.url().replaceFirst("#.*", "");
            try (Visit colleague = site.visitOf("grace@example.com")) {
                Page hers = colleague.open(java.net.URI.create(address).getPath());
                assertEquals(List.of("Said and told", "Overview", "Talks"), titles(hers));
                assertThat(hers.getByText("Made by Ada Lovelace, shared with everybody"))
                        .isVisible();
                assertThat(hers.locator(".chart-notes").first()).containsText("Launch of the shop");
                assertThat(hers.getByText("Add the note")).hasCount(0); // an agent may look and not arrange
                hers.navigate(address.replaceFirst("/dashboards/.*", "/reports/overview"));
                assertThat(hers.locator(".chart-notes").first()).containsText("Launch of the shop");
                assertThat(hers.getByText("Add to dashboard")).hasCount(0);
            }
            assertThat(page.getByText(LocalDate.now(dev.earshot.TestServer.ZONE).toString())
                            .first())
                    .isVisible();
        }
    }

    private static void pin(
            Visit visit, MessengerBot bot, String report, String part, String title, String wide, String newDashboard) {
        Page page = visit.open(bot.path(report));
        page.getByText("Add to dashboard").click();
        page.locator("#pin-part").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(part));
        page.locator("#pin-title").fill(title);
        if (newDashboard != null) {
            page.locator("#pin-dashboard").selectOption("");
            page.locator("#pin-new").fill(newDashboard);
        }
        if (!wide.isEmpty()) {
            page.getByLabel("wide", new Page.GetByLabelOptions().setExact(true)).check();
        }
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        page.waitForURL(address -> address.contains("/dashboards/"));
    }

    private static List<String> titles(Page page) {
        assertThat(page.locator("[data-card]")).hasCount(3);
        return page.locator("[data-card] h2").allTextContents();
    }
}
