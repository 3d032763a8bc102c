package dev.earshot.past.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first line of a table: what its columns are called. */
record TableHeader(List<String> names, char delimiter) {
    private static final int MAX_COLUMNS = 500;
    private static final int MAX_NAME = 200;

    /** @throws UnreadableFileException if it is no header */
    static TableHeader of(String line, FileShape shape) throws UnreadableFileException {
        char delimiter = shape == FileShape.TSV ? '\t' : line.indexOf(',') < 0 && line.indexOf(';') >= 0 ? ';' : ',';
        List<String> names =
                Cells.of(line, delimiter).stream().map(String::strip).toList();
        if (names.size() > MAX_COLUMNS) {
            throw new UnreadableFileException("the table has more than " + MAX_COLUMNS + " columns");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.length() > MAX_NAME) {
                throw new UnreadableFileException("a column's name has more than " + MAX_NAME
                        + " characters: the first line must name the columns");
            }
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new UnreadableFileException("two columns are called '" + name + "'");
            }
        }
        if (names.stream()
                .noneMatch(name -> Column.of(name) == Column.USER || Column.of(name) == Column.CONVERSATION)) {
            throw new UnreadableFileException("the first line must name the columns, one of them 'userId'; it says: "
                    + String.join(", ", names.subList(0, Math.min(10, names.size()))));
        }
        return new TableHeader(names, delimiter);
    }

    /** @throws UnusableException if it has more cells than the table has columns */
    ObjectNode row(String line) {
        List<String> cells = Cells.of(line, delimiter);
        if (cells.size() > names.size()) {
            throw UnusableException.shape("the line has " + cells.size() + " cells, but there are " + names.size()
                    + " columns: quote cells that have a delimiter or a line end inside");
        }
        ObjectNode row = Json.NODES.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!names.get(i).isEmpty() && !cells.get(i).isEmpty()) {
                row.put(names.get(i), cells.get(i));
            }
        }
        return row;
    }
}
