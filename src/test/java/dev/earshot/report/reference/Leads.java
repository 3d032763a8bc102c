package dev.earshot.report.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.FoundEvents;
import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import org.jspecify.annotations.Nullable;

/** Every count of events or of their users leads to a list of exactly as many. */
public final class Leads {
    private static final int ROWS_OF_A_PART = 4;

    private final FoundEvents events;
    private final EventUsers users;
    private int followed;

    public Leads(Store store) {
        this.events = new FoundEvents(store);
        this.users = new EventUsers(store);
    }

    /** Follows all that lead to events or their users. */
    public void follow(ReportQuestion question, ReportAnswer answer) {
        for (Figure figure : answer.figures()) {
            if (figure.unit() == Unit.COUNT) {
                follow(question, figure.value(), figure.behind(), figure.name());
            }
        }
        for (Part part : answer.parts()) {
            part.grid().rows().stream()
                    .filter(Leads::isSomething)
                    .limit(ROWS_OF_A_PART)
                    .forEach(row -> follow(question, part, row));
        }
    }

    private static boolean isSomething(Grid.Row row) {
        return row.values().stream().anyMatch(value -> value instanceof Number number && number.doubleValue() != 0);
    }

    private void follow(ReportQuestion question, Part part, Grid.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Grid.Column column = part.grid().columns().get(i);
            if (column.unit() == Unit.COUNT) {
                String which = part.name() + ", " + column.name() + " of " + row.values();
                follow(question, row.values().get(i), row.cells().get(i), which);
            }
        }
    }

    private void follow(ReportQuestion question, @Nullable Object number, @Nullable Behind behind, String which) {
        long counted = number == null ? 0 : ((Number) number).longValue();
        switch (behind) {
            case Behind.Compared compared -> follow(question.compared().orElseThrow(), number, compared.there(), which);
            case Behind.Events some -> {
                assertEquals(
                        counted, events.list(question, some, 500, null).items().size(), which);
                followed++;
            }
            case Behind.Detail detail
            when detail.report().equals(users.name()) -> {
                ReportQuestion closer = new ReportQuestion(
                        question.bot(),
                        question.period(),
                        question.comparison(),
                        question.granularity(),
                        question.filter(),
                        detail.options(),
                        question.sessionTimeout());
                assertEquals(counted, users.find(closer).most().size(), which);
                followed++;
            }
            case null, default -> {}
        }
    }

    /** How many were followed. */
    public int followed() {
        return followed;
    }
}
