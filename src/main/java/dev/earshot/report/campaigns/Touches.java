package dev.earshot.report.campaigns;

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
 * @param early persons with a touch from before all that may be credited
 * @param isPartial whether there are more than were read
 */
record Touches(
        Persons persons,
        Map<String, List<TouchPoint>> of,
        Map<String, String> values,
        Set<String> early,
        boolean isPartial) {

    /** Of each kind of rows; the newest are read. */
    static final int MAX_ROWS = 50_000;

    /** A click brings one person; whom a link passed on brought as well are others. */
    private static final int USERS_OF_CLICK = 2;

    /** @param value of the table of touches, by which they will be put together */
    static Touches read(Store store, ReportQuestion question, Field<String> value, Windows windows) {
        Instant since = question.period().from().minus(windows.longest());
        List<Row> rows = rows(store, question, value, since);
        List<KnownAs> pairs = pairs(store, question.bot());
        boolean isPartial = rows.size() == MAX_ROWS || pairs.size() == MAX_ROWS;
        pairs.addAll(clicksOfTwo(rows));
        Persons persons = Persons.of(pairs, Limits.DEFAULT);
        Map<String, Map<String, TouchPoint>> touches = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        for (Row row : rows) {
            touches.computeIfAbsent(persons.of(row.owner()), any -> new HashMap<>())
                    .put(row.touch().id(), row.touch());
            if (row.value() != null) {
                values.put(row.touch().id(), row.value());
            }
        }
        Map<String, List<TouchPoint>> of = new HashMap<>();
        touches.forEach((person, all) -> of.put(person, List.copyOf(all.values())));
        Set<String> early = new HashSet<>();
        early(store, question, since).forEach(user -> early.add(persons.of(user)));
        return new Touches(persons, of, values, early, isPartial);
    }

    private record Row(
            TouchPoint touch,
            String owner,
            @Nullable String clickId,
            @Nullable String value) {}

    private static List<Row> rows(Store store, ReportQuestion question, Field<String> value, Instant since) {
        return store
                .query(
                        question.bot(),
                        DSL.select(Tied.ID, Tied.TIME, Tied.KIND, Tied.OWNER, Tied.CLICK_ID, Tied.VALUE)
                                .from(Tied.of(
                                        question.bot(), value, question.period().to()))
                                .where(Tied.TIME.ge(since))
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
                        row.get(Tied.VALUE)))
                .toList();
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
    private static List<KnownAs> clicksOfTwo(List<Row> rows) {
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
