package dev.earshot.report.sessions;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.HoursOfWeek;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How long and how well users talk with a bot: its sessions ({@link Sessions}) and the bot's answers. A session is
 * <em>engaged</em> if the user sent something in it, and <em>bounced</em> if that was one message only: the user said one
 * thing and was gone.
 */
public final class Engagement {
    /** The shares of answers that are as quick as the response times given. */
    public static final List<Double> PERCENTILES = List.of(0.5, 0.75, 0.9, 0.95, 0.99);

    /** More codes than any platform's documentation lists for one cause. */
    static final int MAX_CODES = 100;

    private static final Field<Integer> STEP = DSL.field(DSL.name("counted", "step"), SQLDataType.INTEGER);
    private static final Field<Integer> BY_MESSAGES = DSL.field(DSL.name("counted", "messages"), SQLDataType.INTEGER);
    private static final Field<Integer> BY_MILLIS = DSL.field(DSL.name("counted", "length"), SQLDataType.INTEGER);

    private final Store store;

    public Engagement(Store store) {
        this.store = store;
    }

    /** Of sessions that began in a time. */
    public record Count(long sessions, long engaged, long bounced, long millis, long messages) {
        static final Count NONE = new Count(0, 0, 0, 0, 0);

        /** The bounced as a share of the engaged; null without any. */
        public @Nullable Double bounceRate() {
            return Numbers.ratio(bounced, engaged);
        }
    }

    /**
     * All of them.
     *
     * @param steps of the question's series, in order
     * @param byMessages sessions by the ranges of {@link Scale#MESSAGES}
     * @param byMillis sessions by the ranges of {@link Scale#MILLIS}
     */
    public record Counts(Count whole, List<Count> steps, List<Long> byMessages, List<Long> byMillis) {}

    /**
     * Response times in milliseconds: from a user's message to the bot's next one within the session, where no other message
     * of the user came between.
     *
     * @param whole of the period's answers, for each of the {@link #PERCENTILES}; null without an answer
     * @param steps the same for each step
     */
    public record Answers(List<@Nullable Double> whole, List<List<@Nullable Double>> steps) {}

    /** @param hours messages by the hour of the week, from Monday's first on */
    public record Hours(List<Long> hours, long outgoing, long refused) {}

    /** Messages that a platform refused to deliver. */
    public record Refused(String code, long messages, long users) {}

    public Counts counts(ReportQuestion question) {
        Buckets buckets = question.buckets();
        Table<?> counted = DSL.select(
                        buckets.index(Sessions.START).as("step"),
                        Scale.MESSAGES
                                .index(Sessions.INCOMING.plus(Sessions.OUTGOING))
                                .as("messages"),
                        Scale.MILLIS.index(Sessions.MILLIS).as("length"),
                        Sessions.INCOMING,
                        Sessions.OUTGOING,
                        Sessions.MILLIS)
                .from(Sessions.of(question))
                .asTable("counted");
        Field<Integer> incoming = DSL.field(DSL.name("counted", "incoming"), SQLDataType.INTEGER);
        Field<Integer> outgoing = DSL.field(DSL.name("counted", "outgoing"), SQLDataType.INTEGER);
        Field<Long> millis = DSL.field(DSL.name("counted", "millis"), SQLDataType.BIGINT);
        var query = DSL.select(List.of(
                        STEP,
                        BY_MESSAGES,
                        BY_MILLIS,
                        DSL.count(),
                        DSL.count(DSL.when(incoming.ge(1), 1)),
                        DSL.count(DSL.when(incoming.eq(1), 1)),
                        DSL.sum(millis),
                        DSL.sum(incoming.plus(outgoing))))
                .from(counted)
                .groupBy(DSL.groupingSets(
                        new Field<?>[] {STEP}, new Field<?>[] {BY_MESSAGES}, new Field<?>[] {BY_MILLIS}));
        List<Count> steps = new ArrayList<>(Collections.nCopies(buckets.size(), Count.NONE));
        long[] byMessages = new long[Scale.MESSAGES.ranges().size()];
        long[] byMillis = new long[Scale.MILLIS.ranges().size()];
        for (Record row : store.query(question.bot(), query)) {
            if (row.get(STEP) != null) {
                steps.set(row.get(STEP), count(row));
            } else if (row.get(BY_MESSAGES) != null) {
                byMessages[row.get(BY_MESSAGES)] = Numbers.whole(row, 3);
            } else {
                byMillis[row.get(BY_MILLIS)] = Numbers.whole(row, 3);
            }
        }
        return new Counts(
                steps.stream().reduce(Count.NONE, Engagement::sum),
                steps,
                Arrays.stream(byMessages).boxed().toList(),
                Arrays.stream(byMillis).boxed().toList());
    }

    private static Count count(Record row) {
        return new Count(
                Numbers.whole(row, 3),
                Numbers.whole(row, 4),
                Numbers.whole(row, 5),
                Numbers.whole(row, 6),
                Numbers.whole(row, 7));
    }

    private static Count sum(Count a, Count b) {
        return new Count(
                a.sessions + b.sessions,
                a.engaged + b.engaged,
                a.bounced + b.bounced,
                a.millis + b.millis,
                a.messages + b.messages);
    }

    /** How many users had how many sessions, by the ranges of {@link Scale#SESSIONS}. */
    public List<Long> users(ReportQuestion question) {
        Field<Integer> sessions = DSL.field(DSL.name("own", "sessions"), SQLDataType.INTEGER);
        Table<?> own = DSL.select(DSL.count().as("sessions"))
                .from(Sessions.of(question))
                .groupBy(Sessions.USER)
                .asTable("own");
        Field<Integer> range = DSL.field(DSL.name("user_range"), SQLDataType.INTEGER);
        long[] users = new long[Scale.SESSIONS.ranges().size()];
        for (Record row : store.query(
                question.bot(),
                DSL.select(Scale.SESSIONS.index(sessions).as(range), DSL.count())
                        .from(own)
                        .groupBy(range))) {
            users[row.get(range)] = Numbers.whole(row, 1);
        }
        return Arrays.stream(users).boxed().toList();
    }

    public Answers answers(ReportQuestion question) {
        Buckets buckets = question.buckets();
        Field<Long> pause = DSL.field(DSL.name("counted", "pause"), SQLDataType.BIGINT);
        Table<?> answers = DSL.select(buckets.index(Said.TIME).as("step"), Said.PAUSE)
                .from(Said.inOrder(question))
                .where(Sessions.isAnswer(question))
                .asTable("counted");
        List<Field<?>> columns = new ArrayList<>(List.of(STEP));
        for (double percentile : PERCENTILES) {
            columns.add(DSL.percentileCont(percentile).withinGroupOrderBy(pause));
        }
        List<@Nullable Double> none = Collections.nCopies(PERCENTILES.size(), null);
        List<@Nullable Double> whole = none;
        List<List<@Nullable Double>> steps = new ArrayList<>(Collections.nCopies(buckets.size(), none));
        for (Record row : store.query(
                question.bot(),
                DSL.select(columns)
                        .from(answers)
                        .groupBy(DSL.groupingSets(new Field<?>[] {STEP}, new Field<?>[] {})))) {
            if (row.get(STEP) == null) {
                whole = percentiles(row);
            } else {
                steps.set(row.get(STEP), percentiles(row));
            }
        }
        return new Answers(whole, steps);
    }

    private static List<@Nullable Double> percentiles(Record row) {
        List<@Nullable Double> percentiles = new ArrayList<>();
        for (int i = 1; i <= PERCENTILES.size(); i++) {
            OptionalDouble value = Numbers.fraction(row, i);
            percentiles.add(value.isEmpty() ? null : Double.valueOf(value.getAsDouble()));
        }
        return percentiles;
    }

    public Hours hours(ReportQuestion question) {
        Field<Integer> hour = DSL.field(DSL.name("hour_of_week"), SQLDataType.INTEGER);
        long[] hours = new long[HoursOfWeek.COUNT];
        long outgoing = 0;
        long refused = 0;
        for (Record row : store.query(
                question.bot(),
                DSL.select(
                                HoursOfWeek.of(Said.TIME, question.period()).as(hour),
                                DSL.count(),
                                DSL.count(DSL.when(Said.IS_OUTGOING, 1)),
                                DSL.count(Said.FAILURE_CODE))
                        .from(Said.of(question))
                        .groupBy(hour))) {
            hours[row.get(hour)] = Numbers.whole(row, 1);
            outgoing += Numbers.whole(row, 2);
            refused += Numbers.whole(row, 3);
        }
        return new Hours(Arrays.stream(hours).boxed().toList(), outgoing, refused);
    }

    /** The most frequent first, at most 100 codes. */
    public List<Refused> refused(ReportQuestion question) {
        var query = DSL.select(Said.FAILURE_CODE, DSL.count(), DSL.countDistinct(Said.USER))
                .from(Said.of(question))
                .where(Said.FAILURE_CODE.isNotNull())
                .groupBy(Said.FAILURE_CODE)
                .orderBy(DSL.count().desc(), Said.FAILURE_CODE)
                .limit(MAX_CODES);
        return store.query(question.bot(), query).stream()
                .map(row -> new Refused(row.get(Said.FAILURE_CODE), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }
}
