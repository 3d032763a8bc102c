package dev.earshot.past.read;

import java.util.ArrayList;
import java.util.List;

/** The cells of a line of a table (RFC 4180). A quote inside a cell that does not begin with one is itself. */
final class Cells {
    private Cells() {}

    static List<String> of(String record, char delimiter) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            at = at < record.length() && record.charAt(at) == '"'
                    ? quoted(record, at + 1, delimiter, cell)
                    : plain(record, at, delimiter, cell);
            cells.add(cell.toString());
            if (at >= record.length()) {
                return cells;
            }
            at++;
        }
    }

    /** Where the delimiter after the cell stands; the end of the record if there is none. */
    private static int plain(String record, int from, char delimiter, StringBuilder cell) {
        int end = record.indexOf(delimiter, from);
        int until = end < 0 ? record.length() : end;
        cell.append(record, from, until);
        return until;
    }

    private static int quoted(String record, int from, char delimiter, StringBuilder cell) {
        int at = from;
        while (at < record.length()) {
            char c = record.charAt(at);
            if (c != '"') {
                cell.append(c);
                at++;
            } else if (at + 1 < record.length() && record.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                // What stands between the closing quote and the delimiter belongs to the cell, too.
                return plain(record, at + 1, delimiter, cell);
            }
        }
        return at;
    }
}
