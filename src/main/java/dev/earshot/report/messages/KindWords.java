package dev.earshot.report.messages;

import java.util.Locale;

/** What kinds of messages are called. */
final class KindWords {
    private KindWords() {}

    /** As a title: {@code Quick reply}. */
    static String of(String kind) {
        if (kind.equals(Presses.BUTTON)) {
            return "Button";
        }
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Where there is no text to show: {@code (image)}. */
    static String ofNoText(String kind) {
        return "(" + of(kind).toLowerCase(Locale.ROOT) + ")";
    }

    /** In machine form: {@code quickReply}. */
    static String name(String kind) {
        String words = kind.toLowerCase(Locale.ROOT);
        StringBuilder name = new StringBuilder();
        for (String word : words.split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
