package dev.earshot.report.act;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What there is to ask about: the most frequent acts of each kind in a question's period. */
public final class ActSuggestions {
    /** Of each kind; more than anybody reads through. */
    static final int MAX_OF_KIND = 25;

    private static final Field<String> WHAT = DSL.field(DSL.name("what"), String.class);
    private static final List<Act> WITHOUT_NAMES = List.of(
            new Act.Message("INCOMING", null, null),
            new Act.Message("OUTGOING", null, null),
            new Act.NotHandled(),
            new Act.Revenue(null, null),
            new Act.Click(null, null),
            new Act.Takeover());

    private final Store store;

    public ActSuggestions(Store store) {
        this.store = store;
    }

    /** Those without a name first, then of each kind the most frequent first. */
    public List<Act> of(ReportQuestion question) {
        List<Act> acts = new ArrayList<>(WITHOUT_NAMES);
        Table<Record> said = Said.of(question);
        Condition isTap = Said.KIND.in("QUICK_REPLY", "POSTBACK");
        Field<String> text = Wording.spelled(Said.TEXT);
        most(question, Said.INTENT, said, Understood.IS_UNDERSTOOD, Act.Intent::new)
                .forEach(acts::add);
        most(question, Said.PRESSED, said, Said.IS_INCOMING.and(isTap), Act.Press::new)
                .forEach(acts::add);
        most(question, EVENT.NAME, EVENT, Happened.in(question).and(EVENT.USER.ne("")), ActSuggestions::event)
                .forEach(acts::add);
        most(question, text, said, Said.IS_INCOMING.andNot(isTap), ActSuggestions::text)
                .forEach(acts::add);
        return acts;
    }

    private static Act event(String name) {
        return new Act.Event(name, null, java.util.Map.of());
    }

    private static Act text(String text) {
        return new Act.Message("INCOMING", null, new Act.Words(text, Act.Words.Part.WHOLE));
    }

    private Stream<Act> most(
            ReportQuestion question, Field<String> what, Table<?> table, Condition which, Function<String, Act> act) {
        Field<Integer> times = DSL.count();
        return store
                .query(
                        question.bot(),
                        DSL.select(what.as(WHAT), times)
                                .from(table)
                                .where(which)
                                .groupBy(WHAT)
                                .having(WHAT.ne(""))
                                .orderBy(times.desc(), WHAT)
                                .limit(MAX_OF_KIND))
                .stream()
                .map(row -> act.apply(row.value1()));
    }
}
