package dev.earshot.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.earshot.TestServer;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.MetaWorld;
import dev.earshot.standin.StandInGraph;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A site whose workspace has an app at a stand-in for Meta, and what happens there. */
final class FacebookConnection {
    static final String PERSON = "7000000000000001";
    private static final DateTimeFormatter GRAPH_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    private final Site site;
    private final StandInGraph graph;
    private final MetaWorld world;
    private int pages;

    FacebookConnection(Site site, StandInGraph graph) {
        this.site = site;
        this.graph = graph;
        this.world = graph.world();
        world.addPage("9900000000001", "Pages of <b>others</b>", "ANALYZE", "ADVERTISE");
    }

    MetaPage page(String name) {
        pages++;
        return world.addPage("900000000000" + pages, name);
    }

    void enterApp(MessengerBot bot) throws Exception {
        String body = "{\"appId\":\"%s\",\"appSecret\":\"%s\",\"graphUrl\":\"%3$s\",\"dialogUrl\":\"%3$s\"}"
                .formatted(world.app().id(), world.app().secret(), graph.address());
        site.server().api("PATCH", "/api/v1/bots/" + bot.id() + "/facebook", body);
    }

    /** From the bot's page to the dialog, and back to the choice of pages. */
    void logIn(Page page, MessengerBot bot) {
        page.navigate(bot.path("/facebook"));
        page.locator("a[href$='/facebook/login']").first().click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Log in");
        page.locator("#go").click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Choose pages");
    }

    /** Somebody writes, Meta stops sending, more is said, and all of it is here again. */
    void loseAndFind(MessengerBot bot, MetaPage page) throws Exception {
        world.hears(page, PERSON, "m_1_" + page.id(), "Do you have it in green?");
        page.unsubscribe();
        Instant now = Instant.now();
        page.says("m_2_" + page.id(), PERSON, false, "Hello? Is anybody there?", time(now.minusSeconds(2)));
        page.says("m_3_" + page.id(), PERSON, true, "Yes, in green and in blue.", time(now.minusSeconds(1)));
        String path = "/api/v1/bots/" + bot.id() + "/facebook";
        TestServer.await(() -> site.server().get(path), all -> all.toString().contains("lastEventAt"));
        site.server().api("POST", path + "/pages/" + page.id() + "/check", "");
        bot.awaitStored();
    }

    private static String time(Instant time) {
        return GRAPH_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
