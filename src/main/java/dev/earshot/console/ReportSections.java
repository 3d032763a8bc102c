package dev.earshot.console;

import dev.earshot.console.page.ReportView;
import dev.earshot.console.show.Quantity;
import dev.earshot.console.show.ShownLine;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of a report, in words. */
record ReportSections(ReportQuestion question, ReportLinks links) {
    private static final int MAX_LABEL = 120;

    ReportView.Tile tile(Figure figure) {
        Double change = figure.change();
        return new ReportView.Tile(
                figure.name(),
                figure.title(),
                figure.help(),
                Quantity.of(figure.value(), figure.unit()),
                figure.before() == null ? null : Quantity.of(figure.before(), figure.unit()),
                Quantity.change(change),
                tone(change, figure.isMoreBetter()),
                links.behind(figure.behind()));
    }

    private static String tone(@Nullable Double change, @Nullable Boolean isMoreBetter) {
        if (change == null || change == 0 || isMoreBetter == null) {
            return "even";
        }
        return change > 0 == isMoreBetter ? "good" : "bad";
    }

    ReportView.Section section(Part part) {
        Grid grid = part.grid();
        List<ReportView.Row> rows = new ArrayList<>();
        for (int i = 0; i < grid.rows().size(); i++) {
            rows.add(row(grid, i));
        }
        return new ReportView.Section(
                part.name(),
                part.title(),
                part.help(),
                ReportParameters.word(part.shape()),
                grid.columns().stream().map(Grid.Column::title).toList(),
                rows,
                links.csv(part));
    }

    private ReportView.Row row(Grid grid, int index) {
        List<@Nullable Object> values = grid.rows().get(index);
        List<ReportView.Cell> cells = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            cells.add(cell(values.get(i), grid.columns().get(i).unit()));
        }
        return new ReportView.Row(
                label(values.getFirst()), cells, links.behind(grid.behind().get(index)));
    }

    private String label(@Nullable Object value) {
        return value instanceof Instant start
                ? Quantity.step(start, question.granularity(), question.period().zone())
                : ShownLine.of(value == null ? "" : value.toString(), MAX_LABEL);
    }

    private static ReportView.Cell cell(@Nullable Object value, @Nullable Unit unit) {
        if (value instanceof Number number && unit != null) {
            return new ReportView.Cell(Quantity.of(number.doubleValue(), unit), number.toString());
        }
        return new ReportView.Cell(ShownLine.of(value == null ? "" : value.toString(), MAX_LABEL), "");
    }
}
