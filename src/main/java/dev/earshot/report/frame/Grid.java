package dev.earshot.report.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and columns: what a table, a CSV file and JSON are made of. */
public record Grid(List<Column> columns, List<Row> rows) {
    public Grid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param name in machine form
     * @param title empty for what only programs read
     * @param unit null for text and times
     * @param compares the column of which this one is what it was in the compared period, by name; null if it is no such
     */
    public record Column(
            String name,
            String title,
            @Nullable Unit unit,
            @Nullable String compares) {

        public Column(String name, String title, @Nullable Unit unit) {
            this(name, title, unit, null);
        }

        /** What this one was in the compared period. */
        public Column before() {
            return new Column(name + "Before", title + " before", unit, name);
        }
    }

    /**
     * @param values in the order of the columns: text, numbers, {@link java.time.Instant}s; null where there is nothing
     * @param behind what stands behind the row as a whole; null if nothing that can be shown
     * @param cells what stands behind each single value, in the order of the columns; empty if nothing of its own does
     */
    public record Row(
            List<@Nullable Object> values, @Nullable Behind behind, List<@Nullable Behind> cells) {

        public static Row of(List<@Nullable Object> values, @Nullable Behind behind) {
            return new Row(values, behind, List.of());
        }

        /** The same, one of whose values leads elsewhere than the row. */
        public Row withCell(int column, Behind cell) {
            List<@Nullable Behind> all = new ArrayList<>(cells);
            while (all.size() < values.size()) {
                all.add(null);
            }
            all.set(column, cell);
            return new Row(values, behind, all);
        }
    }
}
