package dev.earshot.report.frame;

import org.jspecify.annotations.Nullable;

/**
 * What counts in a report. What is null does not restrict.
 *
 * @param platform as the collector's parameter spells it
 * @param direction {@code INCOMING} or {@code OUTGOING}
 * @param intent the exact name; {@code NotHandled} means all that the bot did not understand, whichever way it said so
 * @param event only users to whom an event of this name happened within the period
 * @param property only users whose newest attributes have this name …
 * @param propertyValue … with this value, as text
 */
public record ReportFilter(
        @Nullable String platform,
        @Nullable String direction,
        @Nullable String intent,
        @Nullable String event,
        @Nullable String property,
        @Nullable String propertyValue) {

    public static final ReportFilter NONE = new ReportFilter(null, null, null, null, null, null);

    /** @throws IllegalArgumentException in words for whoever asked, if half of the property is missing */
    public ReportFilter {
        if ((property == null) != (propertyValue == null)) {
            throw new IllegalArgumentException("a property needs a name and a value");
        }
    }

    /** Whether it restricts which messages count, and not only which users. */
    public boolean isOfMessages() {
        return platform != null || direction != null || intent != null;
    }
}
