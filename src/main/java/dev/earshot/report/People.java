package dev.earshot.report;

import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of a bot. Thread-safe. */
public final class People {
    private final RecentUsers recentUsers;
    private final DisplayNames names;
    private final Sightings sightings;
    private final PersonDetails details;

    public People(Store store) {
        this.recentUsers = RecentUsers.byMessagesAndEvents(store);
        this.names = new DisplayNames(store);
        this.sightings = new Sightings(store);
        this.details = new PersonDetails(store);
    }

    /** @throws BadCursorException if the cursor is none that this gave */
    public Page<PersonSummary> list(String bot, PersonFilter filter) {
        int limit = PageLimit.clamp(filter.limit());
        Page<UserCursor> page = PageLimit.page(users(bot, filter, limit + 1), limit, UserCursor::text);
        List<String> users = page.items().stream().map(UserCursor::user).toList();
        Map<String, String> nameOf = names.of(bot, users);
        Map<String, Sighting> sightingOf = sightings.of(bot, users);
        List<PersonSummary> summaries = new ArrayList<>();
        for (String user : users) {
            Sighting sighting = sightingOf.get(user);
            if (sighting != null) {
                summaries.add(sighting.summary(user, nameOf.get(user)));
            }
        }
        return new Page<>(summaries, page.next());
    }

    private List<UserCursor> users(String bot, PersonFilter filter, int size) {
        @Nullable UserCursor place = UserCursor.parseNullable(filter.cursor());
        @Nullable Fragment fragment = Fragment.ofSearch(filter.search());
        if (fragment == null) {
            return recentUsers.after(bot, place, size);
        }
        return recentUsers.matching(
                bot,
                place,
                fragment.isIn(RecentUsers.user()).or(RecentUsers.user().in(names.search(bot, fragment))),
                size);
    }

    /** Empty if the user has neither messages nor events. */
    public Optional<Person> find(String bot, String user) {
        return Optional.ofNullable(sightings.of(bot, List.of(user)).get(user))
                .map(sighting -> details.of(bot, user, sighting));
    }
}
