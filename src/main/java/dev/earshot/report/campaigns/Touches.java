package dev.earshot.report.campaigns;

import dev.earshot.attribution.Rules;
import dev.earshot.attribution.TouchPoint;
import dev.earshot.attribution.Windows;
import dev.earshot.identity.KnownAs;
import dev.earshot.identity.Limits;
import dev.earshot.identity.Persons;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The touches that a period's conversions may be credited to, by person.
 *
 * @param persons behind the users
 * @param of by person, each touch once
 * @param values by the id of a touch, what it is put together by; without those that do not say it
 * @param windows by the id of a touch, the windows of those that have their own
 * @param starts by person, when they said or were told something first; empty unless the rules ask for it
 * @param early persons with a touch from before all that may be credited
 * @param isPartial whether there are more than were read
 */
record Touches(
        Persons persons,
        Map<String, List<TouchPoint>> of,
        Map<String, String> values,
        Map<String, Windows> windows,
        Map<String, Instant> starts,
        Set<String> early,
        boolean isPartial) {

    /** Of each kind of rows; the newest are read. */
    static final int MAX_ROWS = 50_000;

    /** A click brings one person; whom a link passed on brought as well are others. */
    private static final int USERS_OF_CLICK = 2;

    /** @param value of the table of touches, by which they will be put together */
    static Touches read(Store store, ReportQuestion question, Field<String> value, Rules rules) {
        Instant since = question.period().from().minus(rules.reach());
        List<Row> rows = rows(store, question, value, since);
        List<KnownAs> pairs = pairs(store, question.bot());
        boolean isPartial = rows.size() == MAX_ROWS || pairs.size() == MAX_ROWS;
        pairs.addAll(clicksOfTwo(rows));
        Persons persons = Persons.of(pairs, Limits.DEFAULT);
        Map<String, Map<String, TouchPoint>> touches = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        Map<String, Windows> windows = new HashMap<>();
        for (Row row : rows) {
            touches.computeIfAbsent(persons.of(row.owner()), any -> new HashMap<>())
                    .put(row.touch().id(), row.touch());
            if (row.value() != null) {
                values.put(row.touch().id(), row.value());
            }
            windows.put(row.touch().id(), rules.of(row.tracker()));
        }
        Map<String, List<TouchPoint>> of = new HashMap<>();
        touches.forEach((person, all) -> of.put(person, List.copyOf(all.values())));
        Set<String> early = new HashSet<>();
        early(store, question, since).forEach(user -> early.add(persons.of(user)));
        return new Touches(persons, of, values, windows, starts(store, question, persons, rules), early, isPartial);
    }

    record Row(
            TouchPoint touch,
            String owner,
            @Nullable String clickId,
            @Nullable String tracker,
            @Nullable String value) {}

    private static List<Row> rows(Store store, ReportQuestion question, Field<String> value, Instant since) {
        Instant to = question.period().to();
        return rows(store, question.bot(), value, since, to, DSL.noCondition());
    }

    /** Without what they would be put together by. */
    static List<Row> rows(Store store, String bot, Instant since, Instant to, Condition which) {
        return rows(store, bot, DSL.castNull(Tied.VALUE.getDataType()), since, to, which);
    }

    private static List<Row> rows(
            Store store, String bot, Field<String> value, Instant since, Instant to, Condition which) {
        return store
                .query(
                        bot,
                        DSL.select(Tied.ID, Tied.TIME, Tied.KIND, Tied.OWNER, Tied.CLICK_ID, Tied.TRACKER, Tied.VALUE)
                                .from(Tied.of(bot, value, to))
                                .where(Tied.TIME.ge(since), which)
                                .orderBy(Tied.TIME.desc(), Tied.ID, Tied.OWNER)
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new Row(
                        new TouchPoint(
                                row.get(Tied.ID).toString(),
                                row.get(Tied.TIME),
                                TouchPoint.Kind.valueOf(row.get(Tied.KIND)),
                                TouchPoint.Match.EXACT),
                        row.get(Tied.OWNER),
                        row.get(Tied.CLICK_ID),
                        row.get(Tied.TRACKER),
                        row.get(Tied.VALUE)))
                .toList();
    }

    /** Of those who have, or may have, a touch: others are credited with nothing anyway. */
    private static Map<String, Instant> starts(Store store, ReportQuestion question, Persons persons, Rules rules) {
        if (rules.association().isZero()) {
            return Map.of();
        }
        Instant to = question.period().to();
        return Starts.byPerson(store, question.bot(), Tied.mayBeOf(question.bot(), Starts.USER, to), persons, MAX_ROWS);
    }

    static List<KnownAs> pairs(Store store, String bot) {
        List<KnownAs> pairs = new ArrayList<>();
        for (Record row : store.query(
                bot,
                DSL.select(Shared.USER, Shared.TYPE, Shared.VALUE)
                        .from(Shared.of(bot))
                        .orderBy(Shared.TYPE, Shared.VALUE, Shared.USER)
                        .limit(MAX_ROWS))) {
            pairs.add(new KnownAs(row.get(Shared.USER), row.get(Shared.TYPE), row.get(Shared.VALUE)));
        }
        return pairs;
    }

    /** Who clicked and who came by that click are one, if there is no third. */
    static List<KnownAs> clicksOfTwo(List<Row> rows) {
        Map<String, Set<String>> owners = new HashMap<>();
        for (Row row : rows) {
            if (row.clickId() != null) {
                owners.computeIfAbsent(row.clickId(), any -> new HashSet<>()).add(row.owner());
            }
        }
        List<KnownAs> pairs = new ArrayList<>();
        owners.forEach((clickId, users) -> {
            if (users.size() == USERS_OF_CLICK) {
                users.forEach(user -> pairs.add(new KnownAs(user, "click_id", clickId)));
            }
        });
        return pairs;
    }

    Windows windowsOf(TouchPoint touch) {
        return windows.getOrDefault(touch.id(), Windows.DEFAULT);
    }

    private static List<String> early(Store store, ReportQuestion question, Instant since) {
        return store
                .query(
                        question.bot(),
                        DSL.selectDistinct(Tied.OWNER)
                                .from(Tied.of(question.bot(), DSL.castNull(Tied.VALUE.getDataType()), since))
                                .orderBy(Tied.OWNER)
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> row.get(Tied.OWNER))
                .toList();
    }
}
