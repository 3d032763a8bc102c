package dev.earshot.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The outside of cursors: base64url, so that they pass through addresses and nobody builds on what is in them. */
final class CursorText {
    /** User ids are in some cursors; anything longer was not given by us. */
    private static final int MAX_LENGTH = 4_096;

    private CursorText() {}

    static String encode(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadCursorException if nothing that {@link #encode} gave */
    static String decode(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw new BadCursorException();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw bad(e);
        }
    }

    /** @throws BadCursorException if it is no number */
    static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw bad(e);
        }
    }

    private static BadCursorException bad(Exception cause) {
        BadCursorException bad = new BadCursorException();
        bad.initCause(cause);
        return bad;
    }
}
