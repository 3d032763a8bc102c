package dev.earshot.report;

import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import dev.earshot.store.UserPropertiesTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** How the users of a bot are called. */
public final class DisplayNames {
    private static final UserPropertiesTable PROPERTIES = Tables.USER_PROPERTIES;

    /** A search for a name looks at so many users at most. */
    private static final int MAX_CANDIDATES = 2_000;

    private final Store store;
    private final NewestProperties properties;

    public DisplayNames(Store store) {
        this.store = store;
        this.properties = new NewestProperties(store);
    }

    /** @return of those users who have a name */
    public Map<String, String> of(String bot, Collection<String> users) {
        Map<String, String> names = new HashMap<>();
        properties.of(bot, users, UserProperties.NAME_KEYS).forEach((user, values) -> {
            String name = UserProperties.displayName(values);
            if (name != null) {
                names.put(user, name);
            }
        });
        return names;
    }

    /** Users whose name contains the fragment; of a bot with very many such users, some. */
    List<String> search(String bot, Fragment fragment) {
        var query = DSL.select(PROPERTIES.USER)
                .from(PROPERTIES)
                .where(PROPERTIES.BOT.eq(bot), NewestProperties.says(UserProperties.NAME_KEYS), mayHave(fragment))
                .groupBy(PROPERTIES.USER)
                .orderBy(DSL.max(PROPERTIES.TIME).desc(), PROPERTIES.USER.asc())
                .limit(MAX_CANDIDATES);
        List<String> candidates = store.query(bot, query).stream()
                .map(row -> row.get(PROPERTIES.USER))
                .toList();
        Map<String, String> names = of(bot, candidates);
        return candidates.stream()
                .filter(user -> fragment.isIn(names.get(user)))
                .toList();
    }

    /** First and last name stand apart in the properties, so each word is looked for by itself. */
    private static Condition mayHave(Fragment fragment) {
        return DSL.and(fragment.words().stream()
                .map(word -> word.isInJson(PROPERTIES.PROPERTIES))
                .toList());
    }
}
