package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.store.JsonText;
import dev.earshot.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What there is to filter by: the most frequent values of a bot, to choose from. Other values can be given all the same. */
public final class FilterValues {
    /** The filters that it knows values of, by the names of {@link ReportParameters}. */
    public static final Set<String> NAMES =
            Set.of("platform", "intent", "event", "property", "propertyValue", "campaign", "link");

    /** More than anybody reads through. */
    public static final int MAX_VALUES = 50;

    /** The names of properties are read from so many of the newest rows. */
    private static final int MAX_PROPERTY_ROWS = 1_000;

    private static final Field<Integer> TIMES = DSL.field(DSL.name("times"), Integer.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("filter_value"), String.class);

    private final Store store;
    private final UserSets sets;

    public FilterValues(Store store, UserSets sets) {
        this.store = store;
        this.sets = sets;
    }

    /**
     * The most frequent first. Messages and events count that are of the question's period, whatever its filters are;
     * properties are those that users have by now.
     *
     * @param filter one of {@link #NAMES}
     * @param property of which the values are asked for; only for {@code propertyValue}
     * @throws IllegalArgumentException in words for whoever asked
     */
    public List<String> of(ReportQuestion question, String filter, @Nullable String property) {
        Period period = question.period();
        return switch (filter) {
            case "platform" ->
                most(
                        question,
                        MESSAGE.PLATFORM,
                        MESSAGE,
                        MESSAGE.BOT
                                .eq(question.bot())
                                .and(MESSAGE.TIME.ge(period.from()))
                                .and(MESSAGE.TIME.lt(period.to())));
            case "intent" ->
                most(question, Said.INTENT, Said.of(question.with(ReportFilter.NONE)), Said.INTENT.isNotNull());
            case "event" -> most(question, EVENT.NAME, EVENT, Happened.in(question.with(ReportFilter.NONE)));
            case "property" -> properties(question);
            case "propertyValue" -> propertyValues(question, property);
            case "campaign" -> titles(question, UserSets.Kind.CAMPAIGN);
            case "link" -> titles(question, UserSets.Kind.LINK);
            default ->
                throw new IllegalArgumentException("there are values of " + String.join(", ", new TreeSet<>(NAMES))
                        + " and the report's own options");
        };
    }

    private List<String> most(
            ReportQuestion question, Field<String> field, Table<? extends Record> of, Condition which) {
        return store
                .query(
                        question.bot(),
                        DSL.select(field.as(VALUE), DSL.count().as(TIMES))
                                .from(of)
                                .where(which)
                                .groupBy(VALUE)
                                .orderBy(TIMES.desc(), VALUE.asc())
                                .limit(MAX_VALUES))
                .stream()
                .map(row -> row.get(VALUE))
                .toList();
    }

    /** Whatever they brought. */
    private List<String> titles(ReportQuestion question, UserSets.Kind kind) {
        return sets.choices(question.bot(), kind).stream()
                .map(Option.Choice::title)
                .distinct()
                .toList();
    }

    private List<String> properties(ReportQuestion question) {
        Map<String, Integer> times = new TreeMap<>();
        store.query(
                        question.bot(),
                        DSL.select(USER_PROPERTIES.PROPERTIES)
                                .from(USER_PROPERTIES)
                                .where(USER_PROPERTIES.BOT.eq(question.bot()))
                                .orderBy(USER_PROPERTIES.SEQUENCE.desc())
                                .limit(MAX_PROPERTY_ROWS))
                .forEach(row ->
                        EventAttributes.all(row.value1()).keySet().forEach(name -> times.merge(name, 1, Integer::sum)));
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> propertyValues(ReportQuestion question, @Nullable String property) {
        if (property == null) {
            throw new IllegalArgumentException("the values of a property need its name in 'property'");
        }
        Field<String> value = JsonText.of(USER_PROPERTIES.PROPERTIES, property);
        return most(
                question,
                value,
                USER_PROPERTIES,
                USER_PROPERTIES.BOT.eq(question.bot()).and(value.isNotNull()));
    }
}
