package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bot is an app of Kochava's bot integration, named by an id and perhaps signed for. */
final class KochavaAppsTest {
    private static final byte[] BODY = "{\"url\":\"http:\\/\\/a\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Kitchen");
    }

    @AfterEach
    void close() {
        control.close();
    }

    private Bot bot(String name) {
        return done(control.bots.create(OPERATOR, new BotDraft(workspace.id(), name, "facebook", "UTC")))
                .bot();
    }

    @ParameterizedTest
    @CsvSource({
        "Pizza Bot,kopizza-bot-",
        "  --Crème Brûlée!! 2 ,kocreme-brulee-2-",
        "比萨,kobot-",
        "🍕,kobot-",
        "A name that is much longer than an id should be,koa-name-that-is-much-longer-than-"
    })
    void anIdIsTheBotsNameInTheLettersOfAnAddressAndAPartThatNobodyCanGuess(String name, String start) {
        String id = bot(name).kochavaApp().id();

        assertTrue(id.startsWith(start), id);
        assertTrue(id.substring(start.length()).matches("[a-z0-9]{13}"), id);
    }

    @Test
    void botsOfOneNameHaveIdsOfTheirOwnAndKeepThemWhenTheyAreRenamed() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(bot("Twin").kochavaApp().id());
        }
        assertEquals(20, ids.size());

        Bot bot = bot("Before");
        Bot renamed = done(control.bots.update(OPERATOR, bot.id(), new BotChanges("After", null, null)));
        assertEquals(bot.kochavaApp(), renamed.kochavaApp());
    }

    @Test
    void theIdLeadsToTheBotAtOnceAndSoDoesTheIdOfATrackerOfIt() {
        Bot bot = bot("Pizza");
        String id = bot.kochavaApp().id();

        assertEquals(bot.id(), ring().find(id));
        assertEquals(bot.id(), ring().find(id + "0123456789abc"));
        for (String other :
                new String[] {"", "ko", id + "x", id + "0123456789abx", id + "0123456789abcd", id.substring(1)}) {
            assertNull(ring().find(other), other);
        }
    }

    @Test
    void theIdOfADeletedBotIsDeadAtOnceAndKnownToHaveBeenIts() {
        Bot bot = bot("Pizza");
        done(control.bots.delete(OPERATOR, bot.id()));

        assertNull(ring().find(bot.kochavaApp().id()));
        assertEquals(bot.id(), ring().findFormer(bot.kochavaApp().id()));
    }

    @Test
    void botsOfBeforeThereWereAppsGetOneEachAtTheStart() {
        BotId old = bot("Old Bot").id();
        BotId deleted = bot("Deleted").id();
        done(control.bots.delete(OPERATOR, deleted));
        control.database.write(transaction -> transaction.change(Sql.of("UPDATE bot SET kochava_app_id = NULL")));
        control.keyRing.refresh();

        KochavaApps.complete(control.database, control.secrets);
        control.keyRing.refresh();

        String id = control.bots.find(OPERATOR, old).orElseThrow().kochavaApp().id();
        assertTrue(id.matches("koold-bot-[a-z0-9]{13}"), id);
        assertEquals(old, ring().find(id));
        KochavaApps.complete(control.database, control.secrets);
        assertEquals(
                id, control.bots.find(OPERATOR, old).orElseThrow().kochavaApp().id(), "and keep it");
    }

    @Test
    void aNewAppNeedsNoSignature() {
        Bot bot = bot("Pizza");

        assertFalse(bot.kochavaApp().isSigned());
        assertTrue(isSigned(bot.id(), "", ""));
    }

    @Test
    void aStrictAppTakesOnlyWhatIsSignedWithItsCredentialsOverTheseVeryBytes() throws Exception {
        BotId bot = bot("Pizza").id();
        KochavaCredentials credentials = done(control.kochavaApps.demandSignatures(OPERATOR, bot));
        String token = Signed.hex(credentials, BODY);

        assertTrue(control.bots.find(OPERATOR, bot).orElseThrow().kochavaApp().isSigned());
        assertTrue(isSigned(bot, credentials.apiKey(), token));
        assertTrue(isSigned(bot, " " + credentials.apiKey(), token.toUpperCase(java.util.Locale.ROOT) + " "));
        assertTrue(isSigned(bot, credentials.apiKey(), Signed.base64(credentials, BODY)));

        assertFalse(isSigned(bot, "", ""));
        assertFalse(isSigned(bot, credentials.apiKey(), ""));
        assertFalse(isSigned(bot, "", token));
        assertFalse(isSigned(bot, credentials.apiKey() + "x", token));
        assertFalse(isSigned(bot, credentials.apiKey(), token.substring(1)));
        assertFalse(isSigned(bot, credentials.apiKey(), credentials.secret()));
        byte[] same = "{\"url\":\"http://a\"}".getBytes(StandardCharsets.UTF_8);
        assertFalse(
                ring().isSigned(bot, control.masterKey, credentials.apiKey(), token, same),
                "the same JSON, other bytes");
    }

    @Test
    void newCredentialsEndTheOldOnesAndNoneEndsTheDemand() throws Exception {
        BotId bot = bot("Pizza").id();
        BotId other = bot("Pizza").id();
        KochavaCredentials first = done(control.kochavaApps.demandSignatures(OPERATOR, bot));
        KochavaCredentials second = done(control.kochavaApps.demandSignatures(OPERATOR, bot));
        KochavaCredentials others = done(control.kochavaApps.demandSignatures(OPERATOR, other));

        assertNotEquals(first, second);
        assertNotEquals(first, others);
        assertFalse(isSigned(bot, first.apiKey(), Signed.hex(first, BODY)));
        assertFalse(isSigned(bot, others.apiKey(), Signed.hex(others, BODY)));
        assertTrue(isSigned(bot, second.apiKey(), Signed.hex(second, BODY)));

        done(control.kochavaApps.demandNoSignatures(OPERATOR, bot));
        assertTrue(isSigned(bot, "", ""));
        KochavaCredentials third = done(control.kochavaApps.demandSignatures(OPERATOR, bot));
        assertNotEquals(first, third);
        assertNotEquals(second, third, "credentials that were ended once never work again");
    }

    @Test
    void whoMayNotChangeABotMayNotChangeItsSignatures() {
        Bot bot = bot("Pizza");
        Caller stranger = new Caller.Member(new AccountId("acc_nobody"));

        assertInstanceOf(Outcome.NotFound.class, control.kochavaApps.demandSignatures(stranger, bot.id()));
        assertInstanceOf(Outcome.NotFound.class, control.kochavaApps.demandNoSignatures(stranger, bot.id()));
    }

    @Test
    void credentialsAreNotInTheDatabaseNorInALogLine() {
        BotId bot = bot("Pizza").id();
        KochavaCredentials credentials = done(control.kochavaApps.demandSignatures(OPERATOR, bot));

        assertFalse(credentials.toString().contains(credentials.apiKey()));
        assertFalse(credentials.toString().contains(credentials.secret()));
        assertEquals(
                1,
                control.database.<Long>read(transaction ->
                        transaction.number(Sql.of("SELECT kochava_signing FROM bot WHERE id = ?", bot.value()))));
    }

    private KochavaRing ring() {
        return control.keyRing.kochavaApps();
    }

    private boolean isSigned(BotId bot, String apiKey, String token) {
        return ring().isSigned(bot, control.masterKey, apiKey, token, BODY);
    }
}
