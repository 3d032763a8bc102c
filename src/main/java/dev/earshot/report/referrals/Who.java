package dev.earshot.report.referrals;

import java.util.Locale;

/** Which of the people who were brought. */
public enum Who {
    ALL("all"),
    NEW("new ones"),
    MESSAGED("who wrote"),
    PAID("who paid");

    final String title;

    Who(String title) {
        this.title = title;
    }

    /** As in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Who of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
