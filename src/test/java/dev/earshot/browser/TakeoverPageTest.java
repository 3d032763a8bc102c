package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earshot.standin.StandInGraph;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two agents in two browsers look at one conversation: one takes it over, answers, gives it back. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverPageTest {
    private StandInGraph graph;
    private Site site;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        graph = new StandInGraph();
        site = Site.start(chromium, data, Map.of("outgoing.allow", "127.0.0.1"));
        site.addColleague("Grace Hopper", "grace@example.com", data);
    }

    @AfterAll
    void stop() {
        site.close();
        graph.close();
    }

    private MessengerBot bot(String name) throws Exception {
        MessengerBot bot = site.bot(name);
        String settings = "{\"pauseUrl\":\"%1$s/pause\",\"graphUrl\":\"%1$s\",\"pageToken\":\"EAATEST\"}"
                .formatted(graph.address());
        assertEquals(
                200,
                site.server()
                        .api("PATCH", "/api/v1/bots/" + bot.id() + "/takeover", settings)
                        .statusCode());
        return bot;
    }

    private static Locator panel(Page page) {
        return page.locator("#takeover");
    }

    private static Locator button(Page page, String name) {
        return panel(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void oneTakesOverAnswersAndGivesBackAndTheOtherSeesIt() throws Exception {
        MessengerBot bot = bot("Two agents");
        bot.hears("maria", "I want to talk to a person");
        bot.awaitStored();
        try (Visit ada = site.visit();
                Visit grace = site.visitOf("grace@example.com")) {
            Page hers = ada.open(bot.path("/conversations?user=maria"));
            Page theirs = grace.open(bot.path("/conversations?user=maria"));
            assertThat(panel(theirs)).containsText("The bot answers here.");

            button(hers, "Pause").click();
            assertThat(panel(hers)).containsText("You have this conversation");
            assertThat(panel(hers)).containsText("The bot knows that it is paused.");
            assertThat(panel(theirs)).containsText("Ada Lovelace has this conversation");
            assertThat(theirs.locator("[data-answer]")).hasCount(0);

            hers.locator("[data-answer]").fill("Hello, this is Ada <b>🍕</b>");
            button(hers, "Send").click();
            Locator said = theirs.locator(".by-agent .text");
            assertThat(said).hasText("Hello, this is Ada <b>🍕</b>");
            assertThat(theirs.locator(".by-agent .byline")).containsText("Ada Lovelace");
            assertThat(hers.locator(".by-agent .text")).hasCount(1);
            assertThat(hers.locator("[data-answer]")).hasValue("");

            bot.setTime(System.currentTimeMillis()).says("maria", "I am a bot and answer all the same");
            assertThat(theirs.locator(".message-out").last()).containsText("Bot answered while paused");
            theirs.reload();
            assertThat(theirs.locator(".message-out").last()).containsText("Bot answered while paused");
            assertThat(theirs.locator(".chip-warn")).hasCount(1);

            button(hers, "Unpause").click();
            assertThat(panel(hers)).containsText("The bot answers here.");
            assertThat(panel(theirs)).containsText("The bot answers here.");
            assertThat(button(theirs, "Pause")).isVisible();
        }
        assertTrue(graph.callsOf("/pause").stream()
                .anyMatch(call -> call.text().equals("{\"userId\":\"maria\",\"paused\":false}")));
    }

    @Test
    void whoeverTakesItFromAnotherIsTheOnlyOneWhoSends() throws Exception {
        MessengerBot bot = bot("Taken from another");
        bot.hears("tom", "hello");
        bot.awaitStored();
        int before = graph.sends().size();
        try (Visit ada = site.visit();
                Visit grace = site.visitOf("grace@example.com")) {
            Page hers = ada.open(bot.path("/conversations?user=tom"));
            button(hers, "Pause").click();
            hers.locator("[data-answer]").fill("half a sen");
            Page theirs = grace.open(bot.path("/conversations?user=tom"));
            button(theirs, "Take over").click();
            assertThat(panel(theirs)).containsText("You have this conversation");
            assertThat(panel(hers)).containsText("Grace Hopper has this conversation");
            assertThat(hers.locator("[data-answer]")).hasCount(0);
            theirs.locator("[data-answer]").fill("It's Grace");
            button(theirs, "Send").click();
            assertThat(hers.locator(".by-agent .text")).hasText("It's Grace");
        }
        assertEquals(before + 1, graph.sends().size());
    }

    @Test
    void whatWasNotSentStaysToBeSentAgain() throws Exception {
        MessengerBot bot = bot("Trouble");
        bot.hears("eve", "hello");
        bot.awaitStored();
        graph.failWith("{\"message\":\"limit\",\"code\":613}");
        try (Visit ada = site.visit()) {
            Page page = ada.open(bot.path("/conversations?user=eve"));
            button(page, "Pause").click();
            page.locator("[data-answer]").fill("Are you there?");
            button(page, "Send").click();
            assertThat(page.locator("[data-trouble=failed]")).containsText("Wait a little and send it again");
            assertThat(page.locator("[data-answer]")).hasValue("Are you there?");
            graph.failWith("");
            button(page, "Send").click();
            assertThat(page.locator(".by-agent .text")).hasText("Are you there?");
        } finally {
            graph.failWith("");
        }
    }

    @Test
    void theSettingsShowASecretOnceAndTryThePauseUrl() throws Exception {
        MessengerBot bot = bot("Settings");
        try (Visit ada = site.visit()) {
            Page page = ada.open(bot.path("/takeover"));
            assertThat(page.getByLabel("Pause URL", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue(graph.address() + "/pause");
            page.getByText("Make a secret key").click();
            assertThat(page.locator("#new-secret")).hasText(Pattern.compile("[A-Za-z0-9_-]{43}"));
            page.getByText("Call it now as a test").click();
            assertThat(page.locator(".alert-good")).containsText("The bot answered");
            assertThat(page.locator("tbody tr").first()).containsText("delivered");
            page.getByLabel("Pause URL", new Page.GetByLabelOptions().setExact(true))
                    .fill("http://169.254.169.254/");
            page.getByText("Save").click();
            assertThat(page.locator("#pauseUrl-fault")).containsText("credentials");
        }
    }
}
