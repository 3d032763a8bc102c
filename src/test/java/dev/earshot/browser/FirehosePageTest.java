package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earshot.TestServer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything of a bot as it comes. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirehosePageTest {
    private Site site;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void showsMessagesEventsAndRejectedCallsAsTheyCome() throws Exception {
        MessengerBot bot = site.bot("Talker");
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot);
            assertThat(page.getByText("Listening")).isVisible();
            bot.hears("ann", "\"text\":\"Where is it?\"", "\"intent\":{\"name\":\"order.status\"}");
            assertThat(row(page, "Where is it?")).containsText("User");
            assertThat(row(page, "Where is it?")).containsText("order.status");
            assertThat(page.getByText("Listening")).isHidden();
            bot.says("ann", "On its way");
            assertThat(row(page, "On its way")).containsText("Bot");
            bot.tells("ann", "\"type\":\"revenueEvent\",\"name\":\"purchase\",\"amount\":17.45");
            assertThat(row(page, "17.45")).containsText("Event");
            bot.call("incoming", "{nonsense");
            assertThat(row(page, "not valid JSON")).containsText("Rejected");
            assertThat(rows(page)).hasCount(4);
            assertThat(rows(page).first()).containsText("not valid JSON");

            bot.awaitStored();
            row(page, "On its way").click();
            assertThat(page.locator(".is-marked .text")).hasText("On its way");
        }
    }

    @Test
    void isTheSameAfterItIsLoadedAnew() throws Exception {
        MessengerBot bot = site.bot("Steady");
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot);
            bot.hears("ann", "one");
            bot.says("ann", "two");
            bot.tells("ann", "\"type\":\"customEvent\",\"name\":\"three\"");
            assertThat(rows(page)).hasCount(3);
            Object live = rows(page).allInnerTexts();
            bot.awaitStored();
            page.reload();
            assertThat(rows(page)).hasCount(3);
            assertEquals(live, rows(page).allInnerTexts());
        }
    }

    @Test
    void holdsWhatComesWhileItIsPaused() throws Exception {
        MessengerBot bot = site.bot("Hasty");
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot);
            bot.hears("ann", "before");
            assertThat(row(page, "before")).isVisible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                    .click();
            bot.hears("ann", "meanwhile 1");
            bot.hears("ann", "meanwhile 2");
            Locator pill = page.getByText("Resume, 2 held");
            assertThat(pill).isVisible();
            assertThat(rows(page)).hasCount(1);
            pill.click();
            assertThat(rows(page)).hasCount(3);
            assertThat(pill).isHidden();
            bot.hears("ann", "after");
            assertThat(rows(page).first()).containsText("after");
        }
    }

    @Test
    void filtersWhatWasSaidAndWhatComes() throws Exception {
        MessengerBot bot = site.bot("Many-sided");
        bot.hears("ann", "a needle");
        bot.hearsAll("ann", Collections.nCopies(120, "hay"));
        bot.says("bob", "no hay");
        bot.hears("ann", MessengerBot.attachment("image", "\"url\":\"https://cdn.example.com/a.png\""), "");
        bot.tells("ann", "\"type\":\"customEvent\",\"name\":\"straw\"");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot);
            assertThat(rows(page)).hasCount(100);
            Locator text = page.getByLabel("Text contains");

            text.fill("NEEDLE");
            assertThat(rows(page)).hasCount(1);
            bot.hears("ann", "more hay");
            bot.hears("ann", "another needle");
            assertThat(rows(page)).hasCount(2);
            assertThat(rows(page).first()).containsText("another needle");
            text.fill("bob");
            assertThat(rows(page)).hasCount(1);
            text.fill("");

            choose(page, "Bot");
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).containsText("no hay");
            choose(page, "Events");
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).containsText("straw");
            choose(page, "All");
            page.getByLabel("Kind of message").selectOption("image");
            assertThat(rows(page)).hasCount(1);
            bot.hears("ann", "text again");
            bot.hears("ann", MessengerBot.attachment("image", "\"url\":\"https://cdn.example.com/b.png\""), "");
            assertThat(rows(page)).hasCount(2);

            page.reload();
            assertThat(page.getByLabel("Kind of message")).hasValue("image");
            assertThat(rows(page)).hasCount(2);
        }
    }

    @Test
    void catchesUpAfterTheNetworkWasAway() throws Exception {
        MessengerBot bot = site.bot("Remote");
        try (Relay relay = Relay.to(site.server().port());
                Visit visit = site.visitThrough(relay)) {
            Page page = open(visit, bot);
            bot.hears("ann", "before");
            assertThat(rows(page)).hasCount(1);
            relay.cut();
            assertThat(state(page)).hasText("Reconnecting");
            bot.hears("ann", "meanwhile");
            bot.call("incoming", "{nonsense");
            relay.mend();
            assertThat(row(page, "meanwhile")).isVisible();
            assertThat(row(page, "not valid JSON")).isVisible();
            assertThat(state(page)).hasText("Live");
            assertThat(rows(page)).hasCount(3);
        }
    }

    @Test
    void catchesUpAfterTheServerWasStartedAnew(Chromium chromium, @TempDir Path data) throws Exception {
        Site first = Site.start(chromium, data);
        MessengerBot bot = first.bot("Lasting");
        try (Visit visit = first.visit()) {
            Page page = open(visit, bot);
            bot.hears("ann", "before");
            assertThat(rows(page)).hasCount(1);
            int port = first.server().port();
            first.close();
            assertThat(state(page)).hasText("Reconnecting");
            try (TestServer second = TestServer.start(data, Map.of("port", String.valueOf(port)))) {
                MessengerBot same = bot.at(second);
                same.hears("ann", "before anybody listens");
                assertThat(row(page, "before anybody listens")).isVisible();
                assertThat(state(page)).hasText("Live");
                same.hears("ann", "and live again");
                assertThat(row(page, "and live again")).isVisible();
                assertThat(rows(page)).hasCount(3);
            }
        }
    }

    private static Page open(Visit visit, MessengerBot bot) {
        Page page = visit.open(bot.path("/firehose"));
        assertThat(state(page)).hasText("Live");
        return page;
    }

    private static Locator state(Page page) {
        return page.locator("[data-live-word]");
    }

    private static Locator rows(Page page) {
        return page.locator(".fire:visible");
    }

    private static Locator row(Page page, String text) {
        return rows(page).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void choose(Page page, String what) {
        page.locator(".segment")
                .filter(new Locator.FilterOptions().setHasText(what))
                .click();
    }
}
