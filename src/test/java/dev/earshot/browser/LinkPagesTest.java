package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earshot.link.Kind;
import dev.earshot.link.QrCodeTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns and SmartLinks, made and tried out in the console. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkPagesTest {
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1";

    private Site site;
    private MessengerBot bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.bot("Luna");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static void addRule(Page page, int number, String name, String kind, String is, String destination) {
        page.getByText("Add a rule").click();
        page.getByLabel("Name of rule " + number).fill(name);
        page.getByLabel("What condition 1 of rule " + number + " asks about").selectOption(kind);
        assertThat(condition(page, number))
                .hasAttribute("placeholder", Kind.parse(kind).orElseThrow().example());
        condition(page, number).fill(is);
        page.getByLabel("Destination of rule " + number).fill(destination);
    }

    private static Locator condition(Page page, int rule) {
        return page.locator("[name='rule." + (rule - 1) + ".0.is']");
    }

    private static void tryOut(Page page, String userAgent, String language, String percent) {
        page.getByLabel("User agent").fill(userAgent);
        page.getByLabel("Language").fill(language);
        page.getByLabel("Their percent").fill(percent);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it out"))
                .click();
    }

    @Test
    void aLinkWithThreeRulesIsBuiltTriedOutAndDrawn() throws Exception {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/links"));
            page.getByText("New SmartLink").first().click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Poster");
            page.getByLabel("Leads to").fill("https://luna.example/");
            addRule(page, 1, "Germans", "language", "de", "https://luna.example/de");
            addRule(page, 2, "Half", "share", "0-50", "https://luna.example/half");
            addRule(page, 3, "New iPhones", "os", "iOS >= 16", "https://m.me/luna?ref=poster");
            page.getByLabel("Move rule 3 up").click();
            assertThat(page.getByLabel("Name of rule 2")).hasValue("New iPhones");

            Locator tried = page.locator("#tried");
            tryOut(page, IPHONE, "de-AT,en;q=0.5", "75");
            assertThat(tried).containsText("“Germans” leads to");
            tryOut(page, IPHONE, "fr", "10");
            assertThat(tried).containsText("“New iPhones” leads to");
            assertThat(tried).containsText("https://m.me/luna?ref=poster.ck_");
            assertThat(tried).containsText("Apple · iPhone · iOS 16.4 · Mobile Safari");
            tryOut(page, "", "fr", "75");
            assertThat(tried).containsText("No rule fires");

            page.getByText("Make the link").click();
            assertThat(page.getByText("The link is made, and leads.")).isVisible();
            String address = page.locator("#link-url").textContent();
            assertTrue(address.matches(Pattern.quote(site.server().address()) + "/l/[a-z0-9]{7}"), address);
            assertEquals("https://luna.example/de", follow(address));

            Download download =
                    page.waitForDownload(() -> page.getByText("QR code as PNG").click());
            assertEquals(address, QrCodeTest.read(Files.readAllBytes(download.path())));
        }
    }

    /** As a German browser would. */
    private static String follow(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Accept-Language", "de")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElse("");
        }
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndNothingTypedIsLost() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/links/new"));
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Wrong");
            page.getByLabel("Leads to").fill("javascript:alert(1)");
            addRule(page, 1, "Old", "os", "Windows 98", "https://luna.example/");
            page.getByText("Make the link").click();
            assertThat(page.locator(".field-fault").nth(0)).containsText("It must begin with https://");
            assertThat(page.locator(".link-fault")).containsText("such as 'iOS >= 16'");
            assertThat(condition(page, 1)).hasValue("Windows 98");
        }
    }

    @Test
    void anArchivedLinkLeadsNowhereUntilItIsBroughtBack() throws Exception {
        String path = new Growth(site.server(), bot).link();
        try (Visit visit = site.visit()) {
            Page page = visit.open(path);
            String address = page.locator("#link-url").textContent();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Archive").setExact(true))
                    .click();
            assertThat(page.getByText("it leads nowhere now")).isVisible();
            assertEquals("", follow(address));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bring back"))
                    .click();
            assertThat(page.getByText("The link leads again.")).isVisible();
        }
    }

    @Test
    void aCampaignGetsManyTrackersAtOnce() {
        try (Visit visit = site.visit()) {
            Page page = visit.open(bot.path("/campaigns"));
            page.getByLabel("Name of the new campaign").fill("Spring");
            page.getByText("Create").click();
            page.getByLabel("Name of the new segment").fill("Instagram");
            page.getByText("Create").click();
            Locator lines = page.locator("textarea[name=trackers]");
            lines.fill("Story, https://m.me/luna, Meta\nReel, luna.example");
            page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".field-fault")).containsText("Line 2: the landing page must begin with https://");
            assertThat(lines).hasValue("Story, https://m.me/luna, Meta\nReel, luna.example");
            lines.fill("Story, https://m.me/luna, Meta\nReel, https://luna.example");
            page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".link-trackers > li")).hasCount(2);
            assertThat(page.locator(".link-trackers code").first()).containsText("/v1/cpi/click?campaign_id=koluna-");
        }
    }

    @Test
    void theEditorWorksWithoutAScript() {
        try (Visit visit = site.visit()) {
            visit.context().route(Pattern.compile(".*htmx.*"), route -> route.abort());
            Page page = visit.open(bot.path("/links/new"));
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Plain");
            page.getByText("Add a rule").click();
            assertThat(page.getByLabel("Name of rule 1")).isVisible();
            assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("Plain");
        }
    }
}
