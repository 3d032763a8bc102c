package dev.earshot.report.frame;

import java.util.List;

/** What a report answers, in the forms that pages, CSV and JSON are made of. */
public record ReportAnswer(List<Figure> figures, List<Part> parts) {

    /** Whether there is nothing in it at all. */
    public boolean isEmpty() {
        return figures.stream().allMatch(figure -> figure.value() == null || figure.value() == 0)
                && parts.stream().allMatch(part -> part.grid().rows().stream().allMatch(ReportAnswer::isNothing));
    }

    private static boolean isNothing(Grid.Row row) {
        return row.values().stream()
                .skip(1)
                .noneMatch(value -> value instanceof Number number && number.doubleValue() != 0);
    }
}
