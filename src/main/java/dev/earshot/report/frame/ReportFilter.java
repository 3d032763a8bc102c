package dev.earshot.report.frame;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
 * @param audience only users of this audience, as it is by now
 * @param campaign only users who came by this campaign
 * @param link only users who came by this SmartLink
 */
public record ReportFilter(
        @Nullable String platform,
        @Nullable String direction,
        @Nullable String intent,
        @Nullable String event,
        @Nullable String property,
        @Nullable String propertyValue,
        @Nullable ChosenUsers audience,
        @Nullable ChosenUsers campaign,
        @Nullable ChosenUsers link) {

    public static final ReportFilter NONE = new ReportFilter(null, null, null, null, null, null);

    /** @throws IllegalArgumentException in words for whoever asked, if half of the property is missing */
    public ReportFilter {
        if ((property == null) != (propertyValue == null)) {
            throw new IllegalArgumentException("a property needs a name and a value");
        }
    }

    /** One that restricts neither to an audience nor to a campaign or a link. */
    public ReportFilter(
            @Nullable String platform,
            @Nullable String direction,
            @Nullable String intent,
            @Nullable String event,
            @Nullable String property,
            @Nullable String propertyValue) {
        this(platform, direction, intent, event, property, propertyValue, null, null, null);
    }

    /** The same for messages of both directions and with any intent or none. */
    public ReportFilter withoutDirectionAndIntent() {
        return new ReportFilter(platform, null, null, event, property, propertyValue, audience, campaign, link);
    }

    /** The same for messages with another intent. */
    public ReportFilter withIntent(String other) {
        return new ReportFilter(platform, direction, other, event, property, propertyValue, audience, campaign, link);
    }

    /** The same for users whose newest attributes have this. */
    public ReportFilter withProperty(String name, String value) {
        return new ReportFilter(platform, direction, intent, event, name, value, audience, campaign, link);
    }

    /** The same for users of another audience. */
    public ReportFilter withAudience(@Nullable ChosenUsers other) {
        return new ReportFilter(platform, direction, intent, event, property, propertyValue, other, campaign, link);
    }

    /** The sets of users it restricts to: whoever counts is in all of them. */
    public List<ChosenUsers> chosenUsers() {
        return Stream.of(audience, campaign, link).filter(Objects::nonNull).toList();
    }

    /** Whether it restricts which messages count, and not only which users. */
    public boolean isOfMessages() {
        return platform != null || direction != null || intent != null;
    }
}
