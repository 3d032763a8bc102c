package dev.earshot.report;

import dev.earshot.report.frame.ChosenUsers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users of a bot, in which order.
 *
 * @param search a part of the id or name, capitals or not
 * @param currency whose amounts {@link PersonSort#REVENUE} orders by; {@code ""} for those without one, null for the one that
 *     the bot has most of
 * @param properties the names of the properties to give, at most 8
 * @param found only the users behind a number of a report
 * @param among only users of this set
 * @param limit 1 to 500; others are taken for the nearest
 */
public record PersonFilter(
        @Nullable String search,
        PersonSort sort,
        @Nullable String currency,
        List<String> properties,
        @Nullable FoundUsers found,
        @Nullable ChosenUsers among,
        int limit,
        @Nullable String cursor) {
    public static final int MAX_PROPERTIES = 8;

    /** @throws IllegalArgumentException in words for whoever asked, if there are too many properties */
    public PersonFilter {
        properties = List.copyOf(properties);
        if (properties.size() > MAX_PROPERTIES) {
            throw new IllegalArgumentException("at most " + MAX_PROPERTIES + " properties can be shown at once");
        }
    }

    /** Of all users, or those behind a number. */
    public PersonFilter(
            @Nullable String search,
            PersonSort sort,
            @Nullable String currency,
            List<String> properties,
            @Nullable FoundUsers found,
            int limit,
            @Nullable String cursor) {
        this(search, sort, currency, properties, found, null, limit, cursor);
    }

    /** The same of a set of users only. */
    public PersonFilter among(@Nullable ChosenUsers users) {
        return new PersonFilter(search, sort, currency, properties, found, users, limit, cursor);
    }

    /** Those seen last first. */
    public PersonFilter(@Nullable String search, int limit, @Nullable String cursor) {
        this(search, PersonSort.LAST_SEEN, null, List.of(), null, limit, cursor);
    }
}
