package dev.earshot.report.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.attribution.Attribution;
import dev.earshot.attribution.Model;
import dev.earshot.attribution.Rules;
import dev.earshot.attribution.Windows;
import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.campaigns.NaiveCampaigns.Sums;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.RandomWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What random links brought to random conversations is what a plain reading of all rows gives. */
class CampaignsComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double DAY = 86_400;
    private static final CampaignNames.Names NAMES = new CampaignNames.Names(
            List.of(
                    new CampaignNames.Tracker("t0", "Story", "s1", "Instagram", "c1", "Spring"),
                    new CampaignNames.Tracker("t1", "Reel", "s2", "TikTok", "c1", "Spring"),
                    new CampaignNames.Tracker("t2", "Poster", "s3", "Street", "c2", "Autumn")),
            List.of());

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final BotRows rows = STORED.newBot();
    private final RandomWorld world = new RandomWorld(random, rows);
    private final NaiveCampaigns naive = new NaiveCampaigns(world);

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("CampaignsComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        for (int i = 0; i < 60; i++) {
            touch(i);
        }
        for (int i = 0; i < 12; i++) {
            known();
        }
        naive.touches.add(rows.touch(-40 * DAY).user("dan").add());
        world.write(120);
        naive.touches.add(rows.touch(-100 * DAY).user("dan").campaign("t0").add());
        List<Rules> all = List.of(Rules.DEFAULT, Rules.DEFAULT, rules(), rules(), rules(), rules());
        all.forEach(this::isWhatAPlainReadingGives);
    }

    private Rules rules() {
        return new Rules(
                windows(),
                Map.of("t0", windows(), "t3", windows()),
                Duration.ofHours(random.nextInt(2) * random.nextInt(1_000)),
                Duration.ofHours(random.nextInt(2) * random.nextInt(200)));
    }

    private Windows windows() {
        return new Windows(
                Duration.ofHours(random.nextInt(2_000)), Duration.ZERO, Duration.ofHours(random.nextInt(200)));
    }

    private record RuledNames(Rules ruling) implements CampaignNames {
        @Override
        public Names of(String bot) {
            return NAMES;
        }

        @Override
        public Rules rules(String bot) {
            return ruling;
        }
    }

    private void isWhatAPlainReadingGives(Rules rules) {
        naive.rules = rules;
        CampaignNames names = new RuledNames(rules);
        Campaigns campaigns = new Campaigns(STORED.store(), names);
        double credited = 0;
        double unattributed = 0;
        for (int i = 0; i < 6; i++) {
            ReportQuestion question = world.question(Map.of());
            Model model = i % 2 == 0 ? Model.LAST : Model.LINEAR;
            Campaigns.Answer answer =
                    campaigns.answer(question, new Campaigns.Choice(Grouping.CAMPAIGN, "cp_0", model));
            String which = "seed " + seed + ", " + rules + ", " + model + ", " + question;
            assertEquals(naive.of(question, model == Model.LAST), found(answer), which);
            credited += answer.credited().events();
            unattributed += answer.unattributed().events();
        }
        singleConversionsAreCreditedAsTheReportDoes(campaigns, names);
        assertTrue(
                !rules.equals(Rules.DEFAULT) || credited > 0 && unattributed > 0,
                credited + " and " + unattributed + " are enough to compare");
    }

    /** As postbacks ask. The same clicks are looked at for both. */
    private void singleConversionsAreCreditedAsTheReportDoes(Campaigns campaigns, CampaignNames names) {
        Credits credits = new Credits(STORED.store(), names);
        for (int i = 0; i < 3; i++) {
            ReportQuestion question = world.question(Map.of()).with(ReportFilter.NONE);
            Campaigns.Choice choice = new Campaigns.Choice(Grouping.CAMPAIGN, "cp_0", Model.LAST);
            List<Credited> all = campaigns.find(question, choice).all().stream()
                    .filter(one -> one.conversion().goal() == Conversion.Goal.EVENT)
                    .toList();
            Instant from = question.period().from();
            Instant to = question.period().to();
            Map<Credits.Asked, String> winners = new HashMap<>();
            credits.winners(
                            question.bot(),
                            all.stream().map(CampaignsComparisonTest::asked).toList(),
                            from,
                            to)
                    .forEach((asked, touch) -> winners.put(asked, touch.id().toString()));
            for (Credited one : all) {
                Optional<String> winner = Optional.of(one.attribution())
                        .filter(Attribution::isCredited)
                        .map(attribution -> attribution.winner().id());
                assertEquals(
                        winner,
                        Optional.ofNullable(winners.get(asked(one))),
                        "seed " + seed + ", " + question + ", " + one);
            }
        }
    }

    private static Credits.Asked asked(Credited credited) {
        return new Credits.Asked(
                credited.conversion().user(),
                credited.conversion().time(),
                credited.conversion().event(),
                credited.conversion().name());
    }

    private static Map<String, Sums> found(Campaigns.Answer answer) {
        Map<String, Sums> all = new TreeMap<>();
        answer.brought().forEach((group, brought) -> put(all, group.label(), brought));
        put(all, "not attributed", answer.unattributed());
        put(all, "organic", answer.organic());
        return all;
    }

    private static void put(Map<String, Sums> all, String name, Brought brought) {
        Sums sums = new Sums();
        sums.started = brought.started();
        sums.engaged = brought.engaged();
        sums.events = brought.events();
        brought.revenue().forEach((currency, sum) -> sums.revenue.put(currency, sum.doubleValue()));
        if (!sums.isNothing()) {
            all.put(name, sums);
        }
    }

    /** Of somebody known, of a device, or of nobody until a referral brings its click id back. */
    private void touch(int number) {
        // What many came by is mostly too old for what they do.
        boolean isOfMany = random.nextInt(4) == 0;
        double time = (isOfMany ? random.nextDouble() * 20 - 45 : random.nextDouble() * 80 - 40) * DAY;
        String clickId = isOfMany ? "r" + random.nextInt(3) : "ck_" + "%032x".formatted(number);
        String user = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> "device" + random.nextInt(5);
            default -> List.of("ann", "bob", "cleo").get(random.nextInt(3));
        };
        var draft = rows.touch(time)
                .user(user)
                .clickId(random.nextInt(6) == 0 ? null : clickId)
                .campaign(random.nextInt(6) == 0 ? null : "t" + random.nextInt(4))
                .traffic(List.of("PERSON", "PERSON", "REPEAT", "CRAWLER").get(random.nextInt(4)));
        naive.touches.add(random.nextInt(3) == 0 ? draft.impression().add() : draft.add());
        if (random.nextBoolean()) {
            String came = List.of("ann", "eve", "fay", "gus").get(random.nextInt(4));
            String attributes = random.nextBoolean()
                    ? "{\"ref\":\"menu\",\"click_id\":\"" + clickId + "\"}"
                    : "{\"ref\":\"" + clickId + "\"}";
            world.events.add(rows.event(came, time + 5, "REFERRAL", "referral", null, null, attributes));
        }
    }

    private void known() {
        String user = random.nextBoolean() ? "device" + random.nextInt(5) : "crm" + random.nextInt(3);
        naive.links.add(
                random.nextBoolean()
                        ? rows.knownAs(user, 0, "idfa", "I" + random.nextInt(6))
                        : rows.knownAs(
                                user, 0, "fb_user_id", List.of("bob", "eve").get(random.nextInt(2))));
    }
}
