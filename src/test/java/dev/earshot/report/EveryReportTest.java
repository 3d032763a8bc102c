package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.reference.NaiveAudience;
import dev.earshot.report.reference.RandomWorld;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever a report answers when it is restricted to an audience, it answers as well of a bot that has nobody but these users.
 */
class EveryReportTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Which phrases are alike is made of all that a bot was ever told, whatever is asked. */
    private static final Set<String> OF_ALL_USERS = Set.of("not-handled", "not-handled-group");

    private static final String FUNNEL = "intent:order > event:e1";

    /** What a report cannot do without. */
    private static final Map<String, Map<String, String>> OPTIONS = Map.of(
            "message", Map.of("text", RandomWorld.TEXTS.getFirst()),
            "intent", Map.of("name", RandomWorld.INTENTS.getFirst()),
            "compare", Map.of("attribute", "plan", "valueA", "paid", "valueB", "free"),
            "funnel", Map.of("steps", FUNNEL),
            "funnel-people", Map.of("steps", FUNNEL),
            "paths", Map.of("anchor", "intent:order"),
            "path-sessions", Map.of("anchor", "intent:order"));

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());

    @Test
    void answersOfAnAudienceAsOfABotWithNobodyElse() {
        System.out.println("EveryReportTest, seed " + seed);
        BotRows everybody = STORED.newBot();
        RandomWorld world = new RandomWorld(new Random(seed), everybody);
        world.write(120);
        ChosenUsers audience = audience(world);
        Set<String> users = new NaiveAudience(world, (AudienceUsers) audience.set()).users();
        BotRows onlyThese = STORED.newBot();
        world.copy(onlyThese, users::contains);
        int compared = 0;
        for (Report report : catalogue().all()) {
            if (!OF_ALL_USERS.contains(report.name())) {
                ReportFilter filter = ReportFilter.NONE.withAudience(audience);
                assertEquals(
                        text(report.answer(question(onlyThese.bot, report, ReportFilter.NONE))),
                        text(report.answer(question(everybody.bot, report, filter))),
                        report.name() + ", seed " + seed + ", " + users);
                compared++;
            }
        }
        assertTrue(compared > 12, compared + " reports");
    }

    /** One that has some users, and not all. */
    private ChosenUsers audience(RandomWorld world) {
        while (true) {
            ChosenUsers audience = world.audience(BERLIN);
            int size = new NaiveAudience(world, (AudienceUsers) audience.set())
                    .users()
                    .size();
            if (size > 1 && size < 6) {
                return audience;
            }
        }
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                STORED.store(),
                bot -> List.of(),
                bot -> new CampaignNames.Names(List.of(), List.of()),
                UserSets.NONE,
                InstantSource.fixed(Instant.parse("2026-04-20T10:00:00Z")));
    }

    private static ReportQuestion question(String bot, Report report, ReportFilter filter) {
        return new ReportQuestion(
                bot,
                new Period(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-04-15"), BERLIN),
                Comparison.PERIOD_BEFORE,
                Granularity.WEEK,
                filter,
                OPTIONS.getOrDefault(report.name(), Map.of()),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private static String text(ReportAnswer answer) {
        List<String> lines = new ArrayList<>();
        for (Figure figure : answer.figures()) {
            lines.add(figure.name() + " " + rounded(figure.value()) + " before " + rounded(figure.before()));
        }
        for (Part part : answer.parts()) {
            lines.add(part.name());
            part.grid()
                    .rows()
                    .forEach(row -> lines.add(row.values().stream()
                            .map(EveryReportTest::rounded)
                            .toList()
                            .toString()));
        }
        return String.join("\n", lines);
    }

    private static String rounded(@Nullable Object value) {
        return value instanceof Double number ? "%.9f".formatted(number) : String.valueOf(value);
    }
}
