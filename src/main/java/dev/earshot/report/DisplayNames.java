package dev.earshot.report;

import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import dev.earshot.store.UserPropertiesTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** How the users of a bot are called. */
final class DisplayNames {
    private static final UserPropertiesTable PROPERTIES = Tables.USER_PROPERTIES;

    /** Of each user, so many of the newest rows that say something of the name; the properties of a busy user fill thousands. */
    private static final int ROWS_OF_A_USER = 20;

    /** A search for a name looks at so many users at most. */
    private static final int MAX_CANDIDATES = 2_000;

    private static final Field<Integer> AGE_RANK = DSL.field(DSL.name("ranked", "age_rank"), Integer.class);

    private final Store store;

    DisplayNames(Store store) {
        this.store = store;
    }

    /** @return of those users who have a name */
    Map<String, String> of(String bot, Collection<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        newestFirst(bot, users).forEach((user, properties) -> {
            String name = UserProperties.displayName(UserProperties.newest(properties));
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
                .where(PROPERTIES.BOT.eq(bot), saysName(), mayHave(fragment))
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

    private static Condition saysName() {
        return DSL.or(UserProperties.NAME_KEYS.stream()
                .map(key -> DSL.position(PROPERTIES.PROPERTIES, DSL.val("\"" + key + "\""))
                        .gt(0))
                .toList());
    }

    private Map<String, List<String>> newestFirst(String bot, Collection<String> users) {
        Table<?> ranked = DSL.select(
                        PROPERTIES.USER,
                        PROPERTIES.PROPERTIES,
                        DSL.rowNumber()
                                .over(DSL.partitionBy(PROPERTIES.USER)
                                        .orderBy(PROPERTIES.TIME.desc(), PROPERTIES.SEQUENCE.desc()))
                                .as("age_rank"))
                .from(PROPERTIES)
                .where(PROPERTIES.BOT.eq(bot), PROPERTIES.USER.in(users), saysName())
                .asTable("ranked");
        Field<String> user = DSL.field(DSL.name("ranked", "user_id"), String.class);
        Field<String> properties = DSL.field(DSL.name("ranked", "properties"), String.class);
        var query = DSL.select(user, properties)
                .from(ranked)
                .where(AGE_RANK.le(ROWS_OF_A_USER))
                .orderBy(user, AGE_RANK);
        Map<String, List<String>> newestFirst = new LinkedHashMap<>();
        for (Record row : store.query(bot, query)) {
            newestFirst.computeIfAbsent(row.get(user), any -> new ArrayList<>()).add(row.get(properties));
        }
        return newestFirst;
    }
}
