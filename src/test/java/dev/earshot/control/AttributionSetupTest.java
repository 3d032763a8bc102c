package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which rules conversions are credited. */
final class AttributionSetupTest {
    private static final TouchWindows WEEK = new TouchWindows(Duration.ofDays(7), null, Duration.ZERO);

    @TempDir
    Path folder;

    private ControlFixture control;
    private Workspace workspace;
    private BotId bot;
    private AttributionSetup setup;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        workspace = control.workspace("Pizza");
        bot = control.bot(workspace).bot().id();
        setup = new AttributionSetup(control.database);
    }

    @AfterEach
    void close() {
        control.close();
    }

    private Tracker tracker(BotId of) {
        Campaign campaign = done(control.campaigns.create(OPERATOR, of, new CampaignDraft("a", Period.ALWAYS, false)));
        Campaign.Segment segment = done(control.campaigns.createSegment(OPERATOR, of, campaign.id(), "b"));
        TrackerDraft draft = new TrackerDraft("c", "", "https://a.example/", "", Map.of(), Period.ALWAYS, false);
        return done(control.trackers.create(OPERATOR, of, segment.id(), List.of(draft)))
                .getFirst();
    }

    private static AttributionSettings settings(Map<String, TouchWindows> trackers) {
        return new AttributionSettings(
                new TouchWindows(Duration.ofDays(14), Duration.ZERO, Duration.ofHours(1)),
                trackers,
                Duration.ofDays(90),
                Duration.ofMinutes(5));
    }

    @Test
    void aNewBotHasTheDefaults() {
        assertEquals(AttributionSettings.DEFAULT, setup.find(OPERATOR, bot).orElseThrow());
        assertEquals(AttributionSettings.DEFAULT, setup.of(bot));
    }

    @Test
    void trackersHaveWhatTheyHaveOfTheirOwnAndTheRestFromTheBot() {
        Tracker tracker = tracker(bot);
        AttributionSettings changed = done(setup.change(OPERATOR, bot, settings(Map.of(tracker.id(), WEEK))));

        assertEquals(settings(Map.of(tracker.id(), WEEK)), changed);
        assertEquals(
                settings(Map.of(tracker.code(), new TouchWindows(Duration.ofDays(7), Duration.ZERO, Duration.ZERO))),
                setup.of(bot));
        done(setup.change(OPERATOR, bot, changed.with(tracker.id(), TouchWindows.NONE)));
        assertEquals(settings(Map.of()), setup.find(OPERATOR, bot).orElseThrow());
    }

    @Test
    void refusesWhatCannotBe() {
        AttributionSettings bad = new AttributionSettings(
                new TouchWindows(Duration.ofDays(91), Duration.ofSeconds(-1), Duration.ofDays(31)),
                Map.of("trk_1", new TouchWindows(Duration.ofDays(91), null, null)),
                Duration.ofDays(366),
                Duration.ofDays(31));
        assertEquals(
                List.of(
                        "clickSeconds",
                        "modelledClickSeconds",
                        "impressionSeconds",
                        "trackers.trk_1.clickSeconds",
                        "eventAssociationSeconds",
                        "secondsBetweenCredits"),
                faultyFields(setup.change(OPERATOR, bot, bad)));
        Tracker others = tracker(control.bot(workspace).bot().id());
        assertEquals(
                List.of("trackers." + others.id()),
                faultyFields(setup.change(OPERATOR, bot, settings(Map.of(others.id(), WEEK)))));
    }

    @Test
    void onlyWhoMayChangeCampaignsChangesThem() {
        Caller viewer = control.member(workspace, Role.VIEWER);
        assertTrue(setup.find(viewer, bot).isPresent());
        assertInstanceOf(Outcome.Refused.class, setup.change(viewer, bot, settings(Map.of())));
        Caller stranger = control.member(control.workspace("Taxi"), Role.OWNER);
        assertTrue(setup.find(stranger, bot).isEmpty());
        assertInstanceOf(Outcome.NotFound.class, setup.change(stranger, bot, settings(Map.of())));
        assertEquals(AttributionSettings.DEFAULT, setup.of(bot));
    }
}
