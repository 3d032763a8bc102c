package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in a list of users that is ordered by their last activity, newest first, and then by their ids. */
record UserCursor(Instant lastTime, String user) {
    /** Marks this kind, so that a cursor of a list of rows is not taken for one. */
    private static final String KIND = "u";

    /** @throws BadCursorException if no cursor of this kind */
    static @Nullable UserCursor parseNullable(@Nullable String cursor) {
        return cursor == null ? null : parse(CursorText.decode(cursor));
    }

    private static UserCursor parse(String content) {
        int colon = content.indexOf(':');
        if (!content.startsWith(KIND) || colon < 0) {
            throw new BadCursorException();
        }
        Instant time = Instant.ofEpochMilli(CursorText.number(content.substring(KIND.length(), colon)));
        return new UserCursor(time, content.substring(colon + 1));
    }

    String text() {
        return CursorText.encode(KIND + lastTime.toEpochMilli() + ":" + user);
    }
}
