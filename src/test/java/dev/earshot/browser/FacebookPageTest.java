package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.StandInGraph;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody connects a page in a browser: enters the app, logs in at Facebook, chooses, sees it live, and lets it go. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacebookPageTest {
    private StandInGraph graph;
    private Site site;
    private FacebookConnection connection;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        graph = new StandInGraph();
        site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"));
        site.addColleague("Grace Hopper", "grace@example.com", data);
        connection = new FacebookConnection(site, graph);
    }

    @AfterAll
    void stop() {
        site.close();
        graph.close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aPageIsConnectedHeardLostFoundAndLetGo() throws Exception {
        MessengerBot bot = site.bot("Codeless");
        MetaPage shop = connection.page("Shop <script>pwned=1</script>");
        try (Visit ada = site.visit().mayGoTo(graph.address())) {
            Page page = ada.open(bot.path("/facebook"));
            page.locator("a[href$='/facebook/app']").first().click();
            enterApp(page);
            button(page, "Register the callback and its fields for me").click();
            assertThat(page.locator(".alert-good")).containsText("Meta has verified the callback");
            assertThat(page.locator("#checks .chip-bad")).hasCount(0);
            assertThat(page.locator("#checks li", new Page.LocatorOptions().setHasText("Verify token")))
                    .containsText("right");

            connection.logIn(page, bot);
            assertThat(page.locator("[data-offer='9900000000001']")).containsText("does not suffice");
            assertThat(page.locator(".chip-warn", new Page.LocatorOptions().setHasText("missing")))
                    .hasCount(1);
            page.locator("[data-offer='" + shop.id() + "'] button").click();
            assertThat(page.locator(".alert-good")).containsText("is connected");
            assertEquals(14, shop.subscribed().size());

            connection.loseAndFind(bot, shop);
            page.navigate(bot.path("/facebook"));
            Locator card = page.locator("[data-page='" + shop.id() + "']");
            assertThat(card.locator(".chip").first()).hasText("Heard");
            assertThat(card).containsText("2 messages fetched");
            page.navigate(bot.path("/conversations?user=" + FacebookConnection.PERSON));
            assertThat(page.locator(".message")).hasCount(3);
            assertThat(page.locator(".chip", new Page.LocatorOptions().setHasText("Filled in later")))
                    .hasCount(2);

            shop.killToken();
            page.navigate(bot.path("/facebook"));
            button(page, "Look now").click();
            assertThat(page.locator(".banner")).containsText("its token no longer works");
            page.navigate(bot.path("/conversations"));
            assertThat(page.locator(".banner")).containsText("its token no longer works");

            page.navigate(bot.path("/facebook"));
            button(page, "Disconnect").click();
            assertThat(page.locator(".alert-fault")).containsText("did not confirm");
            assertThat(page.locator("[data-page]")).hasCount(0);
            assertThat(page.locator(".banner")).hasCount(0);
        }
    }

    private void enterApp(Page page) {
        page.locator("#appId").fill(graph.world().app().id());
        page.locator("#appSecret").fill(graph.world().app().secret());
        page.locator("summary", new Page.LocatorOptions().setHasText("More"))
                .first()
                .click();
        page.locator("#graphUrl").fill(graph.address());
        page.locator("#dialogUrl").fill(graph.address());
        button(page, "Save").click();
        assertThat(page.locator(".alert-good")).containsText("Saved");
        assertThat(page.locator("#appSecret")).hasValue("");
        assertThat(page.locator("#value-callback")).hasText(site.server().address() + "/webhook/facebook");
    }

    @Test
    void whoDoesNotAgreeConnectsNothing() throws Exception {
        MessengerBot bot = site.bot("Cancelled");
        connection.enterApp(bot);
        try (Visit ada = site.visit().mayGoTo(graph.address())) {
            Page page = ada.open(bot.path("/facebook"));
            page.locator("a[href$='/facebook/login']").first().click();
            page.locator("#no").click();
            assertThat(page.locator(".alert-fault")).containsText("You did not agree at Facebook");
            page.navigate("/facebook/login?state=forged&code=x");
            assertThat(page.locator("main")).containsText("not one that began in this browser");
        }
    }

    @Test
    void anAgentSeesThePagesAndMayNotChangeThem() throws Exception {
        MessengerBot bot = site.bot("Looked at");
        connection.enterApp(bot);
        try (Visit grace = site.visitOf("grace@example.com")) {
            Page page = grace.open(bot.path("/facebook"));
            assertThat(page.locator("h1")).hasText("Facebook pages");
            assertThat(page.locator("a[href$='/facebook/login']")).hasCount(0);
            assertEquals(403, page.navigate(bot.path("/facebook/app")).status());
        }
    }
}
