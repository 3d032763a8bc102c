package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BotsTest {
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

    @Test
    void aNewBotHasWhatWasAskedForAndAKeyThatWorksAtOnce() {
        NewKey made = done(control.bots.create(
                OPERATOR, new BotDraft(workspace.id(), "  Pizza bot ", "facebook", "America/New_York")));

        assertEquals("Pizza bot", made.bot().name());
        assertEquals("facebook", made.bot().platform());
        assertEquals(ZoneId.of("America/New_York"), made.bot().timeZone());
        assertEquals(workspace.id(), made.bot().workspaceId());
        assertEquals(control.clock.instant(), made.bot().createdAt());
        assertTrue(
                made.bot().id().value().matches("bot_[a-z0-9]{20}"), made.bot().id()::value);
        assertTrue(made.plainKey().matches("[A-Za-z0-9]{40}"), "the client does not encode the key");
        assertEquals(made.bot().id(), control.keyRing.find(made.plainKey()));
        assertEquals(
                Optional.of(made.bot()), control.bots.find(OPERATOR, made.bot().id()));
    }

    @Test
    void afterCreationOnlyTheEndOfAKeyIsKnown() {
        NewKey made = control.bot(workspace);

        ApiKey key = control.bots.keys(OPERATOR, made.bot().id()).orElseThrow().getFirst();

        assertEquals("••••" + made.plainKey().substring(36), key.masked());
        assertFalse(made.toString().contains(made.plainKey()), "a key in a log line is a key given away");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        BotDraft draft = new BotDraft(workspace.id(), " ", "Face book", "Mars/Olympus");

        assertEquals(List.of("name", "platform", "timeZone"), faultyFields(control.bots.create(OPERATOR, draft)));
        assertTrue(control.bots.list(OPERATOR).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u0000b", "\u202Eevil", "\u2028", "\uD800"})
    void aNameIsPrintable(String name) {
        assertInstanceOf(
                Outcome.Invalid.class,
                control.bots.create(OPERATOR, new BotDraft(workspace.id(), name, "facebook", "UTC")));
    }

    @Test
    void aNameHasAtMostAHundredCharactersOfAnyScript() {
        String hundred = "🍕".repeat(100);

        done(control.bots.create(OPERATOR, new BotDraft(workspace.id(), hundred, "facebook", "UTC")));
        assertInstanceOf(
                Outcome.Invalid.class,
                control.bots.create(OPERATOR, new BotDraft(workspace.id(), hundred + "🍕", "facebook", "UTC")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "GMT+2", "europe/berlin", ""})
    void aTimeZoneIsANameOfTheDatabaseOfTimeZones(String zone) {
        assertInstanceOf(
                Outcome.Invalid.class,
                control.bots.create(OPERATOR, new BotDraft(workspace.id(), "Bot", "facebook", zone)));
    }

    @Test
    void listsByNameWhateverItsCase() {
        for (String name : List.of("beta", "Alpha", "Gamma")) {
            done(control.bots.create(OPERATOR, new BotDraft(workspace.id(), name, "facebook", "UTC")));
        }

        assertEquals(
                List.of("Alpha", "beta", "Gamma"),
                control.bots.list(OPERATOR).stream().map(Bot::name).toList());
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        Bot bot = control.bot(workspace).bot();

        Bot changed = done(control.bots.update(OPERATOR, bot.id(), new BotChanges(null, "viber", "Asia/Tokyo")));

        assertEquals(bot.name(), changed.name());
        assertEquals("viber", changed.platform());
        assertEquals(ZoneId.of("Asia/Tokyo"), changed.timeZone());
        assertEquals(Optional.of(changed), control.bots.find(OPERATOR, bot.id()));
    }

    @Test
    void aChangeThatIsWrongInOneFieldChangesNone() {
        Bot bot = control.bot(workspace).bot();

        assertInstanceOf(
                Outcome.Invalid.class,
                control.bots.update(OPERATOR, bot.id(), new BotChanges("New name", "Not A Platform", null)));

        assertEquals(Optional.of(bot), control.bots.find(OPERATOR, bot.id()));
    }

    @Test
    void aDeletedBotIsGoneAndItsKeysAreDeadAtOnce() {
        NewKey first = control.bot(workspace);
        BotId id = first.bot().id();
        NewKey second = control.rotate(id, Duration.ofDays(30));

        done(control.bots.delete(OPERATOR, id));

        assertNull(control.keyRing.find(first.plainKey()));
        assertNull(control.keyRing.find(second.plainKey()));
        assertTrue(control.bots.list(OPERATOR).isEmpty());
        assertTrue(control.bots.find(OPERATOR, id).isEmpty());
        assertTrue(control.bots.keys(OPERATOR, id).isEmpty());
        assertInstanceOf(Outcome.NotFound.class, control.bots.delete(OPERATOR, id));
        assertInstanceOf(Outcome.NotFound.class, control.bots.rotateKey(OPERATOR, id, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleReadsAndOnlySomeChange(Role role) {
        NewKey made = control.bot(workspace);
        BotId id = made.bot().id();
        Caller caller = control.member(workspace, role);
        Class<?> expected = role.mayChangeBots() ? Outcome.Done.class : Outcome.Refused.class;

        assertEquals(List.of(made.bot()), control.bots.list(caller));
        assertEquals(Optional.of(made.bot()), control.bots.find(caller, id));
        assertInstanceOf(expected, control.bots.create(caller, ControlFixture.draft(workspace)));
        assertInstanceOf(expected, control.bots.update(caller, id, new BotChanges("Renamed", null, null)));
        assertInstanceOf(expected, control.bots.rotateKey(caller, id, Duration.ZERO));
        assertInstanceOf(expected, control.bots.delete(caller, id));
        assertEquals(!role.mayChangeBots(), control.keyRing.find(made.plainKey()) != null, "refused means unchanged");
    }

    @Test
    void aRoleTakenAwayIsGoneWithTheNextCall() {
        Bot bot = control.bot(workspace).bot();
        Caller caller = control.member(workspace, Role.OWNER);
        assertEquals(List.of(bot), control.bots.list(caller));

        control.database.write(transaction -> transaction.change(Sql.of("DELETE FROM membership")));

        assertTrue(control.bots.list(caller).isEmpty());
        assertInstanceOf(Outcome.NotFound.class, control.bots.delete(caller, bot.id()));
    }

    @Test
    void theFirstBotOfAnInstallationNeedsNoWorkspace() throws Exception {
        try (ControlFixture fresh = new ControlFixture(folder.resolve("fresh"))) {
            Bot bot = done(fresh.bots.create(OPERATOR, new BotDraft(null, "Bot", "facebook", "UTC")))
                    .bot();

            assertEquals(
                    List.of(new Workspace(bot.workspaceId(), "Default")),
                    fresh.workspaces.list(OPERATOR).stream()
                            .map(Membership::workspace)
                            .toList());
        }
    }

    @Test
    void theWorkspaceMustBeNamedOnlyIfThereAreSeveral() {
        Caller caller = control.member(workspace, Role.ADMIN);
        BotDraft unnamed = new BotDraft(null, "Bot", "facebook", "UTC");
        assertEquals(
                workspace.id(), done(control.bots.create(caller, unnamed)).bot().workspaceId());

        control.join(((Caller.Member) caller).accountId(), control.workspace("Second"), Role.ADMIN);

        assertEquals(List.of("workspaceId"), faultyFields(control.bots.create(caller, unnamed)));
    }

    @Test
    void aWorkspaceHasABoundedNumberOfBots() {
        control.database.write(transaction -> {
            for (int i = 0; i < Bots.MAX_BOTS; i++) {
                transaction.change(Sql.of(
                        "INSERT INTO bot (id, workspace_id, name, platform, time_zone, created_at)"
                                + " VALUES (?, ?, 'Bot', 'facebook', 'UTC', 0)",
                        "bot_" + i,
                        workspace.id().value()));
            }
            return 0;
        });

        assertInstanceOf(Outcome.Invalid.class, control.bots.create(OPERATOR, ControlFixture.draft(workspace)));
        done(control.bots.create(OPERATOR, ControlFixture.draft(control.workspace("Other"))));
    }
}
