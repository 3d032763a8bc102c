package dev.earshot.api;

import java.util.Locale;

/** How the API writes the values of enums: {@code QUICK_REPLY} as {@code quick_reply}. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return of(value.name());
    }

    /** @param name of an enum's constant, as rows have it */
    static String of(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
