package dev.earshot.console.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report.
 *
 * @param asked the parameters of what is shown, by name; a form's fields are filled from them
 * @param tabs the ways to the other reports
 * @param audiences those that can be chosen
 * @param choices what only this report asks
 * @param presets shortcuts to common periods
 * @param fault what is wrong with the question, in words; empty if it was answered
 * @param emptyNote what would fill it; empty if it shows something
 * @param comparedWith the days of the compared period, in words; empty without
 * @param dataPath where programs get the same
 * @param valuesPath where a script gets what a field can be filled with, before the field's name
 * @param downloads what else can be taken away
 * @param pin how it gets onto a dashboard; null if the visitor may not put it there, or there is nothing to put
 */
public record ReportView(
        Frame frame,
        BotLink bot,
        String name,
        String title,
        String help,
        Map<String, String> asked,
        List<Tab> tabs,
        List<Word> audiences,
        List<Choice> choices,
        List<Preset> presets,
        List<Tile> tiles,
        List<Section> sections,
        String fault,
        String emptyNote,
        String comparedWith,
        String dataPath,
        String valuesPath,
        List<Download> downloads,
        @Nullable Pin pin) {

    public String asked(String parameter) {
        return asked.getOrDefault(parameter, "");
    }

    /** How many filters are set. */
    public long filters() {
        return List.of("platform", "direction", "intent", "event", "property", "audience", "campaign", "link").stream()
                .filter(asked::containsKey)
                .count();
    }

    public record Download(String label, String path) {}

    /**
     * @param question the parameters of what is shown, as in an address
     * @param relativeQuestion the same without its days
     * @param days how many there are
     * @param isToToday whether the last of them is today
     * @param dashboards their ids and names
     */
    public record Pin(
            String question, String relativeQuestion, String days, boolean isToToday, List<Word> dashboards) {}

    /**
     * Something that happened on a day of a chart.
     *
     * @param letter by which the chart names it
     * @param row in which it falls, from 0
     */
    public record Mark(String letter, int row, String day, String text) {}

    public record Tab(String title, String path, boolean isShown) {}

    /**
     * @param words what can be chosen; empty if any text can be given
     * @param acts up to how many acts are built, as a text; 0 if it is no such
     */
    public record Choice(String name, String title, List<Word> words, String chosen, int acts) {}

    public record Word(String word, String title) {}

    public record Preset(String label, String path, boolean isShown) {}

    /**
     * A number.
     *
     * @param before in words; null if nothing is compared
     * @param change such as {@code +12.3 %}; empty without
     * @param tone {@code good}, {@code bad} or {@code even}
     */
    public record Tile(
            String name,
            String title,
            String help,
            String value,
            @Nullable String before,
            String change,
            String tone,
            @Nullable String behindPath) {}

    /**
     * A table and the chart that a script draws from it.
     *
     * @param shape {@code lines}, {@code bars}, {@code stacked}, {@code ranking}, {@code heat_map}, {@code funnel}, {@code sankey}
     *     or {@code table}
     * @param columns the first says what a row is
     */
    public record Section(
            String name,
            String title,
            String help,
            String shape,
            List<Column> columns,
            List<Row> rows,
            List<Mark> marks,
            String csvPath) {

        public boolean isOverTime() {
            return Set.of("lines", "bars", "stacked").contains(shape);
        }

        public boolean isCompared() {
            return columns.stream().anyMatch(column -> !column.compares().isEmpty());
        }

        /** Whether something can be decided of its rows. */
        public boolean hasWork() {
            return rows.stream().anyMatch(row -> row.work() != null);
        }
    }

    /**
     * @param compares the column of which this is what it was in the compared period; empty if it is no such
     * @param unit of its numbers, such as {@code share}; empty of texts and times
     */
    public record Column(String name, String title, String compares, String unit) {
        public @Nullable String look() {
            return !compares.isEmpty() ? "compared" : unit.isEmpty() ? "text" : null;
        }
    }

    /**
     * @param behindPath what stands behind it; null if nothing that can be shown
     * @param work what can be decided of it; null if nothing
     */
    public record Row(
            String label,
            List<Cell> cells,
            @Nullable String behindPath,
            @Nullable Work work) {}

    /**
     * Something to decide.
     *
     * @param path below the bot's, where it is decided
     * @param moves what it can become, as buttons
     * @param back where to go on
     */
    public record Work(String path, List<Word> moves, String back) {}

    /**
     * @param value the number itself, for the chart; empty where there is none
     * @param behindPath what stands behind it; null if nothing of its own does
     */
    public record Cell(String text, String value, @Nullable String behindPath) {}
}
