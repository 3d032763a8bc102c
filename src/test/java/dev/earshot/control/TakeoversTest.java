package dev.earshot.control;

import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a conversation, what is to be told of it, and what may be sent. */
final class TakeoversTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;
    private BotId bot;
    private Caller ada;
    private Caller grace;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Pizza");
        bot = control.bot(workspace).bot().id();
        ada = control.member(workspace, Role.AGENT);
        grace = control.member(workspace, Role.AGENT);
    }

    @AfterEach
    void close() {
        control.close();
    }

    private Taking take(Caller caller, Long from) {
        return done(control.takeovers.take(caller, bot, "maria", "Ada", from, "{\"paused\":true}"));
    }

    private Taking.Done taken(Caller caller, Long from) {
        return assertInstanceOf(Taking.Done.class, take(caller, from));
    }

    private AgentMessages.Begun begin(Caller caller, long epoch) {
        return done(control.agentMessages.begin(caller, bot, "maria", epoch, "{}"));
    }

    @Test
    void ofManyWhoTakeOverAtOnceExactlyOneHasIt() throws Exception {
        List<Caller> agents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            agents.add(control.member(workspace, Role.AGENT));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Taking>> all = agents.stream()
                    .map(agent -> (Callable<Taking>) () -> take(agent, null))
                    .toList();
            int winners = 0;
            for (Future<Taking> taking : threads.invokeAll(all)) {
                winners += taking.get() instanceof Taking.Done ? 1 : 0;
            }
            assertEquals(1, winners);
        }
        assertEquals(1, control.count("takeover"));
        assertEquals(1, control.count("pause_delivery"));
    }

    @Test
    void takingFromAPersonNeedsTheEpochThatWasSeen() {
        assertEquals(1, taken(ada, null).takeover().epoch());
        Taking.Conflict refused = assertInstanceOf(Taking.Conflict.class, take(grace, null));
        assertEquals(1, refused.current().epoch());
        assertInstanceOf(Taking.Conflict.class, take(grace, 2L));

        assertEquals(2, taken(grace, 1L).takeover().epoch());

        assertInstanceOf(AgentMessages.Begun.Conflict.class, begin(ada, 1));
        assertInstanceOf(AgentMessages.Begun.Conflict.class, begin(ada, 2), "not hers");
        assertInstanceOf(AgentMessages.Begun.Ready.class, begin(grace, 2));
        assertFalse(control.takeovers.periods(bot, "maria").getLast().isOpen());
    }

    @Test
    void epochsGoOnGrowingAfterTheBotHadItBack() {
        taken(ada, null);
        done(control.takeovers.giveBack(ada, bot, "maria", 1, null));
        assertInstanceOf(AgentMessages.Begun.Conflict.class, begin(ada, 1));
        assertEquals(2, taken(ada, null).takeover().epoch());
        assertInstanceOf(AgentMessages.Begun.Conflict.class, begin(ada, 1));
    }

    @Test
    void theBotGoesOnWhenNobodySaysAnything() {
        taken(ada, null);
        control.clock.advance(Duration.ofMinutes(29));
        assertEquals(List.of(), control.takeovers.idle());
        assertInstanceOf(AgentMessages.Begun.Ready.class, begin(ada, 1));
        control.clock.advance(Duration.ofMinutes(29));
        assertEquals(List.of(), control.takeovers.idle(), "she wrote half an hour ago");
        control.clock.advance(Duration.ofMinutes(1));

        Takeover idle = control.takeovers.idle().getFirst();

        assertInstanceOf(Taking.Done.class, control.takeovers.endIdle(idle, "{}"));
        assertFalse(control.takeovers.newest(bot, "maria").orElseThrow().isOpen());
        assertEquals(List.of(), control.takeovers.idle());
    }

    @Test
    void whoWroteJustNowIsNotIdle() {
        taken(ada, null);
        control.clock.advance(Duration.ofMinutes(30));
        Takeover idle = control.takeovers.idle().getFirst();
        begin(ada, 1);

        assertInstanceOf(Taking.Conflict.class, control.takeovers.endIdle(idle, "{}"));
    }

    @Test
    void viewersOnlyLook() {
        Caller viewer = control.member(workspace, Role.VIEWER);
        assertInstanceOf(Outcome.Refused.class, control.takeovers.take(viewer, bot, "maria", "V", null, null));
        assertInstanceOf(Outcome.Refused.class, control.agentMessages.begin(viewer, bot, "maria", 1, "{}"));
        assertFalse(control.takeovers.mayTake(viewer, bot));
        assertInstanceOf(
                Outcome.Refused.class,
                control.takeoverSetup.newSecret(ada, bot),
                "an agent does not change what the bot's server trusts");
    }

    @Test
    void aLaterCallToTheBotReplacesTheOneThatWaits() {
        String pause = taken(ada, null).delivery();
        control.pauseDeliveries.tried(pause, PauseDelivery.State.WAITING, 500, "oops", control.clock.instant());
        assertTrue(control.pauseDeliveries.find(pause).orElseThrow().isInTrouble());
        Taking.Done back = assertInstanceOf(
                Taking.Done.class, done(control.takeovers.giveBack(ada, bot, "maria", 1, "{\"paused\":false}")));

        assertEquals(List.of(back.delivery()), control.pauseDeliveries.due(10));
        PauseDelivery outdated = control.pauseDeliveries.find(pause).orElseThrow();
        assertEquals(PauseDelivery.State.OUTDATED, outdated.state());
        control.pauseDeliveries.tried(pause, PauseDelivery.State.DELIVERED, 200, "late", null);
        assertEquals(
                PauseDelivery.State.OUTDATED,
                control.pauseDeliveries.find(pause).orElseThrow().state());
    }

    @Test
    void whatWasUnderWayAtTheEndIsUnknownAndWhatWasSentIsLoggedOnce() {
        taken(ada, null);
        AgentMessage under =
                assertInstanceOf(AgentMessages.Begun.Ready.class, begin(ada, 1)).message();
        AgentMessage sent =
                assertInstanceOf(AgentMessages.Begun.Ready.class, begin(ada, 1)).message();
        control.agentMessages.finish(sent, AgentMessage.State.SENT, "m_1", "");

        assertEquals(1, control.agentMessages.giveUpInterrupted());

        AgentMessage troubled = control.agentMessages.troubled(bot, "maria", 1).getFirst();
        assertEquals(under.id(), troubled.id());
        assertEquals(AgentMessage.State.UNKNOWN, troubled.state());
        assertEquals(AgentMessages.INTERRUPTED, troubled.fault());
        assertEquals("m_1", control.agentMessages.unlogged().getFirst().messageId());
        control.agentMessages.logged(sent.id());
        assertEquals(List.of(), control.agentMessages.unlogged());
    }

    @Test
    void settingsKeepWhatIsNotNamedAndTakeAwayWhatIsEmpty() {
        TakeoverChanges first =
                new TakeoverChanges("https://a.example", "https://b.example", "EAAT", "key", "", "v25.0", 5L);
        done(control.takeoverSetup.change(ControlFixture.OPERATOR, bot, first));
        TakeoverChanges second = new TakeoverChanges(null, "", null, "", null, "", null);
        TakeoverSettings settings = done(control.takeoverSetup.change(ControlFixture.OPERATOR, bot, second));

        assertEquals(
                new TakeoverSettings(
                        "https://a.example",
                        "",
                        false,
                        true,
                        false,
                        "https://graph.facebook.com",
                        "v26.0",
                        Duration.ofMinutes(5)),
                settings);
        TakeoverCredentials credentials = control.takeoverSetup.credentials(bot);
        assertEquals("EAAT", credentials.pageToken());
        assertNull(credentials.apiKey());
        assertNull(credentials.secret());
        String secret = done(control.takeoverSetup.newSecret(ControlFixture.OPERATOR, bot));
        assertEquals(secret, control.takeoverSetup.credentials(bot).secret());
        done(control.takeoverSetup.dropSecret(ControlFixture.OPERATOR, bot));
        assertNull(control.takeoverSetup.credentials(bot).secret());
        assertNotNull(credentials.toString());
        assertFalse(credentials.toString().contains("EAAT"));
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        TakeoverChanges wrong = new TakeoverChanges(null, null, "a b", "a\nb", null, "26", 0L);
        assertEquals(
                List.of("graphVersion", "idleMinutes", "pageToken", "apiKey"),
                faultyFields(control.takeoverSetup.change(ControlFixture.OPERATOR, bot, wrong)));
    }

    @Test
    void whatIsSealedOpensForItsPurposeOnly() {
        MasterKey key = new MasterKey(new byte[32]);
        String sealed = key.seal("page-token:bot_1", "EAAT 🍕");
        assertEquals("EAAT 🍕", key.open("page-token:bot_1", sealed).orElseThrow());
        assertTrue(key.open("page-token:bot_2", sealed).isEmpty());
        assertTrue(key.open("page-token:bot_1", sealed.substring(0, sealed.length() - 4) + "AAA=")
                .isEmpty());
        assertTrue(key.open("page-token:bot_1", "nonsense").isEmpty());
        byte[] other = new byte[32];
        other[0] = 1;
        assertTrue(new MasterKey(other).open("page-token:bot_1", sealed).isEmpty());
        assertFalse(sealed.equals(key.seal("page-token:bot_1", "EAAT 🍕")), "each time with a nonce of its own");
    }
}
