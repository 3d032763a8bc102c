package dev.earshot.report.referrals;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("origin"), String.class);
    private static final Field<Integer> USERS = DSL.field(DSL.name("users"), Integer.class);
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

    /** @param traits of the referrals that count, here and below */
    public Counts totals(ReportQuestion question, Map<EventTrait, String> traits) {
        Record row = store.query(question.bot(), DSL.select(counts()).from(new Came(question, traits).table()))
                .getFirst();
        return counts(row, 0);
    }

    /** By steps of the question; those in which nobody came are left out. */
    public List<OfStep> steps(ReportQuestion question, Map<EventTrait, String> traits) {
        Buckets buckets = question.buckets();
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(buckets.index(Came.TIME).as(STEP)))
                                .from(new Came(question, traits).table())
                                .groupBy(STEP))
                .stream()
                .map(row -> new OfStep(row.get(STEP), counts(row, 1)))
                .toList();
    }

    /** Who brought the most first. */
    public List<OfOrigin> origins(ReportQuestion question, Map<EventTrait, String> traits, Origin origin) {
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(Came.origin(origin).as(VALUE)))
                                .from(new Came(question, traits).table())
                                .groupBy(VALUE)
                                .orderBy(USERS.desc(), VALUE.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new OfOrigin(row.get(VALUE), counts(row, 1)))
                .toList();
    }

    /** How many users each of some origins brought. */
    public Map<@Nullable String, Long> users(
            ReportQuestion question, Map<EventTrait, String> traits, Origin origin, Collection<@Nullable String> only) {
        Map<@Nullable String, Long> users = new HashMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(Came.cameFrom(origin).as(VALUE), DSL.countDistinct(known(Came.CAME_USER)))
                        .from(new Came(question, traits).referrals())
                        .where(EventAttributes.isOneOf(Came.cameFrom(origin), only))
                        .groupBy(VALUE))) {
            users.put(row.get(VALUE), Numbers.whole(row, 1));
        }
        return users;
    }

    /** What all brought users paid, by currency; {@link EventTrait#NO_CURRENCY} where none is named. */
    public Map<String, BigDecimal> revenue(ReportQuestion question, Map<EventTrait, String> traits) {
        return revenue(question, traits, DSL.inline("all"), DSL.noCondition()).getOrDefault("all", Map.of());
    }

    /** What the users paid whom each of some origins brought, by currency. */
    public Map<@Nullable String, Map<String, BigDecimal>> revenue(
            ReportQuestion question, Map<EventTrait, String> traits, Origin origin, Collection<@Nullable String> only) {
        Field<String> value = Came.cameFrom(origin);
        return revenue(question, traits, value, EventAttributes.isOneOf(value, only));
    }

    private Map<@Nullable String, Map<String, BigDecimal>> revenue(
            ReportQuestion question, Map<EventTrait, String> traits, Field<String> origin, Condition which) {
        Came came = new Came(question, traits);
        var brought = DSL.select(
                        Came.CAME_USER,
                        origin.as(VALUE),
                        DSL.min(Came.CAME_TIME).as(FIRST))
                .from(came.referrals())
                .where(which)
                .groupBy(Came.CAME_USER, VALUE)
                .asTable("brought");
        Field<String> currency = DSL.coalesce(EVENT.CURRENCY, DSL.inline(EventTrait.NO_CURRENCY));
        Field<String> shownCurrency = DSL.field(DSL.name("shown_currency"), String.class);
        Map<@Nullable String, Map<String, BigDecimal>> revenue = new HashMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(VALUE, currency.as(shownCurrency), DSL.sum(EVENT.AMOUNT))
                        .from(brought)
                        .join(EVENT)
                        .on(EVENT.USER.eq(DSL.field(DSL.name("brought", "user_id"), String.class)))
                        .where(came.paidAfter(FIRST))
                        .groupBy(VALUE, shownCurrency)
                        .orderBy(DSL.count().desc())
                        .limit(MAX_SUMS))) {
            revenue.computeIfAbsent(row.get(VALUE), any -> new TreeMap<>())
                    .put(row.get(shownCurrency), Numbers.amount(row, 2));
        }
        return revenue;
    }

    /** Who was brought, the newest first; the {@link #MAX_ROWS} newest. */
    public List<Brought> people(ReportQuestion question, Map<EventTrait, String> traits, Who who) {
        Field<Integer> isNew = DSL.max(flag(Came.IS_NEW));
        Field<Integer> hasMessaged = DSL.max(flag(Came.HAS_MESSAGED));
        Field<Integer> hasPaid = DSL.max(flag(Came.HAS_PAID));
        Condition which = switch (who) {
            case ALL -> DSL.trueCondition();
            case NEW -> isNew.eq(1);
            case MESSAGED -> hasMessaged.eq(1);
            case PAID -> hasPaid.eq(1);
        };
        return store
                .query(
                        question.bot(),
                        DSL.select(Came.USER, DSL.min(Came.TIME).as(FIRST), DSL.count(), isNew, hasMessaged, hasPaid)
                                .from(new Came(question, traits).table())
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

    private static Field<Integer> flag(Condition condition) {
        return DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0));
    }

    private static List<Field<?>> fields(Field<?> group) {
        List<Field<?>> fields = new ArrayList<>(counts());
        fields.addFirst(group);
        return fields;
    }

    private static List<Field<?>> counts() {
        return List.of(
                DSL.countDistinct(known(Came.USER)).as(USERS),
                DSL.count(),
                users(Came.IS_NEW),
                users(Came.HAS_MESSAGED),
                users(Came.HAS_PAID));
    }

    private static Field<Integer> users(Condition condition) {
        return DSL.countDistinct(DSL.when(condition, known(Came.USER)));
    }

    /** Null where nobody is known. */
    private static Field<String> known(Field<String> user) {
        return DSL.nullif(user, DSL.inline(""));
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
