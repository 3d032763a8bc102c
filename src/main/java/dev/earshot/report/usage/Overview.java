package dev.earshot.report.usage;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.FirstMessages;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How a bot did in a period: what was said, by how many, and how well it went. By Dashbot's words an <em>active</em> user is
 * one who received a message, an <em>engaged</em> user one who sent one.
 */
public final class Overview {
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final String BY_USER = "by_user";
    private static final Field<Integer> OF_STEP = DSL.field(DSL.name(BY_USER, "step_index"), Integer.class);
    private static final Field<String> USER = DSL.field(DSL.name(BY_USER, "who"), String.class);
    private static final Field<Integer> INCOMING = DSL.field(DSL.name(BY_USER, "incoming"), Integer.class);
    private static final Field<Integer> OUTGOING = DSL.field(DSL.name(BY_USER, "outgoing"), Integer.class);
    private static final Field<Integer> NOT_UNDERSTOOD = DSL.field(DSL.name(BY_USER, "not_understood"), Integer.class);

    private final Store store;

    public Overview(Store store) {
        this.store = store;
    }

    /**
     * Of a whole period.
     *
     * @param users who sent or received something
     * @param newUsers whose first message ever, in or out, lies in the period
     * @param notHandled messages of users that the bot did not understand
     * @param sessionMillis of all sessions together, each from its first message to its last
     * @param sessionMessages in all sessions together
     * @param answerMillis the median time from a user's message to the bot's next one within the session; empty without any
     * @param revenue by currency, never added up over currencies; an unnamed currency is {@code ""}
     */
    public record Totals(
            long incoming,
            long outgoing,
            long users,
            long active,
            long engaged,
            long newUsers,
            long notHandled,
            long sessions,
            long sessionMillis,
            long sessionMessages,
            OptionalDouble answerMillis,
            Map<String, BigDecimal> revenue) {

        /** The share of the users' messages that the bot did not understand; empty without any. */
        public OptionalDouble notHandledRate() {
            return incoming == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) notHandled / incoming);
        }
    }

    /** Of one step of a series. */
    public record Step(
            Instant start, long incoming, long outgoing, long active, long engaged, long newUsers, long notHandled) {}

    public Totals totals(ReportQuestion question) {
        Record said = store.query(question.bot(), DSL.select(counts()).from(byUser(question, DSL.inline(0))))
                .getFirst();
        Record sessions = store.query(
                        question.bot(),
                        DSL.select(
                                        DSL.count(),
                                        DSL.sum(Sessions.MILLIS),
                                        DSL.sum(Sessions.INCOMING.plus(Sessions.OUTGOING)))
                                .from(Sessions.of(question)))
                .getFirst();
        return new Totals(
                Numbers.whole(said, 0),
                Numbers.whole(said, 1),
                Numbers.whole(said, 2),
                Numbers.whole(said, 3),
                Numbers.whole(said, 4),
                newUsers(question, null).values().stream()
                        .mapToLong(count -> count)
                        .sum(),
                Numbers.whole(said, 5),
                Numbers.whole(sessions, 0),
                Numbers.whole(sessions, 1),
                Numbers.whole(sessions, 2),
                answerMillis(question),
                revenue(question));
    }

    public List<Step> series(ReportQuestion question) {
        Buckets buckets = question.buckets();
        Map<Integer, Long> newUsers = newUsers(question, buckets);
        List<Field<?>> columns = new ArrayList<>(counts());
        columns.addFirst(OF_STEP);
        List<Step> steps = new ArrayList<>(Collections.nCopies(buckets.size(), null));
        for (int i = 0; i < buckets.size(); i++) {
            steps.set(i, new Step(start(buckets, i), 0, 0, 0, 0, newUsers.getOrDefault(i, 0L), 0));
        }
        for (Record row : store.query(
                question.bot(),
                DSL.select(columns)
                        .from(byUser(question, buckets.index(Said.TIME)))
                        .groupBy(OF_STEP))) {
            int i = row.get(OF_STEP);
            steps.set(
                    i,
                    new Step(
                            start(buckets, i),
                            Numbers.whole(row, 1),
                            Numbers.whole(row, 2),
                            Numbers.whole(row, 4),
                            Numbers.whole(row, 5),
                            newUsers.getOrDefault(i, 0L),
                            Numbers.whole(row, 6)));
        }
        return steps;
    }

    private static Instant start(Buckets buckets, int index) {
        return buckets.starts().get(index).toInstant();
    }

    /** Incoming, outgoing, users, active, engaged, not handled. */
    private static List<Field<?>> counts() {
        return List.of(
                DSL.sum(INCOMING),
                DSL.sum(OUTGOING),
                DSL.countDistinct(USER),
                DSL.countDistinct(DSL.when(OUTGOING.gt(0), USER)),
                DSL.countDistinct(DSL.when(INCOMING.gt(0), USER)),
                DSL.sum(NOT_UNDERSTOOD));
    }

    /** Each user's messages of a step added together first: to count users among messages takes three times as long. */
    private static Table<?> byUser(ReportQuestion question, Field<Integer> step) {
        return DSL.select(List.of(
                        step.as(STEP),
                        Said.USER.as(USER),
                        count(Said.IS_INCOMING).as(INCOMING),
                        count(Said.IS_OUTGOING).as(OUTGOING),
                        count(Said.IS_NOT_UNDERSTOOD).as(NOT_UNDERSTOOD)))
                .from(Said.of(question))
                .groupBy(STEP, Said.USER)
                .asTable(BY_USER);
    }

    private static AggregateFunction<Integer> count(Condition condition) {
        return DSL.count(DSL.when(condition, 1));
    }

    /** By step; all under 0 if there are none. With a filter of messages, only those who have such a message in the period. */
    private Map<Integer, Long> newUsers(ReportQuestion question, @Nullable Buckets buckets) {
        Field<Integer> step = buckets == null ? DSL.inline(0) : buckets.index(FirstMessages.TIME);
        Map<Integer, Long> counts = new TreeMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(step.as(STEP), DSL.count())
                        .from(FirstMessages.of(question))
                        .where(
                                FirstMessages.TIME.ge(question.period().from()),
                                FirstMessages.TIME.lt(question.period().to()),
                                FirstMessages.USER.in(DSL.select(Said.USER).from(Said.of(question))))
                        .groupBy(STEP))) {
            counts.put(row.get(STEP), Numbers.whole(row, 1));
        }
        return counts;
    }

    private OptionalDouble answerMillis(ReportQuestion question) {
        Record median = store.query(
                        question.bot(),
                        DSL.select(DSL.median(Said.PAUSE))
                                .from(Said.inOrder(question))
                                .where(Sessions.isAnswer(question)))
                .getFirst();
        return Numbers.fraction(median, 0);
    }

    private Map<String, BigDecimal> revenue(ReportQuestion question) {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(EVENT.CURRENCY, DSL.sum(EVENT.AMOUNT))
                        .from(EVENT)
                        .where(Happened.in(question), EVENT.AMOUNT.isNotNull())
                        .groupBy(EVENT.CURRENCY))) {
            String currency = row.get(EVENT.CURRENCY);
            revenue.put(currency == null ? "" : currency, (BigDecimal) row.get(1));
        }
        return revenue;
    }
}
