package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earshot.NodeProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the unmodified Dashbot client of npm reports is on the live screens, which were open before it spoke. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientPageTest {
    private static final String USER = "1018952661536494";

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
    void everyCallOfTheClientIsOnTheFirehoseAsItComes() throws Exception {
        MessengerBot bot = site.bot("Npm bot");
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/firehose"));
            assertThat(page.locator("[data-live-word]")).hasText("Live");

            NodeProgram.run("bot.js", site.server().address(), bot.key());

            shows(page, "Hi, bot", "in", "");
            shows(page, "Hello, human", "out", "");
            shows(page, "What is the weather in San Francisco?", "in", "WEATHER_QUERY");
            shows(page, "68 and sunny", "out", "");
            shows(page, "flurb the gronk", "in", "");
            shows(page, "Sorry?", "out", "Not handled");
            shows(page, "too late", "out", "Not delivered");
            shows(page, "Get Started", "in", "postback");
            shows(page, "echo mode", "in", "");
            shows(page, "said by the bot", "out", "");
            shows(page, "trackMeEvent", "event", "");
            shows(page, "Revenue 17.45", "event", "");
            shows(page, "Shared", "event", "");
            shows(page, "Page opened", "event", "");
            shows(page, "Referral", "event", "");
        }
    }

    private static void shows(Page page, String text, String flow, String note) {
        Locator row = page.locator(".fire").filter(new Locator.FilterOptions().setHasText(text));
        assertThat(row.first()).hasAttribute("data-flow", flow);
        assertThat(row.first()).containsText(USER);
        assertThat(row.first()).containsText(note);
    }
}
