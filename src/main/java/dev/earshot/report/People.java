package dev.earshot.report;

import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The users of a bot. Thread-safe. */
public final class People {
    private final RecentUsers recentUsers;
    private final RankedUsers rankedUsers;
    private final DisplayNames names;
    private final Sightings sightings;
    private final Revenues revenues;
    private final NewestProperties properties;
    private final PersonDetails details;

    public People(Store store) {
        this.recentUsers = RecentUsers.byMessagesAndEvents(store);
        this.rankedUsers = new RankedUsers(store);
        this.names = new DisplayNames(store);
        this.sightings = new Sightings(store);
        this.revenues = new Revenues(store);
        this.properties = new NewestProperties(store);
        this.details = new PersonDetails(store);
    }

    /**
     * @throws BadCursorException if the cursor is none that this gave for the same order
     * @throws IllegalArgumentException in words for whoever asked, if a trait of the number has no such value
     */
    public Page<PersonEntry> list(String bot, PersonFilter filter) {
        Page<String> page = users(bot, filter);
        List<String> users = page.items();
        Map<String, String> nameOf = names.of(bot, users);
        Map<String, Sighting> sightingOf = sightings.of(bot, users);
        Map<String, Map<String, BigDecimal>> revenueOf = revenues.of(bot, users);
        Map<String, Map<String, String>> propertiesOf = properties.of(bot, users, filter.properties());
        List<PersonEntry> entries = new ArrayList<>();
        for (String user : users) {
            Sighting sighting = sightingOf.get(user);
            if (sighting != null) {
                entries.add(new PersonEntry(
                        sighting.summary(user, nameOf.get(user)),
                        revenueOf.getOrDefault(user, Map.of()),
                        only(filter.properties(), propertiesOf.getOrDefault(user, Map.of()))));
            }
        }
        return new Page<>(entries, page.next());
    }

    private static Map<String, String> only(List<String> names, Map<String, String> values) {
        Map<String, String> only = new LinkedHashMap<>();
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                only.put(name, value);
            }
        }
        return only;
    }

    private Page<String> users(String bot, PersonFilter filter) {
        int limit = PageLimit.clamp(filter.limit());
        if (filter.sort() != PersonSort.LAST_SEEN) {
            Page<RankCursor> page = PageLimit.page(ranked(bot, filter, limit + 1), limit, RankCursor::text);
            return new Page<>(page.items().stream().map(RankCursor::user).toList(), page.next());
        }
        Page<UserCursor> page = PageLimit.page(recent(bot, filter, limit + 1), limit, UserCursor::text);
        return new Page<>(page.items().stream().map(UserCursor::user).toList(), page.next());
    }

    private List<UserCursor> recent(String bot, PersonFilter filter, int size) {
        @Nullable UserCursor place = UserCursor.parseNullable(filter.cursor());
        boolean isOfAll =
                filter.found() == null && filter.among() == null && Fragment.ofSearch(filter.search()) == null;
        return isOfAll
                ? recentUsers.after(bot, place, size)
                : recentUsers.matching(bot, place, isMeant(bot, filter), size);
    }

    private List<RankCursor> ranked(String bot, PersonFilter filter, int size) {
        @Nullable RankCursor place = RankCursor.parseNullable(filter.sort(), filter.cursor());
        String currency = "";
        if (filter.sort() == PersonSort.REVENUE) {
            currency = filter.currency() != null
                    ? filter.currency()
                    : revenues.currencies(bot).stream().findFirst().orElse("");
        }
        return rankedUsers.after(bot, filter.sort(), currency, place, isMeant(bot, filter), size);
    }

    private Condition isMeant(String bot, PersonFilter filter) {
        Field<String> user = RecentUsers.user();
        @Nullable Fragment fragment = Fragment.ofSearch(filter.search());
        Condition isSearched =
                fragment == null ? DSL.noCondition() : fragment.isIn(user).or(user.in(names.search(bot, fragment)));
        Condition isFound =
                filter.found() == null ? DSL.noCondition() : filter.found().isMet(user);
        Condition isAmong =
                filter.among() == null ? DSL.noCondition() : filter.among().has(user);
        return DSL.and(isSearched, isFound, isAmong);
    }

    /** How many users the whole list has. */
    public long count(String bot, PersonFilter filter) {
        return rankedUsers.count(bot, isMeant(bot, filter));
    }

    /** Of which properties bots told of late, those of most messages first, at most 60. */
    public List<String> propertyNames(String bot) {
        return properties.names(bot);
    }

    /** In which currencies there is revenue, that of the most events first; "" where the bot named none. */
    public List<String> currencies(String bot) {
        return revenues.currencies(bot);
    }

    /** Empty if the user has neither messages nor events. */
    public Optional<Person> find(String bot, String user) {
        return Optional.ofNullable(sightings.of(bot, List.of(user)).get(user))
                .map(sighting -> details.of(bot, user, sighting));
    }
}
