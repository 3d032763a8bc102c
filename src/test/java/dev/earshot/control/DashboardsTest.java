package dev.earshot.control;

import static dev.earshot.control.ControlFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees and changes dashboards and notes, and what becomes of them. */
class DashboardsTest {
    private ControlFixture fixture;
    private Dashboards dashboards;
    private Annotations annotations;
    private BotId bot;
    private Caller ada;
    private Caller vera;
    private Caller tom;

    @BeforeEach
    void open(@TempDir Path folder) {
        fixture = new ControlFixture(folder);
        dashboards = new Dashboards(fixture.database, fixture.secrets, fixture.clock);
        annotations = new Annotations(fixture.database, fixture.secrets, fixture.clock);
        Workspace pizza = fixture.workspace("Pizza");
        Workspace taxi = fixture.workspace("Taxi");
        bot = fixture.bot(pizza).bot().id();
        ada = fixture.member(pizza, Role.ANALYST);
        vera = fixture.member(pizza, Role.VIEWER);
        tom = fixture.member(taxi, Role.OWNER);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Dashboard.Card add(String dashboard, String title) {
        return done(dashboards.add(
                ada, bot, dashboard, new CardDraft(title, "overview", "messages", "granularity=day", 30, false)));
    }

    private List<String> titles(String id) {
        return dashboards.find(vera, bot, id).orElseThrow().cards().stream()
                .map(Dashboard.Card::title)
                .toList();
    }

    @Test
    void isSeenByTheWholeWorkspaceAndByNobodyElse() {
        Dashboard made = done(dashboards.create(ada, bot, " Monday "));
        add(made.id(), "Messages");
        Dashboard seen = dashboards.list(vera, bot).orElseThrow().getFirst();
        assertEquals("Monday", seen.name());
        assertEquals("Ada", seen.madeBy());
        assertEquals(30, seen.cards().getFirst().lastDays());
        assertTrue(dashboards.list(tom, bot).isEmpty());
        assertTrue(dashboards.find(tom, bot, made.id()).isEmpty());
    }

    @Test
    void isChangedByThoseWhoMayAndByNobodyElse() {
        Dashboard made = done(dashboards.create(ada, bot, "Monday"));
        Dashboard.Card card = add(made.id(), "Messages");
        assertFalse(dashboards.mayChange(vera, bot));
        for (Outcome<?> refused : List.of(
                dashboards.create(vera, bot, "Mine"),
                dashboards.change(vera, bot, made.id(), "Other", null),
                dashboards.changeCard(vera, bot, made.id(), card.id(), "Other", null),
                dashboards.removeCard(vera, bot, made.id(), card.id()),
                dashboards.delete(vera, bot, made.id()),
                annotations.create(vera, bot, LocalDate.of(2026, 1, 1), "x"))) {
            assertInstanceOf(Outcome.Refused.class, refused);
        }
        assertInstanceOf(Outcome.NotFound.class, dashboards.delete(tom, bot, made.id()));
        assertEquals(List.of("Messages"), titles(made.id()));
    }

    @Test
    void isArrangedByAnOrderOfAllItsCards() {
        String id = made("Monday").id();
        List<String> cards =
                List.of(add(id, "a").id(), add(id, "b").id(), add(id, "c").id());
        done(dashboards.change(ada, bot, id, null, List.of(cards.get(2), cards.get(0), cards.get(1))));
        assertEquals(List.of("c", "a", "b"), titles(id));
        for (List<String> wrong :
                List.of(cards.subList(0, 2), List.of(cards.get(0), cards.get(0), cards.get(1)), List.<String>of())) {
            assertInstanceOf(Outcome.Invalid.class, dashboards.change(ada, bot, id, null, wrong));
        }
        done(dashboards.removeCard(ada, bot, id, cards.get(0)));
        add(id, "d");
        assertEquals(List.of("c", "b", "d"), titles(id), "a new card comes last");
        done(dashboards.changeCard(ada, bot, id, cards.get(1), null, true));
        assertTrue(dashboards.find(vera, bot, id).orElseThrow().cards().get(1).isWide());
    }

    private Dashboard made(String name) {
        return done(dashboards.create(ada, bot, name));
    }

    @Test
    void hasLimits() {
        String id = made("Full").id();
        for (int i = 0; i < Dashboards.MAX_CARDS; i++) {
            add(id, "card " + i);
        }
        CardDraft more = new CardDraft("more", "overview", "", "", null, false);
        assertInstanceOf(Outcome.Invalid.class, dashboards.add(ada, bot, id, more));
        for (CardDraft wrong : List.of(
                new CardDraft("", "overview", "", "", null, false),
                new CardDraft("t", "", "", "", null, false),
                new CardDraft("t", "overview", "", "x".repeat(4_001), null, false),
                new CardDraft("t", "overview", "", "", 0, false))) {
            assertInstanceOf(
                    Outcome.Invalid.class,
                    dashboards.add(ada, bot, made("Other").id(), wrong));
        }
        assertInstanceOf(Outcome.Invalid.class, dashboards.create(ada, bot, " "));
        assertInstanceOf(
                Outcome.Invalid.class, annotations.create(ada, bot, LocalDate.of(2026, 1, 1), "x".repeat(201)));
    }

    @Test
    void notesStandByTheirDayTheNewestFirst() {
        done(annotations.create(ada, bot, LocalDate.of(2026, 1, 2), "later"));
        done(annotations.create(ada, bot, LocalDate.of(2026, 1, 1), " earlier "));
        List<Annotation> seen = annotations.list(vera, bot).orElseThrow();
        assertEquals(
                List.of("later", "earlier"), seen.stream().map(Annotation::text).toList());
        assertEquals("Ada", seen.getFirst().madeBy());
        assertTrue(annotations.list(tom, bot).isEmpty());
        assertInstanceOf(
                Outcome.NotFound.class,
                annotations.delete(tom, bot, seen.getFirst().id()));
        done(annotations.delete(ada, bot, seen.getFirst().id()));
        assertEquals(1, annotations.list(vera, bot).orElseThrow().size());
    }
}
