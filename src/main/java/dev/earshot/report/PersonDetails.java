package dev.earshot.report;

import dev.earshot.report.Person.PropertiesChange;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import dev.earshot.store.UserPropertiesRow;
import dev.earshot.store.UserPropertiesTable;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** Reads what a list of users does not show. */
final class PersonDetails {
    private static final UserPropertiesTable PROPERTIES = Tables.USER_PROPERTIES;
    private static final int MAX_HISTORY = 50;

    /** Values older than so many changes ago are forgotten: a bot that sends a counter makes a change of every message. */
    private static final int MAX_CHANGES = 5_000;

    private final Store store;
    private final Revenues revenues;

    PersonDetails(Store store) {
        this.store = store;
        this.revenues = new Revenues(store);
    }

    Person of(String bot, String user, Sighting sighting) {
        List<UserPropertiesRow> changes = changes(bot, user);
        Map<String, String> properties = UserProperties.newest(
                changes.stream().map(UserPropertiesRow::propertiesJson).toList());
        return new Person(
                sighting.summary(user, UserProperties.displayName(properties)),
                sighting.incoming(),
                sighting.outgoing(),
                sighting.events(),
                revenues.of(bot, List.of(user)).getOrDefault(user, Map.of()),
                properties,
                changes.stream().limit(MAX_HISTORY).map(PersonDetails::change).toList());
    }

    private List<UserPropertiesRow> changes(String bot, String user) {
        var query = DSL.select(List.of(PROPERTIES.fields()))
                .from(PROPERTIES)
                .where(PROPERTIES.BOT.eq(bot), PROPERTIES.USER.eq(user))
                .orderBy(TimeCursor.newestFirst(PROPERTIES.TIME, PROPERTIES.SEQUENCE))
                .limit(MAX_CHANGES);
        return store.query(bot, query).stream().map(PROPERTIES::row).toList();
    }

    private static PropertiesChange change(UserPropertiesRow row) {
        return new PropertiesChange(row.time(), UserProperties.of(row.propertiesJson()));
    }
}
