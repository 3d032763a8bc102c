package dev.earshot.console.show;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Two letters that stand for a person's picture. */
public final class Initials {
    private static final String NAMELESS = "#";

    private Initials() {}

    public static String of(@Nullable String name) {
        if (name == null) {
            return NAMELESS;
        }
        String[] words = ShownLine.of(name, 80).split(" ", -1);
        String initials = first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "");
        return initials.isEmpty() ? NAMELESS : initials.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        if (word.isEmpty() || !Character.isLetterOrDigit(word.codePointAt(0))) {
            return "";
        }
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
