package dev.earshot.api;

import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report's answer.
 *
 * @param question the parameters that it answers, defaults included
 * @param from the first moment of its period, {@code to} the moment after it
 */
record ReportJson(
        String report,
        Map<String, String> question,
        String timeZone,
        String from,
        String to,
        List<FigureJson> figures,
        List<PartJson> parts) {

    record FigureJson(
            String name,
            String title,
            String unit,
            @Nullable Double value,
            @Nullable Double before) {}

    /** @param rows one object a row, by the names of the columns */
    record PartJson(String name, String title, List<ColumnJson> columns, List<Map<String, @Nullable Object>> rows) {}

    /** @param compares the column of which this one is what it was in the compared period */
    record ColumnJson(
            String name,
            String title,
            @Nullable String unit,
            @Nullable String compares) {}

    static ReportJson of(Report report, ReportQuestion question, ReportAnswer answer) {
        return new ReportJson(
                report.name(),
                ReportParameters.write(question),
                question.period().zone().getId(),
                Times.text(question.period().from()),
                Times.text(question.period().to()),
                answer.figures().stream().map(ReportJson::figure).toList(),
                answer.parts().stream().map(ReportJson::part).toList());
    }

    private static FigureJson figure(Figure figure) {
        return new FigureJson(figure.name(), figure.title(), Words.of(figure.unit()), figure.value(), figure.before());
    }

    private static PartJson part(Part part) {
        List<Grid.Column> columns = part.grid().columns();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Grid.Row cells : part.grid().rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = cells.values().get(i);
                row.put(columns.get(i).name(), value instanceof Instant time ? Times.text(time) : value);
            }
            rows.add(row);
        }
        return new PartJson(
                part.name(),
                part.title(),
                columns.stream().map(ReportJson::column).toList(),
                rows);
    }

    private static ColumnJson column(Grid.Column column) {
        return new ColumnJson(
                column.name(),
                column.title(),
                column.unit() == null ? null : Words.of(column.unit()),
                column.compares());
    }
}
