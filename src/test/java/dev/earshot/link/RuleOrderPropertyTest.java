package dev.earshot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Random links and visitors against a matcher that is too simple to be wrong: it never reads a condition's text. */
final class RuleOrderPropertyTest {
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US");
    private static final List<String> LANGUAGES = List.of("de", "fr", "en");

    /** A condition's text beside what it means. */
    private record Meant(LinkContent.ConditionText text, Predicate<Visit> meaning) {}

    @Test
    void theFirstRuleWhoseConditionsAllHoldLeads() {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Set<Integer> winners = new HashSet<>();
        for (int link = 0; link < 400; link++) {
            List<List<Meant>> rules = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                List<Meant> conditions = new ArrayList<>();
                for (int j = random.nextInt(4); j > 0; j--) {
                    conditions.add(condition(random));
                }
                rules.add(conditions);
            }
            Rules compiled = ContentCheck.rules(content(rules));
            for (int visitor = 0; visitor < 50; visitor++) {
                Visit visit = visit(random);
                int expected = naive(rules, visit);
                winners.add(expected);

                String name = compiled.first(visit).map(Rule::name).orElse("rule -1");

                assertEquals(
                        "rule " + expected,
                        name,
                        () -> "seed " + seed + " " + content(rules).json() + " " + visit);
            }
        }
        assertTrue(winners.containsAll(Set.of(-1, 0, 1, 2, 3)), "saw too little: " + winners);
    }

    private static int naive(List<List<Meant>> rules, Visit visit) {
        int winner = -1;
        for (int i = rules.size() - 1; i >= 0; i--) {
            boolean holds = true;
            for (Meant meant : rules.get(i)) {
                holds &= meant.meaning.test(visit);
            }
            if (holds) {
                winner = i;
            }
        }
        return winner;
    }

    private static LinkContent content(List<List<Meant>> rules) {
        List<LinkContent.RuleText> texts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            texts.add(new LinkContent.RuleText(
                    "rule " + i, rules.get(i).stream().map(Meant::text).toList(), "https://example.com/" + i));
        }
        return new LinkContent("https://example.com/", texts, false, Map.of(), null);
    }

    private static Visit visit(Random random) {
        Platform platform = one(List.of(Platform.values()), random);
        Device device = new Device(
                platform,
                platform == Platform.MACOS ? "Mac OS X" : platform.word(),
                new Version(List.of(10 + random.nextInt(8), random.nextInt(4))),
                random.nextBoolean() ? "Apple" : "Samsung",
                random.nextBoolean() ? "iPhone" : "SM-G991B",
                random.nextBoolean() ? "Chrome Mobile" : "Mobile Safari",
                random.nextBoolean() ? "messenger" : "");
        return new Visit(
                device,
                List.of(one(LANGUAGES, random)),
                new Place(one(COUNTRIES, random), random.nextBoolean() ? "CA" : ""),
                random.nextBoolean() ? Map.of("coupon", String.valueOf(random.nextInt(3))) : Map.of(),
                Visits.NOON.plus(Duration.ofHours(random.nextInt(200))),
                random.nextInt(Visit.BUCKETS));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Meant condition(Random random) {
        Kind kind = one(List.of(Kind.values()), random);
        return switch (kind) {
            case PLATFORM -> {
                Platform platform = one(List.of(Platform.values()), random);
                yield meant(
                        kind,
                        platform.word() + ", ios",
                        visit -> visit.device().platform() == platform
                                || visit.device().platform() == Platform.IOS);
            }
            case OS -> {
                int major = 10 + random.nextInt(8);
                boolean isAtLeast = random.nextBoolean();
                yield meant(
                        kind,
                        "android " + (isAtLeast ? ">= " : "<= ") + major,
                        visit -> visit.device().platform() == Platform.ANDROID
                                && (isAtLeast
                                        ? visit.device().version().parts().getFirst() >= major
                                        : visit.device().version().parts().getFirst() <= major));
            }
            case BRAND -> meant(kind, "apple", visit -> visit.device().brand().equals("Apple"));
            case MODEL -> meant(kind, "sm-*", visit -> visit.device().model().startsWith("SM-"));
            case BROWSER ->
                meant(kind, "Chrome*", visit -> visit.device().browser().startsWith("Chrome"));
            case IN_APP -> meant(kind, "none", visit -> visit.device().inApp().isEmpty());
            case LANGUAGE -> {
                String language = one(LANGUAGES, random);
                yield meant(
                        kind, language, visit -> visit.languages().getFirst().equals(language));
            }
            case COUNTRY ->
                meant(
                        kind,
                        "DE, US-CA",
                        visit -> visit.place().country().equals("DE")
                                || visit.place().equals(new Place("US", "CA")));
            case QUERY ->
                meant(kind, "coupon=1", visit -> "1".equals(visit.query().get("coupon")));
            case PERIOD -> {
                Instant from = Visits.NOON.plus(Duration.ofHours(random.nextInt(200)));
                yield meant(kind, from + " /", visit -> visit.time().compareTo(from) >= 0);
            }
            case HOURS ->
                meant(kind, "Sat-Sun 06:00-18:00 UTC", visit -> {
                    var there = visit.time().atZone(ZoneOffset.UTC);
                    return there.getDayOfWeek().getValue() >= 6 && there.getHour() >= 6 && there.getHour() < 18;
                });
            case SHARE -> {
                int from = random.nextInt(100);
                yield meant(kind, from + "-100", visit -> visit.bucket() >= from * 100);
            }
        };
    }

    private static Meant meant(Kind kind, String text, Predicate<Visit> meaning) {
        return new Meant(new LinkContent.ConditionText(kind.word(), text), meaning);
    }
}
