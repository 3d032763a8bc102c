package dev.earshot.console.page;

import dev.earshot.console.show.FirehoseRow;
import java.util.List;
import java.util.Locale;

/**
 * What of a bot's stream is shown. Empty parts let everything through.
 *
 * @param text words in the line, the note or the user's id, whatever their case
 * @param flow {@code in}, {@code out}, {@code event} or {@code rejected}
 * @param kind of message
 */
public record FirehoseFilter(String text, String flow, String kind) {
    /** What can be chosen, in the order it is offered. */
    public static final List<String> KINDS = List.of(
            "text",
            "quick reply",
            "postback",
            "image",
            "audio",
            "video",
            "file",
            "location",
            "sticker",
            "template",
            "share",
            "appointment",
            "unsupported",
            "other");

    public boolean lets(FirehoseRow row) {
        return (flow.isEmpty() || flow.equals(row.flow()))
                && (kind.isEmpty() || kind.equals(row.kind()))
                && (text.isEmpty() || contains(row.line()) || contains(row.user()) || contains(row.note()));
    }

    public boolean isEmpty() {
        return text.isEmpty() && flow.isEmpty() && kind.isEmpty();
    }

    private boolean contains(String value) {
        return value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
