package dev.earshot.report.revenue;

import dev.earshot.report.frame.EventTrait;

/** What currencies are called. */
final class RevenueWords {
    private RevenueWords() {}

    /** {@code Revenue in EUR}; without more if no currency was named. */
    static String in(String title, String currency) {
        return currency.equals(EventTrait.NO_CURRENCY) ? title : title + " in " + currency;
    }

    static String title(String currency) {
        return currency.equals(EventTrait.NO_CURRENCY) ? "(not said)" : currency;
    }
}
