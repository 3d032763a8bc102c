package dev.earshot.report.act;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.campaigns.Tied;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.SaidInOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * When acts happened: a row for each message, event or click that is one of some acts, or several of them. A table to select
 * from, with the columns below. Rows of nobody known are none. The question's filters of users hold for all rows, that by
 * platform for messages and events, those by direction and intent for messages.
 */
public final class Occurrences {
    /** As many as the bits of {@link #ACTS} can tell apart. */
    public static final int MAX_ACTS = 30;

    private static final String NAME = "occurrence";

    public static final Field<String> USER = column(Said.USER);
    public static final Field<Instant> TIME = column(Said.TIME);

    /** Breaks ties of the time; unique among the rows of a user. */
    public static final Field<Long> SEQUENCE = column(Said.SEQUENCE);

    /** Where the message or event was; of a click, what its address says. */
    public static final Field<String> PLATFORM = column(Said.PLATFORM);

    /** Of the message, event or click. */
    public static final Field<UUID> ID = column(Said.ID);

    /** A bit for each act that it is, the lowest for the first. */
    public static final Field<Integer> ACTS = DSL.field(DSL.name(NAME, "acts"), SQLDataType.INTEGER);

    /** Of {@link #inSessions}: the sequence of the session's first message. */
    public static final Field<Long> SESSION = column(Said.OPENING);

    private Occurrences() {}

    private static <T> Field<T> column(Field<T> of) {
        return DSL.field(DSL.name(NAME, of.getName()), of.getDataType());
    }

    /** Of {@link #ACTS}: whether it is one of the acts, by its place among them. */
    public static Condition is(Field<Integer> acts, int act) {
        return DSL.bitAnd(acts, DSL.inline(1 << act)).ne(DSL.inline(0));
    }

    /** Those from one moment on and before another. */
    public static Table<Record> between(ReportQuestion question, List<Act> acts, Instant from, Instant to) {
        return new Search(question, acts, from, to).everywhere();
    }

    /**
     * Those that belong to a session ({@link SaidInOrder}). An event or a click belongs to the one that is going on, or whose
     * last message was at most the session timeout before; if there is none, to the one that begins at most the timeout after.
     */
    public static Table<Record> inSessions(ReportQuestion question, List<Act> acts, Instant from, Instant to) {
        return new Search(question, acts, from, to).inSessions();
    }

    private record Search(ReportQuestion question, List<Act> acts, Instant from, Instant to) {
        Search {
            if (acts.isEmpty() || acts.size() > MAX_ACTS) {
                throw new IllegalArgumentException(
                        "at most " + MAX_ACTS + " things are looked for at once, and one at least");
            }
        }

        Table<Record> everywhere() {
            List<Select<Record>> parts = new ArrayList<>();
            if (hasAny(Source.MESSAGES)) {
                parts.add(DSL.select(
                                columns(Said.USER, Said.TIME, Said.SEQUENCE, Said.PLATFORM, Said.ID, Source.MESSAGES))
                        .from(Said.between(question, from, to))
                        .where(any(Source.MESSAGES)));
            }
            parts.addAll(others());
            return union(parts);
        }

        Table<Record> inSessions() {
            List<Select<Record>> parts = new ArrayList<>();
            if (hasAny(Source.MESSAGES)) {
                List<Field<?>> columns = new ArrayList<>(
                        columns(Said.USER, Said.TIME, Said.SEQUENCE, Said.PLATFORM, Said.ID, Source.MESSAGES));
                columns.add(Said.OPENING);
                parts.add(DSL.select(columns)
                        // From as far back as the sessions of events are: so both know one by the same first message.
                        .from(Said.inOrder(question, from.minus(SaidInOrder.REACH), to))
                        .where(Said.TIME.ge(from), Said.isLetThrough(question), any(Source.MESSAGES)));
            }
            List<Select<Record>> others = others();
            if (!others.isEmpty()) {
                parts.add(SessionOf.of(question, union(others), from, to));
            }
            return union(parts);
        }

        private List<Select<Record>> others() {
            List<Select<Record>> parts = new ArrayList<>();
            if (hasAny(Source.EVENTS)) {
                parts.add(DSL.select(columns(
                                EVENT.USER, EVENT.TIME, EVENT.SEQUENCE, EVENT.PLATFORM, EVENT.ID, Source.EVENTS))
                        .from(EVENT)
                        .where(Happened.between(question, from, to), EVENT.USER.ne(""), any(Source.EVENTS)));
            }
            if (hasAny(Source.CLICKS)) {
                parts.add(DSL.select(columns(
                                Tied.OWNER, TOUCH.TIME, TOUCH.SEQUENCE, TOUCH.PLATFORM, TOUCH.ID, Source.CLICKS))
                        .from(TOUCH)
                        .join(Tied.of(question.bot(), DSL.castNull(SQLDataType.VARCHAR), to))
                        .on(TOUCH.ID.eq(Tied.ID))
                        .where(
                                TOUCH.BOT.eq(question.bot()),
                                TOUCH.TIME.ge(from),
                                TOUCH.TIME.lt(to),
                                TOUCH.KIND.eq("CLICK"),
                                TOUCH.TRAFFIC.eq("PERSON"),
                                Said.users(question, Tied.OWNER),
                                any(Source.CLICKS)));
            }
            return parts;
        }

        private boolean hasAny(Source source) {
            return acts.stream().anyMatch(act -> Source.of(act) == source);
        }

        private List<Field<?>> columns(
                Field<String> user,
                Field<Instant> time,
                Field<Long> sequence,
                Field<String> platform,
                Field<UUID> id,
                Source source) {
            return List.of(
                    user.as(USER.getName()),
                    time.as(TIME.getName()),
                    sequence.as(SEQUENCE.getName()),
                    platform.as(PLATFORM.getName()),
                    id.as(ID.getName()),
                    which(source).as(ACTS.getName()));
        }

        private Field<Integer> which(Source source) {
            Field<Integer> bits = DSL.inline(0);
            for (int i = 0; i < acts.size(); i++) {
                if (Source.of(acts.get(i)) == source) {
                    bits = bits.plus(DSL.when(condition(i), DSL.inline(1 << i)).otherwise(DSL.inline(0)));
                }
            }
            return bits.cast(SQLDataType.INTEGER);
        }

        private Condition any(Source source) {
            List<Condition> some = new ArrayList<>();
            for (int i = 0; i < acts.size(); i++) {
                if (Source.of(acts.get(i)) == source) {
                    some.add(condition(i));
                }
            }
            return DSL.or(some);
        }

        private Condition condition(int act) {
            Condition condition = Source.condition(acts.get(act), question, from, to);
            return condition.equals(DSL.noCondition()) ? DSL.trueCondition() : condition;
        }
    }

    private static Table<Record> union(List<Select<Record>> parts) {
        Select<Record> all = parts.getFirst();
        for (Select<Record> part : parts.subList(1, parts.size())) {
            all = all.unionAll(part);
        }
        return all.asTable(NAME);
    }
}
