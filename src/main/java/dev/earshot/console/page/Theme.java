package dev.earshot.console.page;

import java.util.Locale;

/** Light or dark, as the person chose, or as their system has it. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The cookie it is kept in: the browser's own script reads it too, so that nothing flashes. */
    public static final String COOKIE = "earshot_theme";

    /** The choice of that name; AUTO for anything else. */
    public static Theme of(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> AUTO;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the markup starts with; a script corrects it before the first paint if the system is dark. */
    public String initial() {
        return this == DARK ? "dark" : "light";
    }
}
