package dev.earshot.report.messages;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Taps on quick replies and buttons. Those of one payload are one, whatever its title; without a payload, those of one title. */
final class Presses {
    static final int MAX_ROWS = 100;
    static final String QUICK_REPLY = "QUICK_REPLY";
    static final String BUTTON = "POSTBACK";

    private static final String SPELLED = "spelled";
    private static final Field<String> PRESSED = DSL.field(DSL.name(SPELLED, "pressed"), SQLDataType.VARCHAR);
    private static final Field<String> AS_SENT = DSL.field(DSL.name(SPELLED, "as_sent"), SQLDataType.VARCHAR);
    private static final Condition IS_PRESS = Said.IS_INCOMING.and(Said.KIND.in(QUICK_REPLY, BUTTON));

    private final Store store;

    Presses(Store store) {
        this.store = store;
    }

    /**
     * @param kind {@link #QUICK_REPLY} or {@link #BUTTON}
     * @param pressed what {@link Said#PRESSED} tells it by
     * @param title its newest; null if it never had one
     */
    record Press(String kind, String pressed, @Nullable String title, long messages, long users) {}

    List<Press> of(ReportQuestion question) {
        Field<?> count = DSL.count();
        return store
                .query(
                        question.bot(),
                        DSL.select(List.of(
                                        Said.KIND,
                                        PRESSED,
                                        Wording.spelled(DSL.maxBy(Said.TEXT, Said.SEQUENCE)),
                                        count,
                                        DSL.countDistinct(Said.USER)))
                                .from(Said.of(question))
                                .join(spelled(question))
                                .on(Said.PRESSED_AS_SENT.eq(AS_SENT))
                                .where(IS_PRESS, PRESSED.ne(""))
                                .groupBy(Said.KIND, PRESSED)
                                .orderBy(count.desc(), PRESSED, Said.KIND)
                                .limit(MAX_ROWS))
                .stream()
                .map(Presses::press)
                .toList();
    }

    /** What was tapped, each once: to spell it takes longer than to count it. */
    private static Table<?> spelled(ReportQuestion question) {
        Table<?> sent = DSL.selectDistinct(Said.PRESSED_AS_SENT.as(AS_SENT.getUnqualifiedName()))
                .from(Said.of(question))
                .where(IS_PRESS)
                .asTable(SPELLED);
        return DSL.select(AS_SENT, Wording.spelled(AS_SENT).as(PRESSED.getUnqualifiedName()))
                .from(sent)
                .asTable(SPELLED);
    }

    private static Press press(Record row) {
        return new Press(
                row.get(Said.KIND),
                row.get(PRESSED),
                (String) row.get(2),
                Numbers.whole(row, 3),
                Numbers.whole(row, 4));
    }
}
