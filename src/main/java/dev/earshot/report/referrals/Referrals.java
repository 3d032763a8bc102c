package dev.earshot.report.referrals;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Who came by which ad, link or code, and what became of them. A referral <em>brings</em> its user; a user whom several
 * bring is brought by each.
 *
 * <ul>
 *   <li><em>New</em> is who had no message, in or out, until a day before the referral.
 *   <li><em>Messaged</em> means: sent a message within a day after the referral.
 *   <li><em>Paid</em> means: had an event with an amount above zero after the referral, within the period.
 *   <li><em>Revenue</em> is the sum of the amounts of these users after their first referral, within the period.
 * </ul>
 */
public final class Referrals {
    /** Rankings end here. */
    public static final int MAX_ROWS = 100;

    private static final int MAX_SUMS = 1_000;

    private static final Field<Instant> FIRST = DSL.field(DSL.name("first"), EVENT.TIME.getDataType());

    private final Store store;

    public Referrals(Store store) {
        this.store = store;
    }

    /** @param referrals of nobody known, too */
    public record Counts(long users, long referrals, long newUsers, long messaged, long paid) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    public record OfStep(int step, Counts counts) {}

    /** @param value null for referrals that do not say it */
    public record OfOrigin(@Nullable String value, Counts counts) {}

    /** @param first time in the period that the user was brought */
    public record Brought(
            String user, Instant first, long referrals, boolean isNew, boolean hasMessaged, boolean hasPaid) {}

    /**
     * All of a period, from one look at its referrals.
     *
     * @param steps of the question; those in which nobody came are left out
     * @param origins of each kind those that brought the most, first
     */
    public record All(Counts totals, List<OfStep> steps, Map<Origin, List<OfOrigin>> origins) {}

    /** @param traits of the referrals that count, here and below */
    public All all(ReportQuestion question, Map<EventTrait, String> traits) {
        Counts totals = Counts.NONE;
        List<OfStep> steps = new ArrayList<>();
        Map<Origin, List<OfOrigin>> origins = new EnumMap<>(Origin.class);
        for (Record row : store.query(question.bot(), ReferralSets.of(question, traits))) {
            Counts counts = counts(row, ReferralSets.FIRST_COUNT);
            switch (row.get(ReferralSets.SET)) {
                case ReferralSets.WHOLE -> totals = counts;
                case ReferralSets.STEPS -> steps.add(new OfStep(row.get(ReferralSets.STEP), counts));
                default -> {
                    Origin origin = ReferralSets.ORIGINS.get(row.get(ReferralSets.SET));
                    origins.computeIfAbsent(origin, any -> new ArrayList<>())
                            .add(new OfOrigin(row.get(ReferralSets.value(origin)), counts));
                }
            }
        }
        return new All(totals, steps, origins);
    }

    /** What goes with some origins, null for referrals that do not say it. */
    ByOrigin by(Map<Origin, ? extends Collection<@Nullable String>> shown) {
        return new ByOrigin(store, shown);
    }

    /** What all brought users paid, by currency; {@link EventTrait#NO_CURRENCY} where none is named. */
    public Map<String, BigDecimal> revenue(ReportQuestion question, Map<EventTrait, String> traits) {
        Came came = new Came(question, traits);
        var brought = DSL.select(Came.CAME_USER, DSL.min(Came.CAME_TIME).as(FIRST))
                .from(Came.CAME)
                .groupBy(Came.CAME_USER)
                .asTable("brought");
        Field<String> shownCurrency = DSL.field(DSL.name("shown_currency"), String.class);
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.with(came.referrals())
                        .select(came.currency().as(shownCurrency), DSL.sum(EVENT.AMOUNT))
                        .from(brought)
                        .join(EVENT)
                        .on(EVENT.USER.eq(DSL.field(DSL.name("brought", "user_id"), String.class)))
                        .where(came.paidAfter(FIRST))
                        .groupBy(shownCurrency)
                        .orderBy(DSL.count().desc())
                        .limit(MAX_SUMS))) {
            revenue.put(row.get(shownCurrency), Numbers.amount(row, 1));
        }
        return revenue;
    }

    /** Who was brought, the newest first; the {@link #MAX_ROWS} newest. */
    public List<Brought> people(ReportQuestion question, Map<EventTrait, String> traits, Who who) {
        Field<Integer> isNew = DSL.max(ReferralSets.flag(Came.IS_NEW));
        Field<Integer> hasMessaged = DSL.max(ReferralSets.flag(Came.HAS_MESSAGED));
        Field<Integer> hasPaid = DSL.max(ReferralSets.flag(Came.HAS_PAID));
        Condition which = switch (who) {
            case ALL -> DSL.trueCondition();
            case NEW -> isNew.eq(1);
            case MESSAGED -> hasMessaged.eq(1);
            case PAID -> hasPaid.eq(1);
        };
        Came came = new Came(question, traits);
        return store
                .query(
                        question.bot(),
                        DSL.with(came.referrals())
                                .select(
                                        Came.USER,
                                        DSL.min(Came.TIME).as(FIRST),
                                        DSL.count(),
                                        isNew,
                                        hasMessaged,
                                        hasPaid)
                                .from(came.table())
                                .where(Came.USER.ne(""))
                                .groupBy(Came.USER)
                                .having(which)
                                .orderBy(FIRST.desc(), Came.USER.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new Brought(
                        row.value1(),
                        row.get(FIRST),
                        row.value3(),
                        row.value4() == 1,
                        row.value5() == 1,
                        row.value6() == 1))
                .toList();
    }

    private static Counts counts(Record row, int first) {
        return new Counts(
                Numbers.whole(row, first),
                Numbers.whole(row, first + 1),
                Numbers.whole(row, first + 2),
                Numbers.whole(row, first + 3),
                Numbers.whole(row, first + 4));
    }
}
