package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.control.Postback.Format;
import dev.earshot.control.Postback.Trigger;
import dev.earshot.control.PostbackDeliveries.Fired;
import dev.earshot.control.PostbackDelivery.State;
import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postbacks and their outbox. */
final class PostbacksTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;
    private BotId bot;
    private Postbacks postbacks;
    private PostbackDeliveries deliveries;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Pizza");
        bot = control.bot(workspace).bot().id();
        postbacks = new Postbacks(control.database, control.secrets, control.clock);
        deliveries = new PostbackDeliveries(control.database, control.secrets, control.clock, 3);
    }

    @AfterEach
    void close() {
        control.close();
    }

    private static PostbackDraft draft(String name) {
        return new PostbackDraft(
                name,
                Trigger.EVENT,
                "Purchase",
                "https://partner.example/?c={click_id}",
                Format.GET,
                "not sent",
                Duration.ofSeconds(30),
                true,
                List.of(" 221 ", "", "Meta"),
                false);
    }

    private Postback made() {
        return done(postbacks.create(OPERATOR, bot, draft("Purchases"), "0-100"));
    }

    private Fired fired(Postback postback, String key) {
        return fired(postback, key, control.clock.instant());
    }

    private static Fired fired(Postback postback, String key, Instant at) {
        return new Fired(
                postback.id(), new PostbackSubject(key, "maria", "Purchase", Instant.EPOCH, "12.5", "USD"), at);
    }

    private PostbackReading reading(String position) {
        return new PostbackReading(position, control.clock.instant());
    }

    private List<PostbackDelivery> list(Postback postback) {
        return done(deliveries.list(OPERATOR, bot, postback.id(), null));
    }

    @Test
    void keepsWhatItWasGiven() {
        Postback postback = made();

        assertEquals(List.of(postback), done(postbacks.list(OPERATOR, bot)));
        assertEquals(List.of("221", "Meta"), postback.networks());
        assertEquals("", postback.body(), "a GET has none");
        assertEquals(Duration.ofSeconds(30), postback.delay());
        Postback paused = done(postbacks.update(
                OPERATOR,
                bot,
                postback.id(),
                new PostbackDraft(
                        "b",
                        Trigger.REVENUE,
                        "x",
                        "https://b.example",
                        Format.JSON,
                        "{}",
                        Duration.ZERO,
                        false,
                        List.of(),
                        true)));
        assertEquals("", paused.eventName());
        assertEquals("{}", paused.body());
        assertTrue(paused.isPaused());
        done(postbacks.delete(OPERATOR, bot, postback.id()));
        assertEquals(List.of(), done(postbacks.list(OPERATOR, bot)));
    }

    @Test
    void refusesWhatCannotBe() {
        PostbackDraft bad = new PostbackDraft(
                " ",
                Trigger.EVENT,
                "",
                "",
                Format.GET,
                "x".repeat(10_001),
                Duration.ofDays(8),
                false,
                List.of("x".repeat(101)),
                false);
        assertEquals(
                List.of("name", "eventName", "body", "delaySeconds", "networks"),
                faultyFields(postbacks.create(OPERATOR, bot, bad, "0-0")));
        for (int i = 0; i < Postbacks.MAX_POSTBACKS; i++) {
            made();
        }
        assertEquals(List.of("name"), faultyFields(postbacks.create(OPERATOR, bot, draft("more"), "0-0")));
    }

    @Test
    void onlyWhoMayChangeCampaignsSeesThem() {
        Postback postback = made();
        deliveries.note(List.of(fired(postback, "e1")), reading("0-200"));
        String delivery = list(postback).getFirst().id();
        Caller viewer = control.member(workspace, Role.VIEWER);
        Caller stranger = control.member(control.workspace("Taxi"), Role.OWNER);

        assertInstanceOf(Outcome.Refused.class, postbacks.list(viewer, bot));
        assertInstanceOf(Outcome.Refused.class, deliveries.list(viewer, bot, postback.id(), null));
        assertInstanceOf(Outcome.Refused.class, deliveries.resend(viewer, bot, postback.id(), delivery));
        assertInstanceOf(Outcome.NotFound.class, postbacks.find(stranger, bot, postback.id()));
        assertInstanceOf(Outcome.NotFound.class, postbacks.delete(stranger, bot, postback.id()));
        BotId other = control.bot(workspace).bot().id();
        assertInstanceOf(Outcome.NotFound.class, postbacks.find(OPERATOR, other, postback.id()));
        assertInstanceOf(Outcome.NotFound.class, deliveries.resend(OPERATOR, other, postback.id(), delivery));
        assertEquals(
                1,
                done(postbacks.list(control.member(workspace, Role.ANALYST), bot))
                        .size());
    }

    @Test
    void theFirstOneBeginsWhereTheLogEndsThen() {
        assertEquals(Optional.empty(), deliveries.reading());
        made();
        assertEquals("0-100", deliveries.reading().orElseThrow().position());
        Postback second = done(postbacks.create(OPERATOR, bot, draft("Second"), "0-900"));
        assertEquals("0-100", deliveries.reading().orElseThrow().position(), "what was not read yet must be read");
        for (Postback postback : done(postbacks.list(OPERATOR, bot))) {
            done(postbacks.delete(OPERATOR, bot, postback.id()));
        }
        assertEquals(Optional.empty(), deliveries.reading(), second.id());
        done(postbacks.create(OPERATOR, bot, draft("Third"), "0-950"));
        assertEquals("0-950", deliveries.reading().orElseThrow().position());
    }

    @Test
    void tellsOfEachThingOnceAndOfNothingMoreThanMayWait() {
        Postback postback = made();
        deliveries.note(List.of(fired(postback, "e1"), fired(postback, "e1"), fired(postback, "e2")), reading("0-200"));
        deliveries.note(List.of(fired(postback, "e2"), fired(postback, "e3"), fired(postback, "e4")), reading("0-300"));
        deliveries.note(
                List.of(new Fired("pbk_gone", fired(postback, "e9").subject(), Instant.EPOCH)), reading("0-400"));

        assertEquals(3, list(postback).size());
        assertEquals(1, done(postbacks.find(OPERATOR, bot, postback.id())).missed(), "e4 found no room");
        assertEquals("0-400", deliveries.reading().orElseThrow().position());
        assertEquals(3, deliveries.counts(postback.id()).get(State.WAITING));
    }

    @Test
    void isDueWhenItsTimeHasComeUnlessItIsPaused() {
        Postback postback = made();
        Instant soon = control.clock.instant().plusSeconds(60);
        deliveries.note(List.of(fired(postback, "now"), fired(postback, "soon", soon)), reading("0-200"));

        assertEquals(1, postbacks.due().size());
        assertEquals(
                "now", deliveries.due(postback.id(), 10).getFirst().subject().key());
        control.clock.advance(Duration.ofSeconds(60));
        assertEquals(2, deliveries.due(postback.id(), 10).size());
        PostbackDraft draft = draft("Purchases");
        done(postbacks.update(
                OPERATOR,
                bot,
                postback.id(),
                new PostbackDraft(
                        draft.name(),
                        draft.trigger(),
                        draft.eventName(),
                        draft.url(),
                        draft.format(),
                        "",
                        draft.delay(),
                        true,
                        List.of(),
                        true)));
        assertEquals(List.of(), postbacks.due());
    }

    @Test
    void whatIsOverIsSentAgainOnlyIfSomebodyAsksForIt() {
        Postback postback = made();
        deliveries.note(List.of(fired(postback, "e1")), reading("0-200"));
        PostbackDelivery first = list(postback).getFirst();
        deliveries.tried(first.id(), State.WAITING, "GET x", 503, "a".repeat(600), control.clock.instant());
        deliveries.tried(first.id(), State.FAILED, "GET x", 404, "gone", null);

        PostbackDelivery failed = list(postback).getFirst();
        assertEquals(State.FAILED, failed.state());
        assertEquals(2, failed.attempts());
        assertEquals("gone", failed.answer());
        assertEquals(List.of(), deliveries.due(postback.id(), 10));

        PostbackDelivery again = done(deliveries.resend(OPERATOR, bot, postback.id(), first.id()));
        assertEquals(first.id(), again.id());
        assertEquals(0, again.attempts());
        assertEquals(1, deliveries.due(postback.id(), 10).size());
        deliveries.putOff(List.of(first.id()), control.clock.instant().plusSeconds(1));
        assertEquals(List.of(), deliveries.due(postback.id(), 10));
    }

    @Test
    void theLogForgetsWhatIsOverAfterAMonth() {
        Postback postback = made();
        deliveries.note(List.of(fired(postback, "e1"), fired(postback, "e2")), reading("0-200"));
        deliveries.tried(list(postback).getFirst().id(), State.DELIVERED, "GET x", 200, "ok", null);
        control.clock.advance(Duration.ofDays(31));
        deliveries.forgetOld();

        assertEquals(1, list(postback).size());
        assertEquals(State.WAITING, list(postback).getFirst().state());
    }
}
