package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to a bot that is connected, by what the pages say and nothing else. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewBotPageTest {
    private static final Pattern CURL = Pattern.compile("curl -X POST '([^']+)'.*-d '(.+)'", Pattern.DOTALL);

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
    void aNewBotsKeyIsShownToWhoMadeItAndIsInEveryExample() {
        try (Visit visit = site.visit();
                Visit elsewhere = site.visit()) {
            Page page = create(visit, "Luna", "universal");
            String key = page.locator("#api-key").textContent();
            assertTrue(key.length() >= 32, key);
            for (String example : List.of("npm", "botkit", "curl", "java")) {
                page.locator("label[for=tab-" + example + "]").click();
                assertThat(page.locator("#code-" + example)).isVisible();
                assertThat(page.locator("#code-" + example)).containsText(key);
                assertThat(page.locator("#code-" + example))
                        .containsText(site.server().address());
            }
            Page other = elsewhere.open(URI.create(page.url()).getPath());
            assertThat(other.locator("#code-curl")).containsText("YOUR_API_KEY");
            assertFalse(other.content().contains(key), "the key is not shown to anybody else");
        }
    }

    @Test
    void keysAndExamplesCanBeCopied() {
        try (Visit visit = site.visit()) {
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = create(visit, "Copy", "facebook");
            String key = page.locator("#api-key").textContent();
            page.locator("[data-copy=api-key]").click();
            assertThat(page.locator("[data-copy=api-key]")).hasText("Copied");
            assertEquals(key, clipboard(page));
            page.locator("[data-copy=code-npm]").click();
            assertThat(page.locator("[data-copy=code-npm]")).hasText("Copied");
            assertEquals(page.locator("#code-npm").textContent(), clipboard(page));
        }
    }

    @Test
    void theExampleForCurlWorksAsItStandsThere() throws Exception {
        try (Visit visit = site.visit()) {
            Page page = create(visit, "Example", "slack");
            HttpResponse<String> answer = post(page.locator("#code-curl").textContent());
            assertEquals(200, answer.statusCode(), answer.body());
            assertThat(page.locator(".message-in .text")).hasText("Hi, bot");
        }
    }

    @Test
    void saysWhatIsWrongWithAFieldAndKeepsTheRest() {
        try (Visit visit = site.visit()) {
            Page page = visit.open("/bots/new");
            page.getByLabel("Name").fill("Nowhere");
            page.getByLabel("Time zone").fill("Atlantis/Poseidonis");
            page.getByText("Create bot").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("time zone");
            assertThat(page.getByLabel("Name")).hasValue("Nowhere");
        }
    }

    private Page create(Visit visit, String name, String platform) {
        Page page = visit.open("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a bot"))
                .first()
                .click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Platform").selectOption(platform);
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Berlin");
        page.getByLabel("Time zone").fill("America/New_York");
        page.getByText("Create bot").click();
        assertThat(page.getByText("Waiting for the first message")).isVisible();
        assertThat(page.locator("[data-connect] h1")).hasText("Connect " + name);
        return page;
    }

    private static Object clipboard(Page page) {
        return page.evaluate("navigator.clipboard.readText()");
    }

    private static HttpResponse<String> post(String curl) throws Exception {
        Matcher example = CURL.matcher(curl);
        assertTrue(example.find(), curl);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(example.group(1)))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(example.group(2)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
