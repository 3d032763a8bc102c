package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An audience is built in the console, and reports are restricted to it. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudiencePagesTest {
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

    private static Locator count(Page page) {
        return page.locator("[data-count]");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    @Test
    void anAudienceIsBuiltCountedAndUsedInTwoReports() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/audiences/new"));
            assertThat(count(page)).not().hasText("0");
            String everybody = count(page).textContent();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Premium buyers");

            page.locator("[id='c.0.act']").selectOption("event");
            page.locator("[id='c.0.what']").fill("purchase");
            assertThat(count(page)).hasText("1");
            press(page, "Condition");
            page.locator("[id='c.1.kind']").selectOption("attribute");
            page.locator("[id='c.1.name']").fill("plan");
            page.locator("[id='c.1.value']").fill("basic");
            assertThat(count(page)).hasText("0"); // she was, and is no more
            page.locator("[id='c.1.time']").selectOption("ever");
            assertThat(count(page)).hasText("1");

            press(page, "Save");
            assertThat(page.getByText("The audience is saved.")).isVisible();
            assertThat(count(page)).hasText("1");
            assertThat(page.locator("[id='c.1.time']")).hasValue("ever");

            page.locator(".audience-reports").getByText("Overview").click();
            assertThat(page.locator("#figure-engaged .tile-value")).hasText("1");
            page.locator(".report-tabs").getByText("Users").click();
            page.waitForURL(Pattern.compile(".*/reports/users.*audience=aud_.*"));
            assertThat(page.locator("#figure-newUsers .tile-value, #figure-new .tile-value")
                            .first())
                    .hasText("1");
            page.locator(".more-filters summary").click();
            page.getByLabel("Audience").selectOption("");
            page.getByText("Apply").click();
            page.waitForURL(Pattern.compile(".*/reports/users(?!.*audience=aud_).*"));
            assertThat(page.locator("#figure-newUsers .tile-value, #figure-new .tile-value")
                            .first())
                    .not()
                    .hasText("1");
            assertThat(page.locator(".tile").first()).isVisible();
            assertTrue(Integer.parseInt(everybody) > 5, everybody);
        }
    }

    @Test
    void itWorksByKeyboardAlone() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/audiences/new"));
            page.locator("[id='c-add']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("[id='c.1.kind']")).isVisible();
            page.locator("[id='c.1.kind']").focus();
            page.keyboard().type("Platform");
            assertThat(page.locator("[id='c.1.value']")).isVisible();
            assertThat(page.locator("[id='c.1.kind']")).isFocused();
        }
    }

    @Test
    void whatIsMissingStandsAtItsConditionAndNothingIsLost() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/audiences/new"));
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Unfinished");
            page.locator("[id='c.0.kind']").selectOption("revenue");
            page.locator("[id='c.0.amount']").fill("much");
            press(page, "Save");
            assertThat(page.locator(".criterion .field-fault")).containsText("Needs an amount such as 12.50");
            assertThat(page.locator("[id='c.0.amount']")).hasValue("much");
            assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Unfinished");
        }
    }

    @Test
    void itsPeopleAreListedItIsCopiedAndDeleted() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/audiences/new"));
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Buyers");
            page.locator("[id='c.0.act']").selectOption("revenue");
            press(page, "Save");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("People").setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText("Users");
            assertThat(page.locator("main")).containsText("audience Buyers");
            assertThat(page.locator("main")).containsText("Maria Fernández");
            page.goBack();
            press(page, "Duplicate");
            assertThat(page.locator("h1")).hasText("Buyers (copy)");
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("Delete"))
                    .click();
            press(page, "Delete the audience");
            assertThat(page.getByText("The audience is deleted.")).isVisible();
            assertThat(page.locator(".audience-list")).not().containsText("Buyers (copy)");
        }
    }

    @Test
    void anAudienceIsHeldAgainstEverybodyElse() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/reports/compare"));
            assertThat(page.locator(".empty-state")).containsText("Choose an audience as A");
            page = visit.open(bot.path("/reports/compare?attribute=plan&valueA=premium&valueB=basic"));
            assertThat(page.locator("#table-shares")).containsText("too few users");
            assertThat(page.locator("#figure-usersA .tile-value")).hasText("1");
        }
    }
}
