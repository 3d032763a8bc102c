package dev.earshot.report.events;

import java.util.Locale;

/** What machine forms are called. */
final class EventWords {
    private EventWords() {}

    /** {@code Page launch} of {@code PAGE_LAUNCH}. */
    static String title(String constant) {
        String words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
