package dev.earshot.console;

import dev.earshot.console.page.ReportView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Quantity;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Annotation;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Decision;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.frame.UserSets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers of a report, in words. */
record ReportSections(ReportQuestion question, ReportLinks links, List<Annotation> notes) {
    private static final int MAX_LABEL = 120;
    private static final int LETTERS = 26;

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

    /** What only this report asks, with what is chosen. What looks closer asks only what led to it. */
    static List<ReportView.Choice> choices(
            Report report, Map<String, String> asked, Function<UserSets.Kind, List<ReportView.Word>> sets) {
        return report.options().stream()
                .map(option -> new ReportView.Choice(
                        option.name(),
                        option.title(),
                        words(option, sets),
                        asked.getOrDefault(option.name(), option.otherwise()),
                        option.acts()))
                .filter(choice -> !report.isDetail()
                        || !choice.words().isEmpty()
                        || !choice.chosen().isEmpty())
                .toList();
    }

    private static List<ReportView.Word> words(Option option, Function<UserSets.Kind, List<ReportView.Word>> sets) {
        List<ReportView.Word> words = new ArrayList<>();
        if (option.of() != null) {
            words.add(new ReportView.Word("", option.nothing()));
            words.addAll(sets.apply(option.of()));
        }
        option.choices().forEach(choice -> words.add(new ReportView.Word(choice.word(), choice.title())));
        return words;
    }

    private static String tone(@Nullable Double change, @Nullable Boolean isMoreBetter) {
        if (change == null || Quantity.isNoChange(change) || isMoreBetter == null) {
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
                grid.columns().stream()
                        .filter(column -> !column.title().isEmpty())
                        .map(ReportSections::column)
                        .toList(),
                rows,
                marks(grid),
                links.csv(part));
    }

    /** Notes on days that lie in one of the grid's steps of time, the earliest first. */
    private List<ReportView.Mark> marks(Grid grid) {
        List<ReportView.Mark> marks = new ArrayList<>();
        for (Annotation note : notes.reversed()) {
            Instant noted = note.day().atStartOfDay(question.period().zone()).toInstant();
            boolean isShown = !note.day().isBefore(question.period().first())
                    && !note.day().isAfter(question.period().last());
            int row = isShown ? step(grid, noted) : -1;
            if (row >= 0) {
                String letter = Character.toString('A' + marks.size() % LETTERS);
                marks.add(new ReportView.Mark(letter, row, note.day().toString(), note.text()));
            }
        }
        return marks;
    }

    /** The last row that begins then or before; -1 if rows are no steps of time. A first step may begin before its days. */
    private static int step(Grid grid, Instant time) {
        int found = -1;
        for (int i = 0; i < grid.rows().size(); i++) {
            if (!(grid.rows().get(i).values().getFirst() instanceof Instant start)) {
                return -1;
            }
            if (!start.isAfter(time)) {
                found = i;
            }
        }
        return found;
    }

    private static ReportView.Column column(Grid.Column column) {
        return new ReportView.Column(
                column.name(),
                column.title(),
                column.compares() == null ? "" : column.compares(),
                column.unit() == null ? "" : ReportParameters.word(column.unit()));
    }

    private ReportView.Row row(Grid grid, int index) {
        Grid.Row row = grid.rows().get(index);
        List<ReportView.Cell> cells = new ArrayList<>();
        for (int i = 1; i < row.values().size(); i++) {
            Grid.Column column = grid.columns().get(i);
            Behind behind = row.cells().isEmpty() ? null : row.cells().get(i);
            if (!column.title().isEmpty()) {
                cells.add(cell(row.values().get(i), column.unit(), links.behind(behind)));
            }
        }
        return new ReportView.Row(label(row.values().getFirst()), cells, links.behind(row.behind()), work(row));
    }

    private ReportView.@Nullable Work work(Grid.Row row) {
        Decision decision = links.report().decision(row);
        return decision == null
                ? null
                : new ReportView.Work(
                        decision.path(),
                        decision.choices().stream()
                                .map(choice -> new ReportView.Word(choice.word(), choice.title()))
                                .toList(),
                        links.here());
    }

    private String label(@Nullable Object value) {
        return value instanceof Instant start
                ? Quantity.step(start, question.granularity(), question.period().zone())
                : ShownLine.of(value == null ? "" : value.toString(), MAX_LABEL);
    }

    private ReportView.Cell cell(@Nullable Object value, @Nullable Unit unit, @Nullable String behindPath) {
        if (value instanceof Number number && unit != null) {
            return new ReportView.Cell(Quantity.of(number.doubleValue(), unit), number.toString(), behindPath);
        }
        String text = value instanceof Instant time
                ? new BotTime(question.period().zone()).full(time)
                : ShownLine.of(value == null ? "" : value.toString(), MAX_LABEL);
        return new ReportView.Cell(text, "", behindPath);
    }
}
