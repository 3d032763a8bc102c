package dev.earshot.report.reference;

import dev.earshot.report.act.Act;
import dev.earshot.report.audience.AttributeTest;
import dev.earshot.report.audience.Came;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.When;
import dev.earshot.report.frame.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Definitions of audiences of any kind, about what happens in a {@link RandomWorld}. */
public final class RandomCriteria {
    private static final int MAX_DEPTH = 3;

    private final Random random;

    public RandomCriteria(Random random) {
        this.random = random;
    }

    public Criterion next() {
        return next(0);
    }

    private Criterion next(int depth) {
        int kind = random.nextInt(depth < MAX_DEPTH ? 14 : 10);
        return switch (kind) {
            case 0, 1 -> attribute();
            case 2, 3, 4 -> new Criterion.Did(act(), times(), when());
            case 5 -> new Criterion.FirstSeen(when());
            case 6 -> new Criterion.LastSeen(when());
            case 7 -> spent();
            case 8 -> came();
            case 9 ->
                random.nextBoolean()
                        ? new Criterion.OnPlatform(random.nextBoolean() ? "webchat" : "facebook")
                        : new Criterion.OnDevice(random.nextBoolean() ? "iPhone" : "Android");
            case 10, 11 -> new Criterion.All(some(depth));
            case 12 -> new Criterion.Any(some(depth));
            default -> new Criterion.Not(next(depth + 1));
        };
    }

    private List<Criterion> some(int depth) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> next(depth + 1))
                .toList();
    }

    private Criterion attribute() {
        boolean isEver = random.nextBoolean();
        return switch (random.nextInt(5)) {
            case 0 ->
                new Criterion.Attribute("plan", AttributeTest.EQUALS, random.nextBoolean() ? "paid" : "free", isEver);
            case 1 ->
                new Criterion.Attribute("plan", AttributeTest.CONTAINS, random.nextBoolean() ? "AI" : "e", isEver);
            case 2 -> new Criterion.Attribute("age", AttributeTest.GREATER, "" + (random.nextInt(3) - 0.5), isEver);
            case 3 -> new Criterion.Attribute("age", AttributeTest.LESS, "" + random.nextInt(3), isEver);
            default ->
                new Criterion.Attribute(random.nextBoolean() ? "age" : "nothing", AttributeTest.EXISTS, "", isEver);
        };
    }

    private Act act() {
        return switch (random.nextInt(6)) {
            case 0 -> new Act.Intent(RandomWorld.INTENTS.get(random.nextInt(RandomWorld.INTENTS.size())));
            case 1 -> new Act.NotHandled();
            case 2 -> new Act.Message(random.nextBoolean() ? "INCOMING" : "OUTGOING", null, null);
            case 3 -> new Act.Message(null, "IMAGE", null);
            case 4 -> new Act.Event("e" + random.nextInt(3), null, Map.of());
            default -> new Act.Revenue(random.nextBoolean() ? null : "EUR", null);
        };
    }

    private Span times() {
        return switch (random.nextInt(5)) {
            case 0 -> Span.of(0);
            case 1 -> Span.of(1 + random.nextInt(3));
            case 2 -> Span.of(0, random.nextInt(5));
            case 3 -> Span.of(1 + random.nextInt(2), 3 + random.nextInt(4));
            default -> Span.from(1 + random.nextInt(4));
        };
    }

    private When when() {
        return switch (random.nextInt(4)) {
            case 0 -> new When.LastDays(1 + random.nextInt(40));
            case 1 -> {
                LocalDate first = LocalDate.parse("2026-03-01").plusDays(random.nextInt(50));
                yield switch (random.nextInt(3)) {
                    case 0 -> new When.Dates(first, null);
                    case 1 -> new When.Dates(null, first);
                    default -> new When.Dates(first, first.plusDays(random.nextInt(15)));
                };
            }
            default -> new When.Ever();
        };
    }

    private Criterion spent() {
        @Nullable BigDecimal least = random.nextInt(3) == 0 ? null : amount();
        @Nullable
        BigDecimal most = least == null
                ? amount()
                : random.nextBoolean() ? null : least.add(BigDecimal.valueOf(random.nextInt(80)));
        String currency = random.nextInt(4) == 0 ? "none" : random.nextBoolean() ? "EUR" : "USD";
        return new Criterion.Spent(currency, least, most, when());
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(100) - 20L);
    }

    private Criterion came() {
        return switch (random.nextInt(5)) {
            case 0 -> new Criterion.CameBy(Came.CAMPAIGN, random.nextBoolean() ? "c1" : "Spring", when());
            case 1 -> new Criterion.CameBy(Came.LINK, "l" + random.nextInt(2), when());
            case 2 -> new Criterion.CameBy(Came.NETWORK, "n" + random.nextInt(2), when());
            case 3 -> new Criterion.CameBy(Came.SOURCE, random.nextBoolean() ? "ADS" : "SHORTLINK", when());
            default -> new Criterion.CameBy(Came.REF, "r" + random.nextInt(3), when());
        };
    }
}
