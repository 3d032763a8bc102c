package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CampaignsTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        bot = control.bot(control.workspace("Kitchen")).bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private Campaign campaign(String name) {
        return done(control.campaigns.create(OPERATOR, bot, new CampaignDraft(name, Period.ALWAYS, false)));
    }

    private String segment() {
        return done(control.campaigns.createSegment(
                        OPERATOR, bot, campaign("Spring").id(), "Instagram"))
                .id();
    }

    private static TrackerDraft draft(String name, String landingUrl, Map<String, String> parameters) {
        return new TrackerDraft(name, "Meta", landingUrl, "pizza://menu", parameters, Period.ALWAYS, false);
    }

    @Test
    void aCampaignHasItsSegmentsInTheOrderTheyWereMade() {
        Campaign spring = campaign("Spring");
        Campaign.Segment first = done(control.campaigns.createSegment(OPERATOR, bot, spring.id(), "Instagram"));
        control.clock.advance(java.time.Duration.ofSeconds(1));
        Campaign.Segment second = done(control.campaigns.createSegment(OPERATOR, bot, spring.id(), "Posters"));

        assertEquals(
                List.of(first, second),
                control.campaigns.list(OPERATOR, bot).orElseThrow().getFirst().segments());
    }

    @Test
    void aCampaignMustEndAfterItStarts() {
        Instant now = control.clock.instant();

        assertEquals(
                List.of("name", "endsAt"),
                faultyFields(
                        control.campaigns.create(OPERATOR, bot, new CampaignDraft(" ", new Period(now, now), false))));
    }

    @Test
    void archivingKeepsTheTimeOfTheFirstTime() {
        Campaign spring = campaign("Spring");
        CampaignDraft archived = new CampaignDraft("Spring", Period.ALWAYS, true);
        Campaign first = done(control.campaigns.update(OPERATOR, bot, spring.id(), archived));
        control.clock.advance(java.time.Duration.ofDays(1));

        assertEquals(
                first.archivedAt(),
                done(control.campaigns.update(OPERATOR, bot, spring.id(), archived))
                        .archivedAt());
    }

    @Test
    void trackersAreMadeAllOrNone() {
        String segment = segment();

        Outcome<List<Tracker>> refused = control.trackers.create(
                OPERATOR,
                bot,
                segment,
                List.of(draft("Good", "https://a.example/", Map.of()), draft("Bad", "javascript:alert(1)", Map.of())));

        assertEquals(List.of("trackers[1].landingUrl"), faultyFields(refused));
        assertEquals(0, control.count("tracker"));
        assertEquals(
                2,
                done(control.trackers.create(
                                OPERATOR,
                                bot,
                                segment,
                                List.of(
                                        draft("One", "https://a.example/", Map.of()),
                                        draft("Two", "https://b.example/", Map.of()))))
                        .size());
    }

    @Test
    void aTrackersCodeBeginsWithTheIdOfItsBotsAppAndIsItsOwn() {
        String segment = segment();
        List<Tracker> made = done(control.trackers.create(
                OPERATOR,
                bot,
                segment,
                List.of(draft("One", "https://a.example/", Map.of()), draft("Two", "https://a.example/", Map.of()))));

        made.forEach(
                tracker -> assertTrue(tracker.code().matches("kopizza-bot-[0-9a-z]+[0-9a-f]{13}"), tracker.code()));
        assertNotEquals(made.get(0).code(), made.get(1).code());
    }

    @Test
    void customParametersKeepTheirOrder() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of("zone", "site_id", "cp_0", "creative_id")) {
            parameters.put(name, "{" + name + "}");
        }
        Tracker made = done(control.trackers.create(
                        OPERATOR, bot, segment(), List.of(draft("One", "https://a.example/", parameters))))
                .getFirst();

        Tracker read = control.trackers.list(OPERATOR, bot).orElseThrow().getFirst();

        assertEquals(made, read);
        assertEquals(
                List.copyOf(parameters.keySet()), List.copyOf(read.parameters().keySet()));
    }

    @Test
    void aTrackerCannotMoveIntoAnotherBotsSegment() {
        String segment = segment();
        BotId other = control.bot(control.workspace("Garage")).bot().id();

        assertEquals(
                List.of("segmentId"),
                faultyFields(control.trackers.create(
                        OPERATOR, other, segment, List.of(draft("One", "https://a.example/", Map.of())))));
        assertInstanceOf(
                Outcome.NotFound.class,
                control.trackers.update(OPERATOR, other, "trk_none", draft("One", "https://a.example/", Map.of())));
    }

    @Test
    void everyChangeOfTrackersIsSeenByWhoeverAnswersLinks() {
        long before = control.linkBook.since(-1).orElseThrow().revision();

        segment();
        assertTrue(control.linkBook.since(before).isEmpty(), "campaigns alone change no link");
        done(control.trackers.create(OPERATOR, bot, segment(), List.of(draft("One", "https://a.example/", Map.of()))));

        assertTrue(control.linkBook.since(before).isPresent());
    }

    @Test
    void noScriptAndNoMacroInAHostIsADestination() {
        for (String bad : Arrays.asList(
                "",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//evil.example/",
                "/path",
                "other://menu",
                "https://{host}/",
                "https://shop.example{rest}",
                "https://{a}.example/",
                "https://me@shop.example/",
                "https://",
                "https:shop.example",
                "https://shop.example/ x",
                "https://shop.example/\n",
                "{url}")) {
            assertTrue(control.targets.fault(bad).isPresent(), bad);
        }
        for (String good : List.of(
                "https://shop.example/{city}?q={query}#{part}",
                "http://shop.example:8080",
                "https://m.me/pizza?ref=menu",
                "pizza://{city}",
                "PIZZA:menu")) {
            assertTrue(control.targets.fault(good).isEmpty(), () -> good + " " + control.targets.fault(good));
        }
    }
}
