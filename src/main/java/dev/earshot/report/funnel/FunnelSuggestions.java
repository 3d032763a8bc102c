package dev.earshot.report.funnel;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.act.Occurrences;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A funnel to begin with, where none is given: from a user's message to what bots are there for, which is revenue, or else the
 * most frequent event, or else the most frequent intent; between them what users said or tapped in most sessions that got there.
 */
final class FunnelSuggestions {
    /** Between the first step and the last. */
    private static final int MAX_BETWEEN = 3;

    /** Of the sessions that got there: less is one way of several. */
    private static final double MOST = 0.6;

    private static final Act BEGINNING = new Act.Message("INCOMING", null, null);
    /** What there is to get to where nothing else is. */
    private static final Act NOTHING = new Act.Message("OUTGOING", null, null);

    /** Enough to tell. */
    private static final int DAYS = 14;

    private static final Field<String> NAME = DSL.field(DSL.name("its_name"), String.class);
    private static final Field<String> TAPPED = DSL.field(DSL.name("tapped"), String.class);

    private final Store store;

    FunnelSuggestions(Store store) {
        this.store = store;
    }

    /** The question, with steps if it has none. */
    ReportQuestion completed(ReportQuestion question) {
        if (!question.option(FunnelOptions.STEPS).isBlank()) {
            return question;
        }
        Map<String, String> options = new HashMap<>(question.options());
        List<Act> ofNewest = steps(newest(question));
        options.put(
                FunnelOptions.STEPS.name(),
                ActText.writeAll(ofNewest.getLast().equals(NOTHING) ? steps(question) : ofNewest));
        return question.with(options);
    }

    /** Of the last days alone, so that it takes as long for a year as for two weeks. */
    private static ReportQuestion newest(ReportQuestion question) {
        Period period = question.period();
        return new ReportQuestion(
                question.bot(),
                Period.ofDays(Math.min(period.days(), DAYS), period.last(), period.zone()),
                question.comparison(),
                question.granularity(),
                question.filter(),
                question.options(),
                question.sessionTimeout());
    }

    private List<Act> steps(ReportQuestion question) {
        Act goal = goal(question);
        if (goal == null) {
            return List.of(BEGINNING, NOTHING);
        }
        List<Act> steps = new ArrayList<>();
        steps.add(BEGINNING);
        steps.addAll(between(question, goal));
        steps.add(goal);
        return steps;
    }

    private @Nullable Act goal(ReportQuestion question) {
        if (mostFrequent(question, EVENT.AMOUNT.gt(BigDecimal.ZERO)) != null) {
            return new Act.Revenue(null, null);
        }
        String event = mostFrequent(question, EVENT.TYPE.ne("REFERRAL"));
        if (event != null) {
            return new Act.Event(event, null, Map.of());
        }
        return store
                .query(
                        question.bot(),
                        DSL.select(Understood.INTENT.as(NAME), DSL.count())
                                .from(Understood.of(question))
                                .groupBy(NAME)
                                .orderBy(DSL.count().desc(), NAME)
                                .limit(1))
                .stream()
                .map(row -> new Act.Intent(row.value1()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String mostFrequent(ReportQuestion question, Condition which) {
        return store
                .query(
                        question.bot(),
                        DSL.select(EVENT.NAME, DSL.count())
                                .from(EVENT)
                                .where(Happened.in(question), EVENT.USER.ne(""), EVENT.NAME.ne(""), which)
                                .groupBy(EVENT.NAME)
                                .orderBy(DSL.count().desc(), EVENT.NAME)
                                .limit(1))
                .stream()
                .map(row -> row.value1())
                .findFirst()
                .orElse(null);
    }

    /** @param after milliseconds since the session began, on average */
    private record Candidate(Act act, long sessions, double after) {}

    private List<Act> between(ReportQuestion question, Act goal) {
        List<Candidate> candidates = candidates(question, goal);
        long most = candidates.stream().mapToLong(Candidate::sessions).max().orElse(0);
        return candidates.stream()
                .filter(candidate -> candidate.sessions >= most * MOST && !candidate.act.equals(goal))
                .sorted(Comparator.comparing(Candidate::sessions).reversed())
                .limit(MAX_BETWEEN)
                .sorted(Comparator.comparing(Candidate::after))
                .map(Candidate::act)
                .toList();
    }

    private List<Candidate> candidates(ReportQuestion question, Act goal) {
        Condition isTap =
                Said.IS_INCOMING.and(Said.KIND.in("QUICK_REPLY", "POSTBACK")).and(Said.PRESSED.ne(""));
        Field<String> name = DSL.when(Understood.IS_UNDERSTOOD, Said.INTENT);
        Field<String> tapped = DSL.when(DSL.not(Understood.IS_UNDERSTOOD), Said.PRESSED);
        Field<Integer> sessions = DSL.countDistinct(Said.OPENING);
        Field<Long> since = Said.TIME.coerce(Long.class).minus(Said.OPENED_AT.coerce(Long.class));
        return store
                .query(
                        question.bot(),
                        DSL.select(name.as(NAME), tapped.as(TAPPED), sessions, DSL.avg(since.cast(SQLDataType.DOUBLE)))
                                .from(Said.inOrder(question))
                                .where(
                                        Understood.IS_UNDERSTOOD.or(isTap),
                                        Said.isLetThrough(question),
                                        Said.OPENING.in(DSL.select(Occurrences.SESSION)
                                                .from(Occurrences.inSessions(
                                                        question,
                                                        List.of(goal),
                                                        question.period().from(),
                                                        question.period().to()))))
                                .groupBy(NAME, TAPPED)
                                .orderBy(sessions.desc(), NAME, TAPPED)
                                .limit(2 * MAX_BETWEEN + 1))
                .stream()
                .map(FunnelSuggestions::candidate)
                .toList();
    }

    private static Candidate candidate(Record row) {
        String name = row.get(NAME);
        Act act = name == null ? new Act.Press(row.get(TAPPED)) : new Act.Intent(name);
        return new Candidate(
                act, Numbers.whole(row, 2), Numbers.fraction(row, 3).orElse(0));
    }
}
