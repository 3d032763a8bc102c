package dev.earshot.report.campaigns;

import dev.earshot.report.campaigns.Conversion.Goal;
import java.util.Locale;

/** Which of the conversions are listed. */
enum What {
    STARTED("conversations started"),
    ENGAGED("people engaged"),
    EVENTS("events"),
    REVENUE("revenue");

    final String title;

    What(String title) {
        this.title = title;
    }

    /** As in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static What of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean is(Conversion conversion) {
        return switch (this) {
            case STARTED -> conversion.goal() == Goal.STARTED;
            case ENGAGED -> conversion.goal() == Goal.ENGAGED;
            case EVENTS -> conversion.goal() == Goal.EVENT;
            case REVENUE -> conversion.amount() != null;
        };
    }
}
