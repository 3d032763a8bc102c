package dev.earshot.report.referrals;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Referrals over time, by where people came from, and person by person. */
final class ReferralParts {
    /** Columns of a ranking; the currencies in which most origins brought something. */
    private static final int MAX_CURRENCIES = 5;

    private final Referrals referrals;
    private final ReportQuestion question;
    private final Map<EventTrait, String> traits;
    private final NowAndBefore<Referrals.All> asked;

    ReferralParts(Referrals referrals, Map<EventTrait, String> traits, NowAndBefore<Referrals.All> asked) {
        this.referrals = referrals;
        this.question = asked.question();
        this.traits = traits;
        this.asked = asked;
    }

    Part overTime() {
        List<Grid.Column> columns = List.of(
                new Grid.Column("users", "Users brought", Unit.COUNT),
                new Grid.Column("newUsers", "New", Unit.COUNT),
                new Grid.Column("messaged", "Wrote within a day", Unit.COUNT));
        Timeline timeline = asked.map(Referrals.All::steps)
                .timeline(3, (series, steps) -> steps.forEach(step -> series.set(step.step(), numbers(step.counts()))));
        return new Part(
                "over-time",
                "Users brought",
                "Users with a referral in each step; of these, the ones who were new, and who sent a message within a day.",
                Part.Shape.LINES,
                timeline.grid(
                        columns,
                        (from, to) -> referred(Behind.events(from, to)),
                        column -> (from, to) -> column == 0 ? EventUsers.of(referred(Behind.events(from, to))) : null));
    }

    private static List<Long> numbers(Referrals.Counts counts) {
        return List.of(counts.users(), counts.newUsers(), counts.messaged());
    }

    /** A ranking of each kind of origin. */
    List<Part> origins() {
        Map<Origin, Set<@Nullable String>> shown = new EnumMap<>(Origin.class);
        asked.now().origins().forEach((origin, ranking) -> {
            Set<@Nullable String> values = new HashSet<>();
            ranking.forEach(one -> values.add(one.value()));
            shown.put(origin, values);
        });
        ByOrigin by = referrals.by(shown);
        ReportQuestion other = question.compared().orElse(null);
        Map<Origin, Map<@Nullable String, Long>> before = other == null ? null : by.users(other, traits);
        Map<Origin, Map<@Nullable String, Map<String, BigDecimal>>> revenue = by.revenue(question, traits);
        return Arrays.stream(Origin.values())
                .map(origin -> ranking(
                        origin,
                        before == null ? null : before.getOrDefault(origin, new HashMap<>()),
                        revenue.getOrDefault(origin, new HashMap<>())))
                .toList();
    }

    private Part ranking(
            Origin origin,
            @Nullable Map<@Nullable String, Long> before,
            Map<@Nullable String, Map<String, BigDecimal>> revenue) {
        List<Referrals.OfOrigin> origins = asked.now().origins().getOrDefault(origin, List.of());
        List<String> currencies = currencies(revenue.values());
        return new Part(
                origin.word,
                origin.heading,
                origin.help + " Users whom several brought count for each. The " + Referrals.MAX_ROWS
                        + " that brought the most; a name looks closer.",
                Part.Shape.RANKING,
                new Grid(
                        columns(origin, before != null, currencies),
                        origins.stream()
                                .map(one -> row(
                                        origin,
                                        one,
                                        before == null ? null : before.getOrDefault(one.value(), 0L),
                                        currencies,
                                        revenue.getOrDefault(one.value(), Map.of())))
                                .toList()));
    }

    private static List<String> currencies(Collection<Map<String, BigDecimal>> revenues) {
        Map<String, Long> uses = revenues.stream()
                .flatMap(one -> one.keySet().stream())
                .collect(Collectors.groupingBy(currency -> currency, TreeMap::new, Collectors.counting()));
        return uses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue()))
                .limit(MAX_CURRENCIES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Grid.Column> columns(Origin origin, boolean isCompared, List<String> currencies) {
        Grid.Column users = new Grid.Column("users", "Users brought", Unit.COUNT);
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column(origin.word, origin.title, null),
                users,
                new Grid.Column("referrals", "Referrals", Unit.COUNT),
                new Grid.Column("newUsers", "New", Unit.COUNT),
                new Grid.Column("messaged", "Wrote within a day", Unit.COUNT),
                new Grid.Column("paid", "Paid", Unit.COUNT)));
        for (String currency : currencies) {
            String title = currency.equals(EventTrait.NO_CURRENCY) ? "Revenue" : "Revenue in " + currency;
            columns.add(new Grid.Column("revenue-" + currency, title, Unit.MONEY));
        }
        if (isCompared) {
            columns.add(users.before());
            columns.add(new Grid.Column("change", "Change", Unit.CHANGE));
        }
        return columns;
    }

    private Grid.Row row(
            Origin origin,
            Referrals.OfOrigin one,
            @Nullable Long before,
            List<String> currencies,
            Map<String, BigDecimal> revenue) {
        Referrals.Counts counts = one.counts();
        List<@Nullable Object> values = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                ReferralsReport.label(one.value()),
                counts.users(),
                counts.referrals(),
                counts.newUsers(),
                counts.messaged(),
                counts.paid()));
        List<@Nullable Behind> cells = new ArrayList<@Nullable Behind>(Arrays.<@Nullable Behind>asList(
                null,
                closer(origin, one.value(), Who.ALL),
                referred(Behind.events(question)).only(attributes(origin, one.value())),
                closer(origin, one.value(), Who.NEW),
                closer(origin, one.value(), Who.MESSAGED),
                closer(origin, one.value(), Who.PAID)));
        for (String currency : currencies) {
            values.add(revenue.get(currency));
            cells.add(closer(origin, one.value(), Who.PAID));
        }
        if (before != null) {
            values.add(before);
            values.add(Numbers.change((double) counts.users(), (double) before));
            cells.add(new Behind.Compared(closer(origin, one.value(), Who.ALL)));
            cells.add(null);
        }
        return new Grid.Row(values, closer(origin, one.value(), Who.ALL), cells);
    }

    /** The same report for those alone who came from there. */
    private Behind closer(Origin origin, @Nullable String value, Who who) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(origin.word, ReferralsReport.label(value));
        options.put(ReferralsReport.WHO.name(), who.word());
        return new Behind.Detail(ReferralsReport.NAME, options);
    }

    /** What the chosen origins and this one mean for the events. */
    private Map<EventTrait, String> attributes(Origin origin, @Nullable String value) {
        Map<String, @Nullable String> attributes = new TreeMap<>();
        String chosen = traits.get(EventTrait.ATTRIBUTES);
        if (chosen != null) {
            EventAttributes.read(chosen).forEach((key, one) -> attributes.put(key, one.orElse(null)));
        }
        attributes.put(origin.key, value);
        Map<EventTrait, String> all = new EnumMap<>(EventTrait.class);
        all.put(EventTrait.ATTRIBUTES, EventAttributes.write(attributes));
        return all;
    }

    private Behind.Events referred(Behind.Events events) {
        return events.only(traits).only(EventTrait.TYPE, "REFERRAL");
    }

    Part people(Who who) {
        List<Grid.Row> rows = new ArrayList<>();
        for (Referrals.Brought one : referrals.people(question, traits, who)) {
            rows.add(new Grid.Row(
                    Arrays.asList(
                            one.user(),
                            one.first(),
                            one.referrals(),
                            yes(one.isNew()),
                            yes(one.hasMessaged()),
                            yes(one.hasPaid())),
                    new Behind.Person(one.user()),
                    Arrays.<@Nullable Behind>asList(
                            null,
                            null,
                            referred(Behind.events(question)).only(EventTrait.USER, one.user()),
                            null,
                            null,
                            null)));
        }
        return new Part(
                "people",
                who == Who.ALL ? "People" : "People " + who.title,
                "Who was brought, the newest first; the first " + Referrals.MAX_ROWS + ".",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("first", "First brought", null),
                                new Grid.Column("referrals", "Referrals", Unit.COUNT),
                                new Grid.Column("new", "New", null),
                                new Grid.Column("messaged", "Wrote within a day", null),
                                new Grid.Column("paid", "Paid", null)),
                        rows));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
