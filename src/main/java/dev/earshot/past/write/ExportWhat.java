package dev.earshot.past.write;

import java.util.Locale;

/** What can be taken away. */
public enum ExportWhat {
    MESSAGES,
    EVENTS,
    USERS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
