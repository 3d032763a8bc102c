package dev.earshot.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** What is wrong with a body that is no JSON, in words for the person who wrote the client: where, and what was there. */
final class JsonErrors {
    static final String EMPTY = "the body is empty";
    static final String OUT_OF_RANGE = "this number has an exponent that nothing can hold";
    static final String TRAILING = "there is more text after the end of the JSON";

    private static final int SHOWN_BEFORE = 24;

    private JsonErrors() {}

    static String limit(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return "the JSON is nested deeper than " + BodyReader.MAX_DEPTH + " levels";
        }
        if (message.contains("Number")) {
            return "a number in the JSON has more than " + BodyReader.MAX_NUMBER_LENGTH + " digits";
        }
        if (message.contains("Name")) {
            return "a field name in the JSON has more than " + BodyReader.MAX_NAME_LENGTH + " characters";
        }
        return "the JSON has too many different field names";
    }

    static String explain(JsonProcessingException e, String text) {
        if (text.isBlank()) {
            return EMPTY + ": post a JSON object";
        }
        JsonLocation location = e.getLocation();
        int line = location == null ? 1 : location.getLineNr();
        int column = location == null ? 1 : location.getColumnNr();
        int offset = location == null ? 0 : Math.clamp(location.getCharOffset(), 0, text.length());
        return "not valid JSON at line " + line + ", column " + column + ": "
                + what(e.getOriginalMessage(), text, offset) + shownBefore(text, offset);
    }

    /** The parser's words, put plainly; they are matched by the parts that name the kind of mistake. */
    private static String what(String message, String text, int offset) {
        if (message.equals(TRAILING) || message.equals(OUT_OF_RANGE)) {
            return message;
        }
        if (message.contains("end-of-input") || (offset >= text.length() && !message.contains("numeric"))) {
            return message.contains("string") || message.contains("STRING")
                    ? "the text ends inside a string"
                    : "the text ends too early, something is not closed";
        }
        if (message.contains("Decimal point")) {
            return "a digit must follow the '.' of a number";
        }
        if (message.contains("numeric") || message.contains("Leading zeroes") || message.contains("Malformed")) {
            return "this is not a number as JSON writes it";
        }
        if (message.contains("CTRL-CHAR")) {
            return message.contains("backslash")
                    ? "a line break or other control character stands inside a string; write it as \\n or \\u…"
                    : "a control character stands between the values";
        }
        if (message.contains("escape")) {
            return "a backslash in a string is followed by a character that cannot be escaped";
        }
        return unexpected(message);
    }

    private static String unexpected(String message) {
        if (message.contains("start field name")) {
            return "expected a field name in double quotes";
        }
        if (message.contains("colon")) {
            return "expected ':' after a field name";
        }
        if (message.contains("comma")) {
            return "expected ',' or a closing bracket";
        }
        if (message.contains("close marker")) {
            return "this closing bracket does not match the one that was opened";
        }
        return "expected a value (a string in double quotes, a number, an object, an array, true, false or null)";
    }

    /** Masked before it is cut: a cut can hide the name by which a secret is known. */
    private static String shownBefore(String text, int offset) {
        String before = Secrets.maskText(Excerpt.first(text, offset));
        String shown = Excerpt.last(before, SHOWN_BEFORE).strip();
        return shown.isEmpty() ? "" : " (just after: " + shown.replaceAll("\\s+", " ") + ")";
    }
}
