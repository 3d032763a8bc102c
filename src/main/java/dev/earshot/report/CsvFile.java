package dev.earshot.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.earshot.report.frame.Grid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid as a CSV file (RFC 4180, UTF-8): a line of machine names, then the rows. Times as RFC 3339 in UTC, numbers with a
 * point.
 */
public final class CsvFile {
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private CsvFile() {}

    public static String of(Grid grid) {
        CsvSchema.Builder schema = CsvSchema.builder();
        grid.columns().forEach(column -> schema.addColumn(column.name()));
        ObjectWriter writer = CSV.writer(schema.build().withHeader().withLineSeparator("\r\n"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Grid.Row row : grid.rows()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Object value : row.values()) {
                cells.add(cell(value));
            }
            rows.add(cells);
        }
        try {
            return writer.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can always be written", e);
        }
    }

    /** Texts that users wrote must not run in a spreadsheet: one that looks like a formula gets an apostrophe before it. */
    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case Instant time -> time.toString();
            case String text when !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 -> "'" + text;
            case null, default -> value;
        };
    }
}
