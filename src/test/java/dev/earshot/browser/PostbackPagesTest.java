package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earshot.StandInPartner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Postbacks and attribution, set up in the console. */
@ExtendWith(ChromiumExtension.class)
class PostbackPagesTest {

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void aPostbackIsMadeTriedOutPausedAndDeleted(Chromium chromium, @TempDir Path data) throws Exception {
        try (StandInPartner partner = new StandInPartner();
                Site site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"))) {
            MessengerBot bot = site.bot("Luna");
            try (Visit visit = site.visit()) {
                Page page = visit.open(bot.path("/campaigns"));
                page.getByText("Postbacks").click();
                page.getByText("New postback").first().click();
                page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                        .fill("Purchases");
                page.getByLabel("Address").fill(partner.address() + "/paid?c={clickid}");
                press(page, "Create");
                assertThat(page.locator("#url-fault")).containsText("{clickid}");
                page.getByLabel("Address").fill(partner.address() + "/paid?c={click_id}");
                press(page, "Create");
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("Made.");

                press(page, "Call it now as a test");
                assertThat(page.locator(".postback-log")).containsText("test: delivered");
                assertThat(page.locator(".postback-request")).containsText("/paid?c=test-click");
                assertEquals("1", partner.calls("/paid").getFirst().test());
                press(page, "Pause");
                assertThat(page.locator("h1")).containsText("Paused");
                press(page, "Resume");
                press(page, "Delete");
                assertThat(page.getByText("No postbacks yet")).isVisible();
            }
        }
    }

    @Test
    void windowsAreSetInWords(Chromium chromium, @TempDir Path data) throws Exception {
        try (Site site = Site.start(chromium, data)) {
            MessengerBot bot = site.bot("Luna");
            String campaign = new Growth(site.server(), bot).campaign();
            try (Visit visit = site.visit()) {
                Page page = visit.open(bot.path("/attribution"));
                assertThat(page.getByLabel("A click counts for")).hasValue("30 days");
                page.getByLabel("A click counts for").fill("a while");
                press(page, "Save");
                assertThat(page.locator("#clickSeconds-fault")).containsText("such as 7 days");
                page.getByLabel("A click counts for").fill("14 d");
                press(page, "Save");
                assertThat(page.getByLabel("A click counts for")).hasValue("14 days");

                page = visit.open(campaign);
                page.getByText("Story").first().click();
                page.getByLabel("Its clicks count for").fill("7 days");
                press(page, "Save");
                page = visit.open(bot.path("/attribution"));
                assertThat(page.locator("table")).containsText("7 days");
                assertThat(page.locator("table")).containsText("as above");
            }
        }
    }
}
