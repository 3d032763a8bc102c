package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.earshot.browser.MessengerBot.attachment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Conversations as they were and as they go on. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptPageTest {
    private static final int MANY = 300;

    /** Every entry: its place, its classes but for the one that makes it appear softly, what is written there. */
    private static final String SHOWN = """
            () => [...document.querySelectorAll("[data-entries] > li")].map((entry) =>
                [entry.id, entry.className.replace("is-new", "").replace(/ +/g, " ").trim(), entry.dataset.delivery,
                 entry.textContent.replace(/\\s+/g, " ").trim()].join(" | "))
            """;

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
    void listsTheNewestActivityFirstAndKeepsItThere() throws Exception {
        MessengerBot bot = site.bot("Busy");
        bot.hears("ann", "\"text\":\"first\"", "\"platformUserJson\":{\"firstName\":\"Ann\",\"lastName\":\"Lee\"}");
        bot.hears("bob", "second");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot.path("/conversations"));
            assertThat(names(page)).hasText(new String[] {"bob", "Ann Lee"});
            assertThat(page.locator("#thread h2")).hasText("bob");
            bot.setTime(System.currentTimeMillis()).hears("ann", "third");
            assertThat(names(page)).hasText(new String[] {"Ann Lee", "bob"});
            assertThat(listRow(page, "Ann Lee")).containsText("third");
            assertThat(listRow(page, "Ann Lee")).hasClass(Pattern.compile(".*is-unread.*"));
            bot.says("eve", "fourth");
            assertThat(names(page)).hasText(new String[] {"eve", "Ann Lee", "bob"});

            listRow(page, "Ann Lee").click();
            assertThat(page.locator("#thread h2")).hasText("Ann Lee");
            assertThat(page.locator(".message .text")).hasText(new String[] {"first", "third"});
            assertThat(listRow(page, "Ann Lee")).not().hasClass(Pattern.compile(".*is-unread.*"));

            page.getByLabel("Search conversations").fill("second");
            assertThat(names(page)).hasText(new String[] {"bob"});
        }
    }

    @Test
    void showsEveryKindOfContent() throws Exception {
        MessengerBot bot = site.bot("Shop");
        new Shop(bot, Instant.now()).talk();
        bot.awaitStored();
        try (Visit visit = site.visit().withPictures()) {
            Page page = open(visit, bot.path("/conversations?user=" + Shop.MARIA));
            assertThat(page.locator(".day span")).hasText(new String[] {"Yesterday", "Today"});
            assertThat(page.locator(".message-in .note").first()).containsText("Tapped a button");
            assertThat(page.locator(".tap").first()).hasText("GET_STARTED");
            assertThat(page.locator(".quick-reply"))
                    .hasText(new String[] {"Shoes", "Track my order", "Share e-mail address"});
            assertThat(page.locator(".tcard-title").first()).hasText("Trail Runner");
            assertThat(page.locator(".tcard").first().locator(".card-button")).hasText(new String[] {"Buy", "Details"});
            assertThat(page.locator(".lines-total")).containsText("93.90 EUR");
            assertThat(page.locator(".event-revenue")).containsText("93.90 EUR");
            assertThat(page.locator(".event").getByText("handover")).isVisible();
            assertThat(page.locator(".chip-intent").first()).containsText("browse.category");
            assertThat(page.locator(".chip-input").first()).hasText("category shoes");
            assertThat(entry(page, "bring it here instead").locator(".chip-warn"))
                    .hasText("Not handled");
            assertThat(page.locator(".by-agent .text")).containsText("this is Ben");
            assertThat(entry(page, "left our warehouse")).hasAttribute("data-delivery", "read");
            assertThat(entry(page, "left our warehouse").locator(".reaction")).hasText("❤️");
            assertThat(page.locator("audio")).hasAttribute("src", Pattern.compile("https://.*voice.mp3"));
            assertThat(page.locator("video")).hasAttribute("src", Pattern.compile("https://.*door.mp4"));
            assertThat(page.locator(".attachment").getByText("invoice-17.pdf")).isVisible();
            assertThat(page.locator(".attachment").getByText("40.41680, -3.70380"))
                    .isVisible();
            assertThat(page.locator(".sticker img")).hasCount(1);
            Locator picture = page.locator(".picture img");
            picture.scrollIntoViewIfNeeded();
            page.waitForCondition(() -> (int) picture.evaluate("(image) => image.naturalWidth") == 640);
            assertThat(page.locator(".person")).containsText("premium");
            assertThat(page.locator(".person")).containsText("Fernández");
        }
    }

    @Test
    void whatGrewLiveIsWhatIsThereAfterItIsLoadedAnew() throws Exception {
        MessengerBot bot = site.bot("Lively");
        bot.hears("ann", "hello");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot.path("/conversations?user=ann"));
            String question =
                    bot.hears("ann", "\"text\":\"Shoes?\"", "\"intent\":{\"name\":\"browse\",\"confidence\":0.9}");
            String answer = bot.says("ann", "Which size?");
            assertThat(entry(page, "Which size?")).hasAttribute("data-delivery", "sent");
            bot.gets("ann", "\"delivery\":{\"mids\":[\"" + answer + "\"],\"watermark\":" + bot.millis() + "}");
            assertThat(entry(page, "Which size?")).hasAttribute("data-delivery", "delivered");
            bot.gets("ann", "\"read\":{\"watermark\":" + bot.millis() + "}");
            assertThat(entry(page, "Which size?")).hasAttribute("data-delivery", "read");
            bot.gets("ann", "\"message_edit\":{\"mid\":\"" + question + "\",\"text\":\"Red shoes?\",\"num_edit\":1}");
            assertThat(entry(page, "Red shoes?")).containsText("edited");
            bot.hears("ann", attachment("image", "\"url\":\"https://cdn.example.com/a.png\""), "");
            bot.tells("ann", "\"type\":\"revenueEvent\",\"name\":\"purchase\",\"amount\":5.5,\"currency\":\"EUR\"");
            bot.says(
                    "ann",
                    MessengerBot.template("{\"template_type\":\"button\",\"text\":\"Next?\",\"buttons\":"
                            + "[{\"type\":\"postback\",\"title\":\"Go on\",\"payload\":\"GO\"}]}"),
                    "");
            bot.hears("ann", "\"text\":\"what?\"", "\"intent\":{\"name\":\"NotHandled\"}");
            bot.hears("ann", "the end");
            assertThat(entry(page, "the end")).isInViewport();

            Object live = page.evaluate(SHOWN);
            bot.awaitStored();
            page.reload();
            assertThat(entry(page, "the end")).isVisible();
            assertEquals(9, ((List<?>) live).size(), "premise: a day line and eight entries");
            assertEquals(lines(page.evaluate(SHOWN)), lines(live));
        }
    }

    @Test
    void reactionsStandBesideEachOtherUntilTheyAreTakenBack() throws Exception {
        MessengerBot bot = site.bot("Loved");
        String mid = bot.says("ann", "It is free today");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot.path("/conversations?user=ann"));
            Locator reactions = page.locator(".reaction");
            react(bot, mid, "react", "\"reaction\":\"love\",\"emoji\":\"❤️\"");
            assertThat(reactions).hasText(new String[] {"❤️"});
            react(bot, mid, "react", "\"reaction\":\"smile\",\"emoji\":\"😆\"");
            assertThat(reactions).hasText(new String[] {"❤️", "😆"});
            react(bot, mid, "react", "\"reaction\":\"love\",\"emoji\":\"❤️\"");
            react(bot, mid, "react", "\"reaction\":\"like\"");
            assertThat(reactions).hasText(new String[] {"❤️", "😆", "👍"});
            bot.awaitStored();
            page.reload();
            assertThat(reactions).hasText(new String[] {"❤️", "😆", "👍"});

            react(bot, mid, "unreact", "\"reaction\":\"smile\"");
            assertThat(reactions).hasText(new String[] {"❤️", "👍"});
            react(bot, mid, "unreact", "\"reaction\":\"wow\"");
            react(bot, mid, "unreact", "\"emoji\":\"❤️\"");
            assertThat(reactions).hasText(new String[] {"👍"});
            react(bot, mid, "react", "\"reaction\":\"wow\",\"emoji\":\"😮\"");
            assertThat(reactions).hasText(new String[] {"👍", "😮"});
            bot.gets("ann", "\"reaction\":{\"action\":\"unreact\",\"mid\":\"" + mid + "\"}");
            assertThat(reactions).hasCount(0);
            bot.awaitStored();
            page.reload();
            assertThat(page.locator(".message")).hasCount(1);
            assertThat(reactions).hasCount(0);
        }
    }

    @Test
    void aLongConversationIsPagedThroughInBothDirections() throws Exception {
        MessengerBot bot = site.bot("Talkative");
        bot.hearsAll("ann", messages(MANY));
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot.path("/conversations?user=ann"));
            assertThat(page.locator(".message").last()).containsText("message " + MANY + " of many");
            assertThat(page.locator(".message").last()).isInViewport();
            pageTo(page, "older", "message 1 of many");
            assertThat(page.getByText("The beginning of this conversation")).isVisible();
            assertIsWhole(page);

            String middle =
                    page.locator(".message").nth(MANY / 2).getAttribute("id").substring(2);
            page = open(visit, bot.path("/conversations?user=ann&at=" + middle));
            assertThat(page.locator(".is-marked")).containsText("message " + (MANY / 2 + 1) + " of many");
            assertThat(page.locator(".is-marked")).isInViewport();
            bot.hears("ann", "not yet in sight");
            pageTo(page, "newer", "not yet in sight");
            pageTo(page, "older", "message 1 of many");
            assertThat(page.locator(".message")).hasCount(MANY + 1);
            bot.hears("ann", "live again");
            assertThat(entry(page, "live again")).hasCount(1);
        }
    }

    @Test
    void keepsTheReadersPlaceWhenMoreComes() throws Exception {
        MessengerBot bot = site.bot("Insistent");
        bot.hearsAll("ann", messages(40));
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = open(visit, bot.path("/conversations?user=ann"));
            Locator read = entry(page, "message 3 of many");
            read.scrollIntoViewIfNeeded();
            bot.hears("ann", "one more");
            bot.hears("ann", "and another");
            Locator pill = page.getByText("2 new");
            assertThat(pill).isVisible();
            assertThat(read).isInViewport();
            pill.click();
            assertThat(entry(page, "and another")).isInViewport();
            assertThat(pill).isHidden();
        }
    }

    @Test
    void theRawPayloadIsOneClickAway() throws Exception {
        MessengerBot bot = site.bot("Open");
        String mid = bot.hears("ann", "look inside");
        try (Visit visit = site.visit()) {
            bot.awaitStored();
            Page page = open(visit, bot.path("/conversations?user=ann"));
            bot.says("ann", "live too");
            for (String text : List.of("look inside", "live too")) {
                entry(page, text).hover();
                entry(page, text).locator(".raw-link").click();
                assertThat(page.locator("#sheet")).isVisible();
                assertThat(page.locator("#raw")).containsText(text);
                page.keyboard().press("Escape");
                assertThat(page.locator("#sheet")).isHidden();
            }
            String path = entry(page, "look inside").locator(".raw-link").getAttribute("href");
            assertThat(visit.open(path).locator("#raw")).containsText(mid);
        }
    }

    private static Page open(Visit visit, String path) {
        Page page = visit.open(path);
        assertThat(page.locator("[data-live-word]").first()).hasText("Live");
        return page;
    }

    private static Locator names(Page page) {
        return page.locator("#rows .row-name");
    }

    private static Locator listRow(Page page, String name) {
        return page.locator("#rows .row-item").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator entry(Page page, String text) {
        return page.locator(".entry").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void react(MessengerBot bot, String mid, String action, String fields) {
        bot.gets("ann", "\"reaction\":{\"action\":\"" + action + "\",\"mid\":\"" + mid + "\"," + fields + "}");
    }

    /** Scrolls on until the entry is there. */
    private static void pageTo(Page page, String direction, String text) {
        Locator wanted = page.locator(".message .text").getByText(text, new Locator.GetByTextOptions().setExact(true));
        Locator more = page.locator("[data-more=" + direction + "]");
        page.waitForCondition(() -> {
            if (wanted.count() == 0 && more.count() == 1) {
                page.locator("[data-scroller]")
                        .evaluate(
                                "(element, end) => element.scrollTo(0, end ? element.scrollHeight : 0)",
                                direction.equals("newer"));
            }
            return wanted.count() == 1;
        });
    }

    private static void assertIsWhole(Page page) {
        List<String> texts = page.locator(".message .text").allInnerTexts();
        assertEquals(messages(MANY), texts.stream().map(String::strip).toList());
    }

    private static List<String> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "message " + i + " of many")
                .toList();
    }

    private static String lines(Object shown) {
        assertTrue(shown instanceof List<?>, "a list");
        return String.join("\n", ((List<?>) shown).stream().map(String::valueOf).toList());
    }
}
