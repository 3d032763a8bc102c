package dev.earshot.report;

import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import dev.earshot.store.UserPropertiesTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Single properties of many users: which there are, and what they are now. */
final class NewestProperties {
    private static final UserPropertiesTable PROPERTIES = Tables.USER_PROPERTIES;

    /** Of each user, so many of the newest rows that say something of it; the properties of a busy user fill thousands. */
    private static final int ROWS_OF_A_USER = 20;

    /** The names that bots gave of late are those of so many rows. */
    private static final int ROWS_OF_NAMES = 1_000;

    private static final int MAX_NAMES = 60;

    private static final Field<Integer> AGE_RANK = DSL.field(DSL.name("ranked", "age_rank"), Integer.class);

    private final Store store;

    NewestProperties(Store store) {
        this.store = store;
    }

    /** The properties of which the newest rows of the bot tell, those of most rows first, at most 60. */
    List<String> names(String bot) {
        Map<String, Integer> counts = new HashMap<>();
        store.query(
                        bot,
                        DSL.select(PROPERTIES.PROPERTIES)
                                .from(PROPERTIES)
                                .where(PROPERTIES.BOT.eq(bot))
                                .orderBy(PROPERTIES.SEQUENCE.desc())
                                .limit(ROWS_OF_NAMES))
                .forEach(row -> UserProperties.of(row.get(PROPERTIES.PROPERTIES))
                        .keySet()
                        .forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_NAMES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @return of those users of whom any is known, the newest value of each, by name; others may be among them */
    Map<String, Map<String, String>> of(String bot, Collection<String> users, List<String> names) {
        Map<String, Map<String, String>> values = new HashMap<>();
        if (!users.isEmpty() && !names.isEmpty()) {
            newestFirst(bot, users, says(names))
                    .forEach((user, properties) -> values.put(user, UserProperties.newest(properties)));
        }
        return values;
    }

    /** Whether a row says something of any of the properties. */
    static Condition says(List<String> names) {
        return DSL.or(names.stream()
                .map(name -> DSL.position(PROPERTIES.PROPERTIES, DSL.val("\"" + Json.quotedInside(name) + "\""))
                        .gt(0))
                .toList());
    }

    private Map<String, List<String>> newestFirst(String bot, Collection<String> users, Condition says) {
        Table<?> ranked = DSL.select(
                        PROPERTIES.USER,
                        PROPERTIES.PROPERTIES,
                        DSL.rowNumber()
                                .over(DSL.partitionBy(PROPERTIES.USER)
                                        .orderBy(PROPERTIES.TIME.desc(), PROPERTIES.SEQUENCE.desc()))
                                .as("age_rank"))
                .from(PROPERTIES)
                .where(PROPERTIES.BOT.eq(bot), PROPERTIES.USER.in(users), says)
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
