package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page on a desk and on a phone, in light and in dark colours. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    private static final List<String> AREAS = List.of(
            "Conversations",
            "Firehose",
            "Search",
            "Users",
            "Audiences",
            "Reports",
            "Dashboards",
            "Campaigns",
            "SmartLinks",
            "Data health",
            "Connect",
            "Past data",
            "Settings");

    /** Texts whose contrast to what they stand on is less than WCAG 2.2 asks of level AA. */
    private static final String FAINT = """
            () => {
                const light = ([r, g, b]) => {
                    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
                };
                const over = ([r, g, b, a = 1], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
                const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
                const known = new Map();
                const plain = (colour) => known.get(colour) ?? known.set(colour, drawn(colour)).get(colour);
                const drawn = (colour) => {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
                    return [r, g, b, a / 255];
                };
                const ground = (element) => {
                    if (!element) {
                        return [255, 255, 255];
                    }
                    const colour = plain(getComputedStyle(element).backgroundColor);
                    return colour[3] === 1 ? colour : over(colour, ground(element.parentElement));
                };
                const faint = [];
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const element = texts.currentNode.parentElement;
                    const text = texts.currentNode.textContent.trim();
                    if (!text || element.closest(".visually-hidden, .skip, option, datalist, noscript, :disabled")
                            || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
                        continue;
                    }
                    const style = getComputedStyle(element);
                    const under = ground(element);
                    const [one, other] = [light(over(plain(style.color), under)), light(under)];
                    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                    const isLarge = parseFloat(style.fontSize) >= 24;
                    if (contrast < (isLarge ? 3 : 4.5)) {
                        faint.push(`${contrast.toFixed(2)} ${element.className || element.tagName}: ${text.slice(0, 30)}`);
                    }
                }
                return faint;
            }
            """;

    private Site site;
    private MessengerBot bot;
    private MessengerBot waiting;
    private String campaign = "";
    private String link = "";

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Luna, the assistant of a shop with a very long name indeed");
        new Shop(bot, Instant.now()).talk();
        bot.call("incoming", "{\"object\":\"page\",\n\"entry\":[oops]}");
        waiting = site.bot("Waiting");
        waiting.call("event", "{\"type\":\"customEvent\"}");
        bot.awaitStored();
        waiting.awaitStored();
        Growth growth = new Growth(site.server(), bot);
        campaign = growth.campaign();
        link = growth.link();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** Each colours once: they are the same on every screen. */
    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"DESKTOP", "PHONE_DARK"})
    void everyPageFitsTheScreenAndCanBeRead(Screen screen) {
        try (Visit visit = site.visit(screen);
                Visit stranger = site.stranger(screen)) {
            assertFits(stranger.open("/sign-in"), screen);
            assertFits(stranger.open("/first-start?token=spent"), screen);
            assertFits(stranger.open("/l/no-such-link"), screen);
            for (String path : List.of(
                    "/",
                    "/bots/new",
                    "/nothing-here",
                    bot.path("/conversations?user=" + Shop.MARIA),
                    bot.path("/search"),
                    bot.path("/search?q=order"),
                    bot.path("/search?q=%22"),
                    "/search?q=order&direction=incoming",
                    bot.path("/reports/sentiment"),
                    bot.path("/firehose"),
                    bot.path("/users"),
                    bot.path("/users/" + Shop.MARIA),
                    bot.path("/reports/users"),
                    bot.path("/reports/sessions"),
                    bot.path("/reports/overview"),
                    bot.path("/reports/campaigns"),
                    bot.path("/reports/funnel"),
                    bot.path("/reports/paths"),
                    bot.path("/reports/overview?from=oops"),
                    bot.path("/messages"),
                    bot.path("/campaigns"),
                    campaign,
                    bot.path("/links"),
                    bot.path("/links/new"),
                    link,
                    waiting.path("/campaigns"),
                    waiting.path("/links"),
                    bot.path("/events"),
                    bot.path("/health"),
                    bot.path("/settings"),
                    bot.path("/past"),
                    waiting.path("/dashboards"),
                    waiting.path("/connect"),
                    waiting.path("/conversations"),
                    waiting.path("/users"),
                    waiting.path("/firehose"))) {
                assertFits(visit.open(path), screen);
            }
            Page page = visit.open(bot.path("/health"));
            page.locator(".rejected-link").click();
            assertThat(page.locator("#body")).isVisible();
            assertFits(page, screen);
        }
    }

    @Test
    void onAPhoneEveryAreaIsATouchAway() {
        try (Visit visit = site.visit(Screen.PHONE)) {
            Page page = visit.open(bot.path("/connect"));
            for (String label :
                    List.of("Chats", "Firehose", "Users", "Links", "Reports", "Health", "Settings", "Connect")) {
                Locator tab = page.locator(".tabbar a").filter(new Locator.FilterOptions().setHasText(label));
                assertTrue(tab.boundingBox().height >= 40, "large enough for a finger");
                tab.tap();
                assertThat(tab).hasAttribute("aria-current", "page");
            }
            page.locator(".switcher summary").tap();
            page.getByText("All bots").tap();
            assertThat(page.locator("h1")).hasText("Bots");
            page.locator(".account summary").tap();
            assertThat(page.getByText("Sign out")).isVisible();
        }
    }

    @Test
    void onAPhoneATranscriptOpensOverTheListAndLeadsBack() {
        try (Visit visit = site.visit(Screen.PHONE)) {
            Page page = visit.open(bot.path("/conversations"));
            assertThat(page.locator("#thread")).isHidden();
            page.locator(".row-link").first().tap();
            assertThat(page.locator("#thread")).isVisible();
            assertThat(page.locator("#rows")).isHidden();
            assertThat(page.locator("#thread [data-live-word]")).hasText("Live");
            page.getByLabel("About this person").first().tap();
            assertThat(page.locator(".person")).isInViewport();
            assertThat(page.locator(".person")).containsText("premium");
            page.getByLabel("Close").first().tap();
            assertThat(page.locator(".person")).isHidden();
            page.getByLabel("Back to the list").tap();
            assertThat(page.locator("#rows")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"DESKTOP", "PHONE"})
    void everyAreaCanBeReachedByKeyboard(Screen screen) {
        try (Visit visit = site.visit(screen)) {
            Page page = visit.open(bot.path("/settings"));
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            Locator areas = page.locator(screen.isPhone() ? ".tabbar a" : ".side-nav a");
            // On a phone five are a touch away from others: search from conversations, audiences from users, dashboards
            // from
            // reports, campaigns from links, past data from settings.
            int expected = screen.isPhone() ? AREAS.size() - 5 : AREAS.size();
            assertEquals(expected, areas.count());
            int reached = 0;
            for (int i = 0; i < 60 && reached < expected; i++) {
                page.keyboard().press("Tab");
                reached += (boolean) page.evaluate("document.activeElement.matches('.tabbar a, .side-nav a')") ? 1 : 0;
            }
            assertEquals(expected, reached);
            areas.nth(1).focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/firehose.*"));
        }
    }

    @Test
    void theColoursFollowTheSystemOrAChoiceThatIsKept() {
        try (Visit visit = site.visit(Screen.DESKTOP_DARK)) {
            Page page = visit.open("/");
            Locator root = page.locator("html");
            assertThat(root).hasAttribute("data-bs-theme", "dark");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Light"))
                    .first()
                    .click();
            assertThat(root).hasAttribute("data-bs-theme", "light");
            page.reload();
            assertThat(root).hasAttribute("data-bs-theme", "light");
        }
    }

    private static void assertFits(Page page, Screen screen) {
        Layout.assertDoesNotScrollSideways(page);
        assertEquals(List.of(), page.evaluate(FAINT), () -> "too faint on " + page.url() + ", " + screen);
    }
}
