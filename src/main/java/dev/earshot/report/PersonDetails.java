package dev.earshot.report;

import dev.earshot.report.Person.PropertiesChange;
import dev.earshot.store.EventTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import dev.earshot.store.UserPropertiesRow;
import dev.earshot.store.UserPropertiesTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads what a list of users does not show. */
final class PersonDetails {
    private static final EventTable EVENT = Tables.EVENT;
    private static final UserPropertiesTable PROPERTIES = Tables.USER_PROPERTIES;
    private static final int MAX_HISTORY = 50;

    /** Values older than so many changes ago are forgotten: a bot that sends a counter makes a change of every message. */
    private static final int MAX_CHANGES = 5_000;

    private final Store store;

    PersonDetails(Store store) {
        this.store = store;
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
                revenue(bot, user),
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

    /** Never summed over currencies: nobody said what one is worth in another. */
    private Map<String, BigDecimal> revenue(String bot, String user) {
        Field<BigDecimal> sum = DSL.sum(EVENT.AMOUNT);
        var query = DSL.select(EVENT.CURRENCY, sum)
                .from(EVENT)
                .where(EVENT.BOT.eq(bot), EVENT.USER.eq(user), EVENT.TYPE.eq("REVENUE"), EVENT.AMOUNT.isNotNull())
                .groupBy(EVENT.CURRENCY);
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Record row : store.query(bot, query)) {
            @Nullable String currency = row.get(EVENT.CURRENCY);
            revenue.merge(currency == null ? "" : currency, Amounts.shown(row.get(sum)), BigDecimal::add);
        }
        return revenue;
    }
}
