package dev.earshot.report.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns: what a table, a CSV file and JSON are made of.
 *
 * @param rows values in the order of the columns: text, numbers, {@link java.time.Instant}s; null where there is nothing
 * @param behind for each row which messages stand behind it
 */
public record Grid(List<Column> columns, List<List<@Nullable Object>> rows, List<Behind> behind) {

    /**
     * @param name in machine form
     * @param unit null for text and times
     */
    public record Column(
            String name, String title, @Nullable Unit unit) {}
}
