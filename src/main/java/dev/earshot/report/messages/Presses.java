package dev.earshot.report.messages;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Taps on quick replies and buttons. Those of one payload are one, whatever its title; without a payload, those of one title. */
final class Presses {
    static final int MAX_ROWS = 100;
    static final String QUICK_REPLY = "QUICK_REPLY";
    static final String BUTTON = "POSTBACK";

    private static final Field<String> PRESSED = DSL.field(DSL.name("pressed"), String.class);

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
                                        Said.PRESSED.as(PRESSED),
                                        DSL.maxBy(Wording.spelled(Said.TEXT), Said.SEQUENCE),
                                        count,
                                        DSL.countDistinct(Said.USER)))
                                .from(Said.of(question))
                                .where(Said.IS_INCOMING, Said.KIND.in(QUICK_REPLY, BUTTON))
                                .groupBy(Said.KIND, PRESSED)
                                .having(PRESSED.ne(""))
                                .orderBy(count.desc(), PRESSED, Said.KIND)
                                .limit(MAX_ROWS))
                .stream()
                .map(Presses::press)
                .toList();
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
