package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AudiencesTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private Audiences audiences;
    private Workspace workspace;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        audiences = new Audiences(control.database, control.secrets, control.clock);
        workspace = control.workspace("Kitchen");
        bot = control.bot(workspace).bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private Audience create(String name) {
        return done(audiences.create(OPERATOR, bot, name, "{}"));
    }

    @Test
    void theyComeByNameWhateverItsCase() {
        Audience second = create("buyers");
        Audience first = create("Active");

        assertEquals(List.of(first, second), audiences.list(OPERATOR, bot).orElseThrow());
        assertEquals(Optional.of(first), audiences.find(OPERATOR, bot, first.id()));
    }

    @Test
    void remembersWhoMadeAndWhoChangedIt() {
        Audience made = done(audiences.create(control.member(workspace, Role.ANALYST), bot, "Buyers", "{}"));
        control.clock.advance(Duration.ofDays(1));
        Audience changed = done(audiences.update(OPERATOR, bot, made.id(), " Regulars ", "{\"a\":1}"));

        assertEquals(
                new Audience(
                        made.id(),
                        "Regulars",
                        "{\"a\":1}",
                        made.createdAt(),
                        "Ada",
                        Transaction.toMillis(control.clock.instant()),
                        null),
                changed);
    }

    @Test
    void whoMayOnlyLookSeesThemAndChangesNothing() {
        Audience made = create("Buyers");
        for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
            Caller member = control.member(workspace, role);
            assertEquals(List.of(made), audiences.list(member, bot).orElseThrow());
            assertInstanceOf(Outcome.Refused.class, audiences.create(member, bot, "Mine", "{}"));
            assertInstanceOf(Outcome.Refused.class, audiences.update(member, bot, made.id(), "Mine", "{}"));
            assertInstanceOf(Outcome.Refused.class, audiences.delete(member, bot, made.id()));
        }
    }

    @Test
    void strangersAndOtherBotsKnowNothingOfIt() {
        Audience made = create("Buyers");
        Caller stranger = control.member(control.workspace("Taxi"), Role.OWNER);
        assertEquals(Optional.empty(), audiences.list(stranger, bot));
        assertEquals(Optional.empty(), audiences.find(stranger, bot, made.id()));
        assertInstanceOf(Outcome.NotFound.class, audiences.delete(stranger, bot, made.id()));

        BotId other = control.bot(workspace).bot().id();
        assertEquals(Optional.empty(), audiences.find(OPERATOR, other, made.id()));
        assertInstanceOf(Outcome.NotFound.class, audiences.update(OPERATOR, other, made.id(), "Theirs", "{}"));
    }

    @Test
    void whatIsDeletedIsGone() {
        Audience made = create("Buyers");
        assertEquals(made, done(audiences.delete(OPERATOR, bot, made.id())));
        assertEquals(Optional.empty(), audiences.find(OPERATOR, bot, made.id()));
        assertInstanceOf(Outcome.NotFound.class, audiences.delete(OPERATOR, bot, made.id()));
    }

    @Test
    void aNameAndADefinitionAreNeededAndThereIsAnEndToThem() {
        assertEquals(List.of("name", "definition"), faultyFields(audiences.create(OPERATOR, bot, " ", "")));
        for (int i = 0; i < Audiences.MAX_AUDIENCES; i++) {
            create("Audience " + i);
        }
        assertEquals(List.of("name"), faultyFields(audiences.create(OPERATOR, bot, "One more", "{}")));
    }
}
