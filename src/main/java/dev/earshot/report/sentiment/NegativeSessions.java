package dev.earshot.report.sentiment;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.sentiment.Sentiments;
import dev.earshot.store.SaidInOrder;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in which users sounded the most negative: those with the lowest sum of their messages' sentiments, so that one
 * that goes on being bad stands before one with a single bad word. They begin in the question's period.
 */
public final class NegativeSessions {
    private static final Field<BigDecimal> AVERAGE = DSL.avg(Said.SENTIMENT);

    /** To the digits that scores have, so that sums are the same in whichever order an engine adds. */
    private static final int DIGITS = 4;

    private final Store store;

    public NegativeSessions(Store store) {
        this.store = store;
    }

    /**
     * A session.
     *
     * @param messages that the user wrote and whose sentiment is known
     * @param worst the id of the most negative of these; of several, of the first
     */
    public record Session(
            String user, Instant start, long messages, double average, double sum, UUID worst, String text) {}

    private record Worst(
            UUID id, double sentiment, @Nullable String text) {}

    public List<Session> list(ReportQuestion question, int limit) {
        Field<BigDecimal> sum = DSL.round(DSL.sum(Said.SENTIMENT), DIGITS);
        List<? extends Record> rows = store.query(
                question.bot(),
                DSL.select(DSL.anyValue(Said.USER), DSL.min(Said.OPENED_AT), DSL.count(), AVERAGE, sum, Said.OPENING)
                        .from(said(question))
                        .where(isMeant(question))
                        .groupBy(Said.OPENING)
                        .having(DSL.round(AVERAGE, DIGITS).le(DSL.inline(BigDecimal.valueOf(-Sentiments.BORDER))))
                        .orderBy(sum, Said.OPENING)
                        .limit(limit));
        Map<Long, Worst> worst = worst(question, rows);
        return rows.stream()
                .map(row -> session(row, worst.get(row.get(Said.OPENING))))
                .toList();
    }

    private static Session session(Record row, @Nullable Worst worst) {
        if (worst == null) {
            throw new IllegalStateException("every session has a message");
        }
        return new Session(
                row.get(0, String.class),
                row.get(DSL.min(Said.OPENED_AT)),
                Numbers.whole(row, 2),
                Numbers.fraction(row, 3).orElseThrow(),
                Numbers.fraction(row, 4).orElseThrow(),
                worst.id,
                worst.text == null ? "" : worst.text);
    }

    private Map<Long, Worst> worst(ReportQuestion question, List<? extends Record> sessions) {
        Map<Long, Worst> worst = new HashMap<>();
        if (sessions.isEmpty()) {
            return worst;
        }
        Condition isOfThem = Said.OPENING.in(
                sessions.stream().map(row -> row.get(Said.OPENING)).toList());
        store.query(
                        question.bot(),
                        DSL.select(Said.OPENING, Said.ID, Said.SENTIMENT, Said.TEXT)
                                .from(said(question))
                                .where(isMeant(question), isOfThem)
                                .orderBy(Said.TIME, Said.SEQUENCE))
                .forEach(row -> worst.merge(
                        row.value1(),
                        new Worst(row.value2(), row.value3(), row.value4()),
                        (first, later) -> later.sentiment < first.sentiment ? later : first));
        return worst;
    }

    private static Table<Record> said(ReportQuestion question) {
        return Said.inOrder(
                question, question.period().from(), question.period().to().plus(SaidInOrder.REACH));
    }

    private static Condition isMeant(ReportQuestion question) {
        return DSL.and(
                Said.OPENED_AT.ge(question.period().from()),
                Said.OPENED_AT.lt(question.period().to()),
                Said.IS_WRITTEN,
                Said.SENTIMENT.isNotNull(),
                Said.isLetThrough(question));
    }
}
