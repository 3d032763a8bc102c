package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.earshot.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first start, and who may look at the console afterwards. */
@ExtendWith(ChromiumExtension.class)
class SignInPagesTest {
    private static final Pattern SIGN_IN = Pattern.compile("http://[^/]+/sign-in(\\?.*)?");
    private static final String NAME = "Ada Lovelace";

    @Test
    void theLinkOfTheFirstStartMakesTheOwnerOnceAndAPasswordLetsThemInAgain(Chromium chromium, @TempDir Path data)
            throws Exception {
        try (TestServer server = TestServer.start(data);
                Visit visit = new Visit(chromium.browser(), server.address(), Screen.DESKTOP);
                Visit other = new Visit(chromium.browser(), server.address(), Screen.DESKTOP)) {
            Page page = visit.open(server.setupLink());
            makeOwner(page);
            assertIsSignedIn(page);
            assertSessionIsOutOfReachOfScriptsAndOtherSites(visit);

            assertLinkIsSpent(other.open(server.setupLink()));
            assertThat(other.open("/")).hasURL(SIGN_IN);

            signOut(page);
            assertThat(page.getByLabel("E-mail")).isVisible();
            assertThat(visit.open("/")).hasURL(SIGN_IN);

            signIn(page, "a wrong password");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
            assertThat(page.getByLabel("E-mail")).hasValue(Site.EMAIL);
            signIn(page, Site.PASSWORD);
            assertIsSignedIn(page);
        }
    }

    @Test
    void aSessionThatWasEndedElsewhereIsWorthNothing(Chromium chromium, @TempDir Path data) throws Exception {
        try (Site site = Site.start(chromium, data);
                Visit visit = site.visit();
                Visit copy = site.visit()) {
            assertIsSignedIn(copy.open("/"));
            signOut(visit.open("/"));
            assertThat(copy.open("/bots/new")).hasURL(SIGN_IN);
            assertNotEquals("", cookie(copy).value, "premise: the browser still has the cookie");
        }
    }

    private static void makeOwner(Page page) {
        page.getByLabel("Your name").fill(NAME);
        page.getByLabel("E-mail").fill(Site.EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Site.PASSWORD);
        page.getByText("Create the owner's account").click();
    }

    private static void signIn(Page page, String password) {
        page.getByLabel("E-mail").fill(Site.EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static void signOut(Page page) {
        page.getByLabel("Account of " + NAME).click();
        page.getByText("Sign out").click();
    }

    private static void assertIsSignedIn(Page page) {
        assertThat(page.getByText("Add your first bot")).isVisible();
        assertThat(page.getByLabel("Account of " + NAME)).isVisible();
    }

    private static void assertLinkIsSpent(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("This link does not work");
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static void assertSessionIsOutOfReachOfScriptsAndOtherSites(Visit visit) {
        Cookie session = cookie(visit);
        assertTrue(session.httpOnly, "HttpOnly");
        assertNotEquals(SameSiteAttribute.NONE, session.sameSite);
        assertEquals("", visit.page().evaluate("document.cookie"), "what scripts see");
    }

    private static Cookie cookie(Visit visit) {
        return visit.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("earshot_session"))
                .findFirst()
                .orElseThrow();
    }
}
