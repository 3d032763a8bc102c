package dev.earshot.control;

import static dev.earshot.control.ControlFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PhraseGroupsTest {
    private static final String GROUP = "7ef1b7dbfb230768";

    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Kitchen");
        bot = control.bot(workspace).bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private PhraseGroup decide(Caller caller, String group, String phrase, PhraseGroup.State state) {
        return done(control.phraseGroups.decide(caller, bot, group, phrase, state));
    }

    @Test
    void remembersWhatWasDecidedWhenAndByWhom() {
        Caller agent = control.member(workspace, Role.AGENT);

        PhraseGroup decided = decide(agent, GROUP, "where is my order", PhraseGroup.State.IGNORED);

        assertEquals(PhraseGroup.State.IGNORED, decided.state());
        assertEquals(Transaction.toMillis(control.clock.instant()), decided.changedAt());
        assertEquals(List.of(decided), control.phraseGroups.of(bot));
        assertEquals(
                control.database.read(transaction ->
                        transaction.list(Sql.of("SELECT name FROM account"), row -> row.getString("name"))),
                List.of(String.valueOf(decided.changedBy())));
    }

    @Test
    void aLaterDecisionTakesThePlaceOfTheFirstButThePhraseStays() {
        decide(ControlFixture.OPERATOR, GROUP, "where is my order", PhraseGroup.State.DONE);

        PhraseGroup again = decide(ControlFixture.OPERATOR, GROUP, "wheres my ordr", PhraseGroup.State.OPEN);

        assertEquals("where is my order", again.phrase());
        assertEquals(PhraseGroup.State.OPEN, again.state());
        assertNull(again.changedBy(), "the operator is no person");
        assertEquals(List.of(again), control.phraseGroups.of(bot));
    }

    @Test
    void everyBotHasItsOwn() {
        decide(ControlFixture.OPERATOR, GROUP, "where is my order", PhraseGroup.State.DONE);

        assertEquals(
                List.of(), control.phraseGroups.of(control.bot(workspace).bot().id()));
    }

    @Test
    void refusesWhatIsTooLongOrNothing() {
        for (String group : List.of("", " ", "x".repeat(65))) {
            assertInstanceOf(
                    Outcome.Invalid.class,
                    control.phraseGroups.decide(ControlFixture.OPERATOR, bot, group, "hi", PhraseGroup.State.DONE));
        }
        assertInstanceOf(
                Outcome.Invalid.class,
                control.phraseGroups.decide(
                        ControlFixture.OPERATOR, bot, GROUP, "x".repeat(1_001), PhraseGroup.State.DONE));
    }

    @Test
    void aWorkListHasAnEnd() {
        control.database.write(transaction -> {
            for (int i = 0; i < PhraseGroups.MAX_GROUPS; i++) {
                transaction.change(Sql.of(
                        "INSERT INTO phrase_group (bot_id, group_id, phrase, state, changed_at)"
                                + " VALUES (?, ?, 'x', 'DONE', 1)",
                        bot.value(),
                        "group" + i));
            }
            return true;
        });

        assertInstanceOf(
                Outcome.Invalid.class,
                control.phraseGroups.decide(ControlFixture.OPERATOR, bot, GROUP, "hi", PhraseGroup.State.DONE));
        decide(ControlFixture.OPERATOR, "group7", "hi", PhraseGroup.State.OPEN);
    }
}
