package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.TOUCH;

import java.util.Locale;
import org.jooq.Condition;

/** Which of the touches are listed: what the numbers of {@link Traffic} count. */
enum Shown {
    CLICKS("clicks"),
    IMPRESSIONS("impressions"),
    REPEATS("repeated clicks"),
    CRAWLERS("crawlers");

    final String title;

    Shown(String title) {
        this.title = title;
    }

    /** As in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Shown of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Condition condition() {
        return switch (this) {
            case CLICKS -> TOUCH.KIND.eq("CLICK").and(TOUCH.TRAFFIC.eq("PERSON"));
            case IMPRESSIONS -> TOUCH.KIND.eq("IMPRESSION").and(TOUCH.TRAFFIC.ne("CRAWLER"));
            case REPEATS -> TOUCH.KIND.eq("CLICK").and(TOUCH.TRAFFIC.eq("REPEAT"));
            case CRAWLERS -> TOUCH.TRAFFIC.eq("CRAWLER");
        };
    }
}
