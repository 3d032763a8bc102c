package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps at Meta, pages and logins in the control data. */
final class FacebookControlTest {
    private static final String APP = "1517000000001";

    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Ours");
        bot = control.bot(workspace).bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private static FacebookPages.Draft page(String id, String person) {
        return new FacebookPages.Draft(id, APP, "Shop " + id, "EAA" + id, person, List.of("pages_messaging"));
    }

    @Test
    void anAppBelongsToItsWorkspaceAndHasAVerifyTokenOfItsOwn() {
        MetaApp none = control.metaApps.find(OPERATOR, bot).orElseThrow();
        assertFalse(none.isComplete());
        assertEquals("v26.0", none.graphVersion());

        done(control.metaApps.change(
                OPERATOR, bot, new MetaAppChanges(APP, "test_app_secret", null, null, null, null)));
        MetaAppCredentials mine = done(control.metaApps.reveal(OPERATOR, bot));
        assertTrue(mine.isUsable());
        assertEquals(43, mine.verifyToken().length());
        assertEquals("test_app_secret", mine.secret());

        BotId sibling = control.bot(workspace).bot().id();
        assertEquals(mine, control.metaApps.credentials(sibling));
        BotId other = control.bot(control.workspace("Theirs")).bot().id();
        assertNotEquals(
                mine.verifyToken(),
                done(control.metaApps.reveal(OPERATOR, other)).verifyToken());
        assertEquals(2, control.facebookRing.apps().size());
    }

    @Test
    void onlyWhoMayChangeBotsSeesTheVerifyToken() {
        Caller agent = control.member(workspace, Role.AGENT);
        assertInstanceOf(Outcome.Refused.class, control.metaApps.reveal(agent, bot));
        assertTrue(control.metaApps.find(agent, bot).isPresent());
    }

    @Test
    void whatCannotBeRightIsRefused() {
        assertEquals(
                List.of("appId", "appSecret", "verifyToken", "graphVersion"),
                faultyFields(control.metaApps.change(
                        OPERATOR, bot, new MetaAppChanges("app", "has space", "short", null, null, "26"))));
    }

    @Test
    void aPageIsHeardByOneBotOfItsApp() {
        BotId sibling = control.bot(workspace).bot().id();
        done(control.facebookPages.connect(OPERATOR, bot, page("9001", "5")));
        done(control.facebookPages.connect(OPERATOR, sibling, page("9002", "5")));

        assertEquals(bot, control.facebookRing.bot(APP, "9001"));
        assertEquals(sibling, control.facebookRing.bot(APP, "9002"));
        assertNull(control.facebookRing.bot("1518", "9001"), "another app's webhook");
        assertEquals(
                List.of("page"), faultyFields(control.facebookPages.connect(OPERATOR, sibling, page("9001", "5"))));

        done(control.bots.delete(OPERATOR, bot));
        control.facebookRing.refresh();
        assertNull(control.facebookRing.bot(APP, "9001"), "its bot is gone");
        done(control.facebookPages.connect(OPERATOR, sibling, page("9001", "5")));
        assertEquals(sibling, control.facebookRing.bot(APP, "9001"));
    }

    @Test
    void connectingAgainRenewsTheTokenAndDisconnectingTakesItAway() {
        done(control.facebookPages.connect(OPERATOR, bot, page("9001", "5")));
        control.facebookPages.checked(bot, "9001", FacebookPage.State.TOKEN_DEAD, "dead");
        done(control.facebookPages.connect(
                OPERATOR, bot, new FacebookPages.Draft("9001", APP, "Shop", "EAANEW", "6", List.of())));
        FacebookPages.WithToken renewed =
                control.facebookPages.find(bot, "9001").orElseThrow();
        assertEquals("EAANEW", renewed.token());
        assertEquals("", renewed.page().problem());
        assertEquals(
                "EAANEW",
                done(control.facebookPages.disconnect(OPERATOR, bot, "9001")).token());
        assertEquals(Optional.empty(), control.facebookPages.find(bot, "9001"));
        assertNull(control.facebookRing.bot(APP, "9001"));
    }

    @Test
    void aTroubleKeepsTheTimeAtWhichItBegan() {
        done(control.facebookPages.connect(OPERATOR, bot, page("9001", "5")));
        control.facebookPages.checked(bot, "9001", FacebookPage.State.UNSUBSCRIBED, "a");
        Instant began =
                control.facebookPages.find(bot, "9001").orElseThrow().page().brokenSince();
        control.clock.advance(Duration.ofHours(1));
        control.facebookPages.checked(bot, "9001", FacebookPage.State.UNSUBSCRIBED, "b");
        assertEquals(
                began,
                control.facebookPages.find(bot, "9001").orElseThrow().page().brokenSince());
        control.facebookPages.checked(bot, "9001", FacebookPage.State.HEALTHY, "");
        assertNull(control.facebookPages.find(bot, "9001").orElseThrow().page().brokenSince());
    }

    @Test
    void thePageRemembersItsLatestEvent() {
        done(control.facebookPages.connect(OPERATOR, bot, page("9001", "5")));
        FacebookPages.Place place = new FacebookPages.Place(bot, "9001");
        Instant late = Instant.parse("2026-01-02T00:00:00Z");
        control.facebookPages.heard(Map.of(place, late));
        control.facebookPages.heard(Map.of(place, late.minusSeconds(5)));
        assertEquals(
                late,
                control.facebookPages.find(bot, "9001").orElseThrow().page().lastEventAt());
    }

    @Test
    void whoTakesTheAppAwayTakesTheirPagesWithIt() {
        done(control.facebookPages.connect(OPERATOR, bot, page("9001", "5")));
        done(control.facebookPages.connect(OPERATOR, bot, page("9002", "6")));
        done(control.facebookPages.connect(OPERATOR, bot, page("9003", "6")));

        assertEquals(List.of(), control.facebookPages.forget(APP, "", ""), "nobody is named");
        assertEquals(1, control.facebookPages.forget(APP, "5", "").size());
        assertEquals(1, control.facebookPages.forget(APP, "", "9003").size());
        assertEquals(List.of(), control.facebookPages.forget("1518", "6", ""), "another app's");
        assertEquals(1, control.facebookPages.of(bot).size());
    }

    @Test
    void aStateIsGoodOnceFromTheBrowserThatBeganAndNotForLong() {
        String state = done(control.facebookLogins.begin(OPERATOR, bot, "session", "https://x/facebook/login"));

        assertEquals(Optional.empty(), control.facebookLogins.take(state, "another browser"));
        assertEquals(Optional.empty(), control.facebookLogins.take("another state", "session"));
        FacebookLogins.Login login =
                control.facebookLogins.take(state, "session").orElseThrow();
        assertEquals(bot, login.bot());
        assertEquals("https://x/facebook/login", login.redirectUri());
        assertEquals(Optional.empty(), control.facebookLogins.take(state, "session"), "used");

        assertEquals(Optional.empty(), control.facebookLogins.find(bot, login.id(), "session"), "not logged in yet");
        control.facebookLogins.loggedIn(login, "EAALONG", "5", List.of("pages_messaging"));
        assertEquals(
                "EAALONG",
                control.facebookLogins
                        .find(bot, login.id(), "session")
                        .orElseThrow()
                        .token());
        assertEquals(Optional.empty(), control.facebookLogins.find(bot, login.id(), "another browser"));
        control.clock.advance(Duration.ofMinutes(16));
        assertEquals(Optional.empty(), control.facebookLogins.find(bot, login.id(), "session"));

        String late = done(control.facebookLogins.begin(OPERATOR, bot, "session", "https://x/"));
        control.clock.advance(Duration.ofMinutes(16));
        assertEquals(Optional.empty(), control.facebookLogins.take(late, "session"));
    }

    @Test
    void aRequestIsKeptOnceWhileItIsOpenAndSaysWhatWasDone() {
        MetaRequest first =
                control.metaRequests.add(workspace.id(), MetaRequest.Kind.DATA_DELETION, "5", "", true, "No page.");
        MetaRequest again =
                control.metaRequests.add(workspace.id(), MetaRequest.Kind.DATA_DELETION, "5", "", true, "No page.");
        assertEquals(first.code(), again.code());
        assertEquals(List.of(first), control.metaRequests.list(OPERATOR, bot).orElseThrow());

        assertEquals(List.of("note"), faultyFields(control.metaRequests.done(OPERATOR, bot, first.code(), " ")));
        MetaRequest over = done(control.metaRequests.done(OPERATOR, bot, first.code(), "Erased by hand"));
        assertFalse(over.isOpen());
        assertEquals(Optional.of(over), control.metaRequests.byCode(first.code()));
        assertInstanceOf(Outcome.NotFound.class, control.metaRequests.done(OPERATOR, bot, first.code(), "twice"));
    }

    @Test
    void aProfileIsAskedForEveryTwoWeeksAndLaterAndLaterIfMetaDoesNotTellIt() {
        assertTrue(control.facebookProfiles.isDue(bot, "7"));
        control.facebookProfiles.fetched(bot, "7");
        assertFalse(control.facebookProfiles.isDue(bot, "7"));
        control.clock.advance(Duration.ofDays(14));
        assertTrue(control.facebookProfiles.isDue(bot, "7"));

        control.facebookProfiles.failed(bot, "8");
        control.clock.advance(Duration.ofHours(6));
        assertTrue(control.facebookProfiles.isDue(bot, "8"));
        control.facebookProfiles.failed(bot, "8");
        control.clock.advance(Duration.ofHours(6));
        assertFalse(control.facebookProfiles.isDue(bot, "8"), "twelve hours this time");
        control.clock.advance(Duration.ofHours(6));
        assertTrue(control.facebookProfiles.isDue(bot, "8"));
    }
}
