package dev.earshot.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A place in a list of users that is ordered by a number, the most first, and then by their ids. */
record RankCursor(PersonSort sort, BigDecimal amount, String user) {
    private static final int MAX_DIGITS = 60;

    /** @throws BadCursorException if no cursor of a list in this order */
    static @Nullable RankCursor parseNullable(PersonSort sort, @Nullable String cursor) {
        return cursor == null ? null : parse(sort, CursorText.decode(cursor));
    }

    private static RankCursor parse(PersonSort sort, String content) {
        String[] parts = content.split(":", 3);
        if (parts.length != 3 || !parts[0].equals(sort.name()) || parts[1].length() > MAX_DIGITS) {
            throw new BadCursorException();
        }
        try {
            // Without an exponent: the text of one may stand for more digits than memory holds.
            if (!parts[1].matches("-?\\d+(\\.\\d+)?")) {
                throw new BadCursorException();
            }
            return new RankCursor(sort, new BigDecimal(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            throw new BadCursorException();
        }
    }

    String text() {
        return CursorText.encode(sort.name() + ":" + amount.toPlainString() + ":" + user);
    }
}
