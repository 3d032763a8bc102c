package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page that waits for a bot's first message. No test here reloads it. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingPageTest {
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
    void namesTheFaultOfTheLastCallAndTurnsIntoTheConversation() throws Exception {
        MessengerBot bot = site.bot("Clumsy");
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/connect"));
            page.evaluate("window.isSamePage = true");
            Locator fault = page.locator("[data-fault] .fault");
            assertThat(fault).hasCount(0);

            bot.call("incoming", "wrongKeyOfThirtyTwoCharacters0000", "{}");
            assertThat(fault).containsText("unknown API key");
            assertThat(fault).containsText("Compare the key");

            bot.call("incoming", "{\"object\":\"page\",\n  \"entry\":[oops]}");
            assertThat(fault).containsText("not valid JSON at line 2, column 12");

            bot.call("incoming", "{\"object\":\"page\"}");
            assertThat(fault).containsText("'entry'");

            bot.call("event", "{\"type\":\"customEvent\",\"name\":\"n\"}");
            assertThat(fault).containsText("A field is missing");
            assertThat(fault).containsText("'userId' is missing");

            bot.call("gossip", "{}");
            assertThat(fault).containsText("must be incoming, outgoing, event or all");
            assertThat(fault).hasCount(1);
            assertEquals(true, page.evaluate("window.isSamePage"), "premise: it was not loaded anew");

            bot.hears("user 1", "Is anybody there?");
            assertThat(page).hasURL(Pattern.compile(".*/conversations\\?user=.*"));
            assertThat(page.locator(".message-in .text")).hasText("Is anybody there?");
        }
    }

    @Test
    void aFaultIsThereForWhoComesLaterAndLeadsToTheWholeCall() throws Exception {
        MessengerBot bot = site.bot("Late");
        bot.call("incoming", "{\"object\":\"page\",\"entry\":[{\"id\":\"a note that can be found\"},]}");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/connect"));
            assertThat(page.locator(".fault")).containsText("not valid JSON");
            page.getByText("See the whole call").click();
            assertThat(page.locator("#body")).containsText("a note that can be found");
        }
    }

    @Test
    void aBotThatHasSpokenIsConnected() throws Exception {
        MessengerBot bot = site.bot("Talker");
        bot.hears("user 1", "hello");
        bot.awaitStored();
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/connect"));
            assertThat(page.locator("[data-status]")).containsText("Connected");
            page.getByText("See the conversations").click();
            assertThat(page.locator(".message-in .text")).hasText("hello");
        }
    }
}
