package dev.earshot.report.revenue;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Money: the amounts of events, each currency by itself. An <em>order</em> is an event with an amount above zero, a
 * <em>refund</em> one below; <em>revenue</em> is the sum of both. A <em>paying user</em> is one with an order.
 *
 * <p>Currencies are named as events name them, {@link EventTrait#NO_CURRENCY} stands for amounts that name none.
 */
public final class Revenue {
    /** Rankings end here. */
    public static final int MAX_ROWS = 100;

    /** More than a bot sells in. */
    static final int MAX_CURRENCIES = 20;

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final Field<String> CURRENCY = DSL.field(DSL.name("shown_currency"), String.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("attribute_value"), String.class);
    private static final Field<Integer> EVENTS = DSL.field(DSL.name("events"), Integer.class);
    private static final Field<BigDecimal> TOTAL = DSL.field(DSL.name("revenue"), EVENT.AMOUNT.getDataType());

    private static final Condition IS_ORDER = EVENT.AMOUNT.gt(BigDecimal.ZERO);

    private final Store store;

    public Revenue(Store store) {
        this.store = store;
    }

    /**
     * Sums of one currency.
     *
     * @param revenue orders less refunds
     * @param payingUsers known ones
     */
    public record Sums(
            BigDecimal revenue, long orders, BigDecimal ordered, long payingUsers, long refunds, BigDecimal refunded) {
        static final Sums NONE = new Sums(BigDecimal.ZERO, 0, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO);

        private static final List<Field<?>> FIELDS = List.of(
                DSL.sum(EVENT.AMOUNT).as(TOTAL),
                DSL.count(DSL.when(IS_ORDER, 1)),
                DSL.sum(DSL.when(IS_ORDER, EVENT.AMOUNT)),
                DSL.countDistinct(DSL.when(IS_ORDER.and(EVENT.USER.ne("")), EVENT.USER)),
                DSL.count(DSL.when(EVENT.AMOUNT.lt(BigDecimal.ZERO), 1)),
                DSL.sum(DSL.when(EVENT.AMOUNT.lt(BigDecimal.ZERO), EVENT.AMOUNT)));

        private static Sums of(Record row, int first) {
            return new Sums(
                    Numbers.amount(row, first),
                    Numbers.whole(row, first + 1),
                    Numbers.amount(row, first + 2),
                    Numbers.whole(row, first + 3),
                    Numbers.whole(row, first + 4),
                    Numbers.amount(row, first + 5));
        }

        /** Null without orders. */
        @Nullable
        Double averageOrder() {
            return orders == 0 ? null : Double.valueOf(ordered.doubleValue() / orders);
        }

        /** Null of nobody. */
        @Nullable
        Double perUser(long users) {
            return users == 0 ? null : Double.valueOf(revenue.doubleValue() / users);
        }
    }

    public record OfCurrency(String currency, Sums sums) {}

    public record OfStep(int step, String currency, Sums sums) {}

    public record OfName(String name, Sums sums) {}

    /** @param value null for events that lack the key */
    public record OfValue(@Nullable String value, Sums sums) {}

    /** @param user {@code ""} if it is nobody's */
    public record Order(
            UUID id,
            String user,
            Instant time,
            String name,
            BigDecimal amount,
            @Nullable String referenceNumber) {}

    /** The one with the most events first. */
    public List<OfCurrency> currencies(ReportQuestion question) {
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(currency().as(CURRENCY), DSL.count().as(EVENTS)))
                                .from(EVENT)
                                .where(Happened.in(question), EVENT.AMOUNT.isNotNull())
                                .groupBy(CURRENCY)
                                .orderBy(EVENTS.desc(), CURRENCY.asc())
                                .limit(MAX_CURRENCIES))
                .stream()
                .map(row -> new OfCurrency(row.get(CURRENCY), Sums.of(row, 2)))
                .toList();
    }

    /** Users of the period who received a message; filters of direction and intent do not restrict events, so nor these. */
    public long activeUsers(ReportQuestion question) {
        ReportQuestion ofAll = question.with(question.filter().withoutDirectionAndIntent());
        Record row = store.query(
                        question.bot(),
                        DSL.select(DSL.countDistinct(DSL.when(Said.IS_OUTGOING, Said.USER)))
                                .from(Said.of(ofAll)))
                .getFirst();
        return Numbers.whole(row, 0);
    }

    /** By steps of the question; those in which nothing was paid are left out. */
    public List<OfStep> steps(ReportQuestion question, List<String> currencies) {
        Buckets buckets = question.buckets();
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(
                                        buckets.index(EVENT.TIME).as(STEP),
                                        currency().as(CURRENCY)))
                                .from(EVENT)
                                .where(
                                        Happened.in(question),
                                        EVENT.AMOUNT.isNotNull(),
                                        currency().in(currencies))
                                .groupBy(STEP, CURRENCY))
                .stream()
                .map(row -> new OfStep(row.get(STEP), row.get(CURRENCY), Sums.of(row, 2)))
                .toList();
    }

    /**
     * By the event's name, the most revenue first.
     *
     * @param only these names; null for those with the most of all
     */
    public List<OfName> names(ReportQuestion question, String currency, @Nullable Collection<String> only) {
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(EVENT.NAME))
                                .from(EVENT)
                                .where(of(question, currency), only == null ? DSL.noCondition() : EVENT.NAME.in(only))
                                .groupBy(EVENT.NAME)
                                .orderBy(TOTAL.desc(), EVENT.NAME.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new OfName(row.get(EVENT.NAME), Sums.of(row, 1)))
                .toList();
    }

    /**
     * By the value of an attribute, the most revenue first.
     *
     * @param key as {@link EventAttributes} reads it
     * @param only these values; null for those with the most of all
     */
    public List<OfValue> values(
            ReportQuestion question, String currency, String key, @Nullable Collection<@Nullable String> only) {
        Field<String> value = EventAttributes.value(key);
        return store
                .query(
                        question.bot(),
                        DSL.select(fields(value.as(VALUE)))
                                .from(EVENT)
                                .where(
                                        of(question, currency),
                                        only == null ? DSL.noCondition() : EventAttributes.isOneOf(value, only))
                                .groupBy(VALUE)
                                .orderBy(TOTAL.desc(), VALUE.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new OfValue(row.get(VALUE), Sums.of(row, 1)))
                .toList();
    }

    /** The largest first. */
    public List<Order> largest(ReportQuestion question, String currency) {
        return store
                .query(
                        question.bot(),
                        DSL.select(EVENT.ID, EVENT.USER, EVENT.TIME, EVENT.NAME, EVENT.AMOUNT, EVENT.REFERENCE_NUMBER)
                                .from(EVENT)
                                .where(of(question, currency), IS_ORDER)
                                .orderBy(EVENT.AMOUNT.desc(), EVENT.TIME.desc(), EVENT.SEQUENCE.desc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new Order(
                        row.get(EVENT.ID),
                        row.get(EVENT.USER),
                        row.get(EVENT.TIME),
                        row.get(EVENT.NAME),
                        Numbers.amount(row, 4),
                        row.get(EVENT.REFERENCE_NUMBER)))
                .toList();
    }

    private static Condition of(ReportQuestion question, String currency) {
        return Happened.in(question).and(EventTrait.CURRENCY.is(currency));
    }

    private static Field<String> currency() {
        return DSL.coalesce(EVENT.CURRENCY, DSL.inline(EventTrait.NO_CURRENCY));
    }

    /** What is grouped by, then the sums. */
    private static List<Field<?>> fields(Field<?>... groups) {
        List<Field<?>> fields = new ArrayList<>(List.of(groups));
        fields.addAll(Sums.FIELDS);
        return fields;
    }
}
