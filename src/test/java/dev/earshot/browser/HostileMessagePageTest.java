package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.earshot.browser.MessengerBot.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever users and clients send stays text, on every page, live and loaded anew. That no script ran, no dialog came up and
 * nothing was fetched but media by https is what every {@link Visit} asserts when it ends.
 */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMessagePageTest {
    private static final String RUN = "window.pwned=1,alert(1)";
    private static final String USER = "eve'\"><script>" + RUN + "</script>";

    private static final List<String> HOSTILE = List.of(
            "<script>" + RUN + "</script>",
            "\"><img src=x onerror=\"" + RUN + "\">",
            "'><svg onload='" + RUN + "'>",
            "</template></li></ol></main><iframe srcdoc=\"<script>parent." + RUN + "</script>\"></iframe>",
            "javascript:" + RUN,
            "data:text/html,<script>" + RUN + "</script>",
            "\nevent: entries\ndata: <img src=x onerror=" + RUN + ">\n\n",
            "<b hx-get=\"/sign-out\" hx-trigger=\"load\">x</b>",
            "invoice\u202Efdp.exe and \u200Fback\u2066",
            "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319a".repeat(40),
            "W".repeat(1_900));

    /** What a reader sees of an element, without whitespace and the marks that stand for hidden characters. */
    private static final String SEEN = "(element) => element.textContent.replace(/\\s+/g, '')";

    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Trusting <script>alert(1)</script>");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void staysTextInATranscriptLiveAndLoadedAnew() throws Exception {
        bot.hears(USER, "the first");
        bot.awaitStored();
        String path = bot.path("/conversations?user=" + URLEncoder.encode(USER, StandardCharsets.UTF_8));
        try (Visit visit = site.visit()) {
            Page page = visit.open(path);
            assertThat(page.locator("[data-live-word]").first()).hasText("Live");
            HOSTILE.forEach(text -> attack(USER, text));
            bot.hears(USER, "<b>long</b> ".repeat(20_000));
            bot.hears(USER, "the last");
            assertThat(page.locator(".message .text").getByText("the last")).hasCount(1);
            assertIsReadable(page);
            bot.awaitStored();
            page.reload();
            readBack(page);
            assertIsReadable(page);
            assertThat(page.locator(".person")).containsText("<script>");
            touchEverything(page);
        }
    }

    @Test
    void staysTextInTheFirehoseLiveAndLoadedAnew() throws Exception {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/firehose"));
            assertThat(page.locator("[data-live-word]")).hasText("Live");
            HOSTILE.subList(0, 4).forEach(text -> attack("fred", text));
            bot.call("incoming", "{\"<img src=x onerror=" + RUN + ">\":");
            bot.hears("fred", "the last of fred");
            Locator rows = page.locator(".fire-line");
            assertThat(rows.getByText("the last of fred")).isVisible();
            assertThat(rows.getByText("<script>" + RUN + "</script>").first()).isVisible();
            bot.awaitStored();
            page.reload();
            assertThat(rows.getByText("<script>" + RUN + "</script>").first()).isVisible();
            page.getByLabel("Text contains").fill("\"><img src=x onerror=\"" + RUN + "\">");
            assertThat(rows.getByText("the last of fred")).isHidden();
            assertThat(rows.getByText("onerror=").first()).isVisible();
        }
    }

    @Test
    void staysTextOnTheOtherPages() throws Exception {
        String text = "<script>" + RUN + "</script>";
        attack("grace", text);
        bot.call("incoming", "{\"note\":" + quoted(text) + ",\"entry\":[oops]}");
        bot.call("<img src=x onerror=" + RUN + ">", quoted(text));
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            assertThat(visit.open("/").locator(".bot-card-name")).containsText("<script>alert(1)</script>");
            Page health = visit.open(bot.path("/health"));
            assertThat(health.locator(".rejected-row").first()).isVisible();
            health.locator(".rejected-link").first().click();
            assertThat(health.locator("#body")).containsText("script>");
            Page raw = visit.open(bot.path("/conversations?user=grace"));
            raw.locator(".entry")
                    .filter(new Locator.FilterOptions().setHasText("script"))
                    .first()
                    .hover();
            raw.locator(".raw-link").first().click();
            assertThat(raw.locator("#sheet #raw")).containsText("<script>" + RUN);
            visit.open(bot.path("/settings"));
            visit.open(bot.path("/connect"));
            Page found = visit.open(bot.path("/conversations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
            assertThat(found.getByLabel("Search conversations")).hasValue(text);
        }
    }

    /** In every field that a client can fill. */
    private void attack(String user, String text) {
        String quoted = quoted(text);
        bot.hears(user, "\"text\":" + quoted + ",\"quick_reply\":{\"payload\":" + quoted + "}", """
                "intent":{"name":%1$s,"inputs":[{"name":%1$s,"value":%1$s}]},\
                "platformUserJson":{"firstName":%1$s,%1$s:%1$s}""".formatted(quoted));
        String attachments = Stream.of("image", "audio", "video", "file", "fallback", text)
                .map(type -> "{\"type\":%2$s,\"title\":%1$s,\"url\":%1$s,\"payload\":{\"url\":%1$s,\"title\":%1$s}}"
                        .formatted(quoted, quoted(type)))
                .collect(Collectors.joining(","));
        bot.hears(user, "\"attachments\":[" + attachments + "]", "");
        String button = "{\"type\":\"web_url\",\"title\":%1$s,\"url\":%1$s,\"payload\":%1$s}".formatted(quoted);
        bot.says(user, MessengerBot.template("""
                {"template_type":"generic","elements":[{"title":%1$s,"subtitle":%1$s,"image_url":%1$s,\
                "default_action":{"type":"web_url","url":%1$s},"buttons":[%2$s,{"type":"postback","title":%1$s}]}]}""".formatted(quoted, button)), "\"templateId\":" + quoted);
        bot.says(
                user,
                "\"text\":" + quoted + ",\"quick_replies\":[{\"content_type\":\"text\",\"title\":" + quoted
                        + ",\"image_url\":" + quoted + "}]",
                "");
        bot.gets(user, "\"postback\":{\"title\":" + quoted + ",\"payload\":" + quoted + "}");
        String mid = bot.hears(user, "marked");
        bot.gets(
                user,
                "\"reaction\":{\"action\":\"react\",\"reaction\":" + quoted + ",\"emoji\":" + quoted + ",\"mid\":\""
                        + mid + "\"}");
        bot.gets(user, "\"message_edit\":{\"mid\":\"" + mid + "\",\"text\":" + quoted + "}");
        bot.tells(
                user, "\"type\":\"customEvent\",\"name\":" + quoted + ",\"extraInfo\":{" + quoted + ":" + quoted + "}");
        bot.tells(user, "\"type\":\"revenueEvent\",\"name\":" + quoted + ",\"amount\":1,\"currency\":" + quoted);
    }

    private static void readBack(Page page) {
        page.waitForCondition(() -> {
            page.locator("[data-scroller]").evaluate("(element) => element.scrollTo(0, 0)");
            return page.getByText("The beginning of this conversation").count() == 1;
        });
    }

    /** Every text can be read as it was said, and nothing of it became an element or a link. */
    private static void assertIsReadable(Page page) {
        String seen = (String) page.locator("[data-entries]").evaluate(SEEN);
        for (String text : HOSTILE.subList(0, 8)) {
            assertTrue(seen.contains(text.replaceAll("\\s+", "")), () -> "not to be read: " + text);
        }
        assertThat(page.locator("[data-entries] .hidden-char").first()).isAttached();
        assertThat(page.locator(
                        "[data-entries] :is(script, iframe, object, embed, style, form, base, [hx-get], [onerror])"))
                .hasCount(0);
        assertEquals(List.of(), page.evaluate("""
                        () => [...document.querySelectorAll("[data-entries] :is(a[href], [src])")]
                            .map((element) => element.href || element.src).filter((url) => !/^https?:/.test(url))"""));
        Layout.assertDoesNotScrollSideways(page);
    }

    /** Buttons and cards are only shown; links would open apart. */
    private static void touchEverything(Page page) {
        String before = page.url();
        for (Locator choice :
                page.locator("span.card-button, span.quick-reply").all().subList(0, 6)) {
            choice.click();
        }
        assertEquals(before, page.url());
        assertEquals(1, page.context().pages().size());
    }
}
