package dev.earshot.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.earshot.StandInPartner;
import dev.earshot.TestServer;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.StandInGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every page of a running server on every screen, to be looked at: {@code ./earshot test -Dtest=Screenshots}
 * writes them to {@code target/screenshots}. The README's is one of them.
 */
@ExtendWith(ChromiumExtension.class)
class Screenshots {
    private final Path folder = Path.of(System.getProperty("earshot.screenshots", "target/screenshots"));
    private Site site;

    @Test
    void showEveryPageOnEveryScreen(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        try {
            take();
        } finally {
            site.close();
        }
        assertTrue(Files.exists(folder.resolve("transcript-desktop.png")));
    }

    @Test
    void showTakeoverOnEveryScreen(Chromium chromium, @TempDir Path data) throws Exception {
        try (StandInGraph graph = new StandInGraph()) {
            site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"));
            MessengerBot bot = site.bot("Luna, the shop assistant");
            new Shop(bot, Instant.now()).talk();
            bot.setTime(System.currentTimeMillis()).hears(Shop.MARIA, "Can I talk to a person, please?");
            bot.awaitStored();
            String settings = "{\"pauseUrl\":\"%1$s/pause\",\"graphUrl\":\"%1$s\",\"pageToken\":\"EAATEST\"}"
                    .formatted(graph.address());
            site.server().api("PATCH", "/api/v1/bots/" + bot.id() + "/takeover", settings);
            for (Screen screen : Screen.values()) {
                takeover(screen, bot, graph);
            }
        } finally {
            site.close();
        }
    }

    @Test
    void showPostbacksOnEveryScreen(Chromium chromium, @TempDir Path data) throws Exception {
        try (StandInPartner partner = new StandInPartner()) {
            site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"));
            MessengerBot bot = site.bot("Luna, the shop assistant");
            Growth growth = new Growth(site.server(), bot);
            growth.campaign();
            partner.answer("/no", 404);
            String first = growth.postback("Purchases to Meta", partner.address() + "/paid?key=s3cr3t&c={click_id}");
            String second = growth.postback("Purchases to the shop", partner.address() + "/no?c={click_id}&v={amount}");
            new Shop(bot, Instant.now()).talk();
            bot.awaitStored();
            site.server().api("POST", "/api/v1" + first + "/test", "");
            site.server().api("POST", "/api/v1" + second + "/test", "");
            bot.call(
                    "event",
                    "{\"type\":\"revenueEvent\",\"name\":\"Order\",\"userId\":\"" + Shop.MARIA
                            + "\",\"amount\":89.9,\"currency\":\"EUR\"}");
            TestServer.await(
                    () -> partner.calls("/paid").size() + partner.calls("/no").size(), count -> count == 4);
            growth.ownWindow();
            for (Screen screen : Screen.values()) {
                try (Visit visit = site.visit(screen).withPictures()) {
                    save(visit.open(bot.path("/postbacks")), screen, "postbacks");
                    save(visit.open(bot.path("/postbacks/new")), screen, "postback-new");
                    Page page = visit.open(second);
                    save(page, screen, "postback");
                    page.evaluate("document.querySelector('#log').scrollIntoView()");
                    save(page, screen, "postback-log");
                    save(visit.open(bot.path("/attribution")), screen, "attribution");
                    save(visit.open(bot.path("/campaigns")), screen, "campaigns-with-more");
                }
            }
        } finally {
            site.close();
        }
    }

    @Test
    void showDashboardsAndPastDataOnEveryScreen(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        try {
            MessengerBot bot = site.bot("Luna, the shop assistant");
            new Shop(bot, Instant.now()).talk();
            bot.awaitStored();
            Path rows = data.resolve("chats of last year.csv");
            Files.writeString(rows, """
                    userId,text,timestamp,incoming,intent,city
                    u1,"Hello, is anybody there?",2024-03-01T10:00:00Z,true,Greeting,Bern
                    u1,Of course. What can I do for you?,2024-03-01T10:00:02Z,false,,
                    u2,=1+1,2024-03-02 17:00,true,,Basel
                    u2,when was this,,true,,
                    """);
            String dashboards = "/api/v1/bots/" + bot.id() + "/dashboards";
            String made = site.server()
                    .api("POST", dashboards, "{\"name\":\"Monday\"}")
                    .body();
            String id = made.replaceFirst(".*?\"id\":\"(\\w+)\".*", "$1");
            for (String card : new String[] {
                "\"title\":\"The week\",\"report\":\"overview\",\"lastDays\":7,\"wide\":true",
                "\"title\":\"Messages\",\"report\":\"overview\",\"part\":\"messages\",\"lastDays\":30",
                "\"title\":\"Intents\",\"report\":\"intents\",\"part\":\"intents\",\"lastDays\":30",
                "\"title\":\"Hours of the week\",\"report\":\"sessions\",\"part\":\"week\",\"lastDays\":90"
            }) {
                site.server().api("POST", dashboards + "/" + id + "/cards", "{" + card + "}");
            }
            String day = java.time.LocalDate.now(dev.earshot.TestServer.ZONE)
                    .minusDays(3)
                    .toString();
            site.server()
                    .api(
                            "POST",
                            "/api/v1/bots/" + bot.id() + "/annotations",
                            "{\"day\":\"" + day + "\",\"text\":\"Launch of the spring shop\"}");
            for (Screen screen : Screen.values()) {
                dashboardsAndPastData(screen, bot, rows);
            }
        } finally {
            site.close();
        }
    }

    @Test
    void showFacebookOnEveryScreen(Chromium chromium, @TempDir Path data) throws Exception {
        try (StandInGraph graph = new StandInGraph()) {
            site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"));
            MessengerBot empty = site.bot("Without an app");
            FacebookConnection connection = new FacebookConnection(site, graph);
            for (Screen screen : Screen.values()) {
                try (Visit visit = site.visit(screen)) {
                    save(visit.open(empty.path("/facebook/app")), screen, "facebook-app-empty");
                    save(visit.open(empty.path("/facebook")), screen, "facebook-none");
                }
            }
            connection.enterApp(empty);
            for (Screen screen : Screen.values()) {
                facebook(screen, connection, graph);
            }
        } finally {
            site.close();
        }
    }

    private void dashboardsAndPastData(Screen screen, MessengerBot bot, Path rows) throws IOException {
        try (Visit visit = site.visit(screen)) {
            Page page = visit.open(bot.path("/dashboards"));
            PlaywrightAssertions.assertThat(page.locator(".dash-waits")).hasCount(0);
            page.waitForTimeout(400); // charts come in
            save(page, screen, "dashboard");
            page.locator("#notes").scrollIntoViewIfNeeded();
            save(page, screen, "dashboard-notes");
            page = visit.open(bot.path("/reports/overview"));
            page.getByText("Add to dashboard").click();
            save(page, screen, "report-pin");
            page = visit.open(bot.path("/past"));
            if (screen == Screen.DESKTOP) {
                page.setInputFiles("#past-file", rows);
                page.getByText("Read it").click();
            }
            PlaywrightAssertions.assertThat(page.getByText("waits for you")).isVisible();
            save(page, screen, "past");
            page.locator(".past-import h4").scrollIntoViewIfNeeded();
            save(page, screen, "past-dry-run");
            page.locator(".past-export").scrollIntoViewIfNeeded();
            save(page, screen, "past-export");
        }
    }

    private void facebook(Screen screen, FacebookConnection connection, StandInGraph graph) throws Exception {
        MessengerBot bot = site.bot("Luna " + screen);
        MetaPage page = connection.page("Luna's shop " + screen);
        try (Visit visit = site.visit(screen).mayGoTo(graph.address())) {
            Page shown = visit.open(bot.path("/facebook/app"));
            shown.locator("form[action$=register] button").click();
            save(shown, screen, "facebook-app");
            shown.locator("#checks").scrollIntoViewIfNeeded();
            shown.evaluate("scrollTo(0, document.body.scrollHeight)");
            save(shown, screen, "facebook-app-checked");
            connection.logIn(shown, bot);
            save(shown, screen, "facebook-choose");
            shown.locator("[data-offer='" + page.id() + "'] button").click();
            connection.loseAndFind(bot, page);
            save(visit.open(bot.path("/facebook")), screen, "facebook-page");
            page.killToken();
            shown.locator("form[action$=check] button").click();
            save(shown, screen, "facebook-dead");
            save(visit.open(bot.path("/conversations?user=" + FacebookConnection.PERSON)), screen, "facebook-filled");
        }
    }

    private void takeover(Screen screen, MessengerBot bot, StandInGraph graph) throws Exception {
        String owner = "/api/v1/bots/" + bot.id() + "/conversations/" + Shop.MARIA + "/owner";
        try (Visit visit = site.visit(screen).withPictures()) {
            Page page = visit.open(bot.path("/conversations?user=" + Shop.MARIA));
            save(page, screen, "takeover-bot");
            page.locator("#takeover button").last().click();
            PlaywrightAssertions.assertThat(page.locator("[data-answer]")).isVisible();
            page.locator("[data-answer]").fill("Of course. This is Ada, what can I do for you?");
            page.locator(".takeover-form button").click();
            PlaywrightAssertions.assertThat(page.locator("[data-answer]")).hasValue("");
            PlaywrightAssertions.assertThat(page.locator(".takeover-form button"))
                    .isEnabled();
            graph.failWith("{\"message\":\"(#10) x\",\"code\":10,\"error_subcode\":2018300}");
            page.locator("[data-answer]").fill("Are you still there?");
            page.locator(".takeover-form button").click();
            PlaywrightAssertions.assertThat(page.locator("[data-trouble]")).isVisible();
            graph.failWith("");
            bot.setTime(System.currentTimeMillis()).says(Shop.MARIA, "I did not get that.");
            PlaywrightAssertions.assertThat(page.locator(".message-out").last()).containsText("while paused");
            save(page, screen, "takeover-mine");
            long epoch = site.server().get(owner).get("epoch").asLong();
            site.server().api("POST", owner, "{\"takeFromEpoch\":" + epoch + "}");
            PlaywrightAssertions.assertThat(page.locator("#takeover")).containsText("operator has");
            save(page, screen, "takeover-theirs");
            site.server().api("DELETE", owner + "?epoch=" + (epoch + 1), "");
            page = visit.open(bot.path("/takeover"));
            save(page, screen, "takeover-settings");
            page.locator("#secret button").first().click();
            page.locator(".danger, .table").last().scrollIntoViewIfNeeded();
            page.locator("#secret").scrollIntoViewIfNeeded();
            save(page, screen, "takeover-secret");
        }
    }

    private void take() throws Exception {
        for (Screen screen : Screen.values()) {
            emptyPages(screen);
        }
        MessengerBot bot = site.bot("Luna, the shop assistant");
        new Shop(bot, Instant.now()).talk();
        bot.call("incoming", "{\"object\":\"page\",\n\"entry\":[oops]}");
        bot.call("event", "{\"type\":\"customEvent\"}");
        MessengerBot waiting = site.bot("Support desk");
        waiting.call("incoming", "{\"object\":\"page\",\n\"entry\":[{\"id\":1,}]}");
        bot.awaitStored();
        Growth growth = new Growth(site.server(), bot);
        String campaign = growth.campaign();
        String link = growth.link();
        for (Screen screen : Screen.values()) {
            pages(screen, bot, waiting);
            links(screen, bot, campaign, link);
        }
    }

    private void emptyPages(Screen screen) throws IOException {
        try (Visit stranger = site.stranger(screen);
                Visit visit = site.visit(screen)) {
            save(stranger.open("/sign-in"), screen, "sign-in");
            save(stranger.open("/first-start?token=none"), screen, "first-start-used");
            save(visit.open("/bots/new"), screen, "bot-new");
            save(visit.open("/nothing-here"), screen, "not-found");
            if (screen == Screen.DESKTOP) {
                save(visit.open("/"), screen, "bots-none");
            }
        }
    }

    private void pages(Screen screen, MessengerBot bot, MessengerBot waiting) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("bots", "/");
        pages.put("conversations", bot.path("/conversations"));
        pages.put("transcript", bot.path("/conversations?user=" + Shop.MARIA));
        pages.put("search", bot.path("/search"));
        pages.put("search-found", bot.path("/search?q=order*"));
        pages.put("sentiment", bot.path("/reports/sentiment"));
        pages.put("firehose", bot.path("/firehose"));
        pages.put("users", bot.path("/users"));
        pages.put("user", bot.path("/users/" + Shop.MARIA));
        pages.put("health", bot.path("/health"));
        pages.put("connect", bot.path("/connect"));
        pages.put("settings", bot.path("/settings"));
        pages.put("waiting", waiting.path("/connect"));
        pages.put("waiting-conversations", waiting.path("/conversations"));
        pages.put("waiting-firehose", waiting.path("/firehose"));
        pages.put("waiting-health", waiting.path("/health"));
        try (Visit visit = site.visit(screen).withPictures()) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                save(visit.open(page.getValue()), screen, page.getKey());
            }
            transcript(visit, screen, bot);
            Page page = visit.open(bot.path("/health"));
            page.locator(".rejected-link").first().click();
            save(page, screen, "health-detail");
        }
    }

    private void links(Screen screen, MessengerBot bot, String campaign, String link) throws IOException {
        try (Visit visit = site.visit(screen)) {
            save(visit.open(bot.path("/campaigns")), screen, "campaigns");
            save(visit.open(campaign), screen, "campaign");
            Page tracker = visit.page();
            tracker.locator(".link-tracker-head a").first().click();
            save(tracker, screen, "tracker");
            save(visit.open(bot.path("/links")), screen, "links");
            save(visit.open(bot.path("/links/new")), screen, "link-new");
            Page page = visit.open(link);
            save(page, screen, "link");
            page.locator("#try-language").fill("de");
            page.locator("#try-place").fill("DE");
            page.locator("[hx-target='#tried']").click();
            page.locator(".link-steps").evaluate("(element) => element.scrollIntoView({ block: 'end' })");
            save(page, screen, "link-tried");
            page.locator("#rules").evaluate("(element) => element.scrollIntoView()");
            save(page, screen, "link-rules");
            save(visit.open("/l/nothing"), screen, "link-unknown");
        }
    }

    private void transcript(Visit visit, Screen screen, MessengerBot bot) throws IOException {
        Page page = visit.open(bot.path("/conversations?user=" + Shop.MARIA));
        page.locator("[data-scroller]").evaluate("(element) => element.scrollTo(0, 0)");
        save(page, screen, "transcript-top");
        page.locator(".message:has(.quick-replies)").evaluate("(element) => element.scrollIntoView()");
        save(page, screen, "transcript-cards");
        page.locator(".day").last().evaluate("(element) => element.scrollIntoView({ block: 'center' })");
        save(page, screen, "transcript-middle");
        page.locator(".raw-link").last().click();
        save(page, screen, "raw-sheet");
        page.keyboard().press("Escape");
        if (screen.isPhone()) {
            page.locator(".person-toggle").click();
            save(page, screen, "person");
        }
    }

    private void save(Page page, Screen screen, String name) throws IOException {
        if (page.locator("[data-live-state]").count() > 0) {
            PlaywrightAssertions.assertThat(page.locator("[data-live-state]").first())
                    .hasAttribute("data-live-state", "live");
        }
        page.evaluate("Promise.all([...document.images].map((image) => image.loading === 'lazy' || image.decode()))");
        Files.createDirectories(folder);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(
                        name + "-" + screen.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png")));
    }
}
