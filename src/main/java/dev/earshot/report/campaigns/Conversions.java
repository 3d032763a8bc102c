package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.campaigns.Conversion.Goal;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.FirstMessages;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What a period brought: of all users together how much there was, and one by one what may be credited to a touch. So what
 * has to be read one by one grows with the people that links brought, and not with all that the bot has.
 */
final class Conversions {
    /** How people came is no conversion. */
    static final Condition IS_CONVERSION = EVENT.TYPE.ne("REFERRAL");

    private final Store store;
    private final ReportQuestion question;

    Conversions(Store store, ReportQuestion question) {
        this.store = store;
        this.question = question;
    }

    /** @param revenue by currency, {@link EventTrait#NO_CURRENCY} where none is named */
    record Totals(long started, long engaged, long events, Map<String, BigDecimal> revenue) {}

    Totals totals() {
        long engaged = Numbers.whole(
                store.query(
                                question.bot(),
                                DSL.select(DSL.countDistinct(Said.USER))
                                        .from(Said.of(question))
                                        .where(Said.IS_INCOMING, Said.USER.ne("")))
                        .getFirst(),
                0);
        long started = Numbers.whole(
                store.query(
                                question.bot(),
                                DSL.select(DSL.count())
                                        .from(FirstMessages.of(question))
                                        .where(isStart()))
                        .getFirst(),
                0);
        long events = 0;
        Map<String, BigDecimal> revenue = new TreeMap<>();
        Field<String> currency = DSL.field(DSL.name("shown_currency"), String.class);
        for (Record row : store.query(
                question.bot(),
                DSL.select(currencyOfAmount().as(currency), DSL.count(), DSL.sum(EVENT.AMOUNT))
                        .from(EVENT)
                        .where(Happened.in(question), IS_CONVERSION)
                        .groupBy(currency)
                        .orderBy(DSL.count().desc())
                        .limit(Touches.MAX_ROWS))) {
            events += Numbers.whole(row, 1);
            if (row.get(currency) != null) {
                revenue.put(row.get(currency), Numbers.amount(row, 2));
            }
        }
        return new Totals(started, engaged, events, revenue);
    }

    /** Null of what brings no amount. */
    private static Field<String> currencyOfAmount() {
        return DSL.when(EVENT.AMOUNT.isNotNull(), DSL.coalesce(EVENT.CURRENCY, DSL.inline(EventTrait.NO_CURRENCY)));
    }

    /** Of first messages: in the period, and of whom a filter lets through. */
    private Condition isStart() {
        Condition isIn = DSL.and(
                FirstMessages.TIME.ge(question.period().from()),
                FirstMessages.TIME.lt(question.period().to()));
        return question.filter().isOfMessages()
                ? isIn.and(FirstMessages.USER.in(DSL.select(Said.USER).from(Said.of(question))))
                : isIn;
    }

    /** Events from so long before the period on: a repeat of one of these is no conversion. */
    List<Conversion> eventsBefore(Duration time) {
        Instant from = question.period().from();
        return time.isZero() ? List.of() : events(Happened.between(question, from.minus(time), from));
    }

    /** Of those who have, or may have, a touch before the period's end; the newest of each kind. */
    List<Conversion> ofTouched() {
        List<Conversion> all = new ArrayList<>();
        all.addAll(started());
        all.addAll(engaged());
        all.addAll(events(Happened.in(question)));
        return all;
    }

    private Condition mayBeTouched(Field<String> user) {
        return Tied.mayBeOf(question.bot(), user, question.period().to());
    }

    private List<Conversion> started() {
        return store
                .query(
                        question.bot(),
                        DSL.select(FirstMessages.USER, FirstMessages.TIME)
                                .from(FirstMessages.of(question))
                                .where(isStart(), mayBeTouched(FirstMessages.USER))
                                .orderBy(FirstMessages.TIME.desc(), FirstMessages.USER)
                                .limit(Touches.MAX_ROWS))
                .stream()
                .map(row -> new Conversion(Goal.STARTED, row.value1(), row.value2(), null, null, "", null, null))
                .toList();
    }

    private List<Conversion> engaged() {
        Field<Instant> last = DSL.max(Said.TIME).as("last");
        Field<Instant> first = DSL.min(Said.TIME).as("first");
        return store
                .query(
                        question.bot(),
                        DSL.select(Said.USER, last, first)
                                .from(Said.of(question))
                                .where(Said.IS_INCOMING, Said.USER.ne(""), mayBeTouched(Said.USER))
                                .groupBy(Said.USER)
                                .orderBy(DSL.field(DSL.name("last")).desc(), Said.USER)
                                .limit(Touches.MAX_ROWS))
                .stream()
                .map(row ->
                        new Conversion(Goal.ENGAGED, row.value1(), row.value2(), row.value3(), null, "", null, null))
                .toList();
    }

    private List<Conversion> events(Condition which) {
        return store
                .query(
                        question.bot(),
                        DSL.select(EVENT.USER, EVENT.TIME, EVENT.ID, EVENT.NAME, EVENT.AMOUNT, EVENT.CURRENCY)
                                .from(EVENT)
                                .where(which, IS_CONVERSION, mayBeTouched(EVENT.USER))
                                .orderBy(EVENT.TIME.desc(), EVENT.ID)
                                .limit(Touches.MAX_ROWS))
                .stream()
                .map(Conversions::event)
                .toList();
    }

    private static Conversion event(Record row) {
        BigDecimal amount = row.get(EVENT.AMOUNT);
        String currency = row.get(EVENT.CURRENCY);
        return new Conversion(
                Goal.EVENT,
                row.get(EVENT.USER),
                row.get(EVENT.TIME),
                null,
                row.get(EVENT.ID),
                row.get(EVENT.NAME) == null ? "" : row.get(EVENT.NAME),
                amount,
                amount == null ? null : currency == null ? EventTrait.NO_CURRENCY : currency);
    }
}
