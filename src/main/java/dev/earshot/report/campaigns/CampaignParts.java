package dev.earshot.report.campaigns;

import dev.earshot.attribution.Model;
import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;

/** Campaigns over time, and one by one. */
final class CampaignParts {
    static final int MAX_GROUPS = 100;

    /** Columns of the table. */
    private static final int MAX_CURRENCIES = 5;

    private final NowAndBefore<Campaigns.Answer> asked;
    private final Campaigns.Choice choice;
    private final CampaignLeads leads;

    CampaignParts(NowAndBefore<Campaigns.Answer> asked, Campaigns.Choice choice) {
        this.asked = asked;
        this.choice = choice;
        this.leads = new CampaignLeads(asked.question());
    }

    static @Nullable Double clickThrough(Traffic traffic) {
        return traffic.impressions() == 0 ? null : Double.valueOf((double) traffic.clicks() / traffic.impressions());
    }

    static @Nullable Double conversion(Traffic traffic, double started) {
        return traffic.clicks() == 0 ? null : Double.valueOf(started / traffic.clicks());
    }

    Part overTime() {
        Timeline timeline = asked.timeline(4, CampaignParts::fill);
        return new Part(
                "over-time",
                "Clicks and what came of them",
                "Clicks when they were made; conversations started, people engaged and events when they happened, of those"
                        + " that are credited to a link or a campaign.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(
                                new Grid.Column("clicks", "Clicks", Unit.COUNT),
                                new Grid.Column("started", "Conversations started", Unit.COUNT),
                                new Grid.Column("engaged", "Engaged", Unit.COUNT),
                                new Grid.Column("events", "Events", Unit.COUNT)),
                        (from, to) -> null));
    }

    private static void fill(Timeline series, Campaigns.Answer answer) {
        answer.trafficOfSteps().forEach((step, traffic) -> series.set(step, 0, traffic.clicks()));
        answer.broughtInSteps().forEach((step, brought) -> {
            series.set(step, 1, whole(brought.started()));
            series.set(step, 2, whole(brought.engaged()));
            series.set(step, 3, whole(brought.events()));
        });
    }

    Part groups() {
        Campaigns.Answer now = asked.now();
        List<String> currencies = currencies(now);
        List<Grid.Row> rows = new ArrayList<>();
        for (Group group : shown(now)) {
            rows.add(row(group, now, currencies));
        }
        Group unattributed = new Group(CampaignPeopleReport.UNATTRIBUTED, "Not attributed");
        rows.add(row(unattributed, Traffic.NONE, now.unattributed(), currencies, null, true));
        Group organic = new Group(CampaignPeopleReport.ORGANIC, "Organic");
        rows.add(row(organic, Traffic.NONE, now.organic(), currencies, null, false));
        return new Part("groups", title(), help(now), Part.Shape.RANKING, new Grid(columns(currencies), rows));
    }

    private String title() {
        return "By "
                + (choice.grouping() == Grouping.PARAMETER
                        ? choice.parameter()
                        : CampaignOptions.words(choice.grouping().title));
    }

    private static String help(Campaigns.Answer answer) {
        return "The " + MAX_GROUPS
                + " with the most clicks and conversations started. Not attributed is what people did whose"
                + " clicks and impressions no longer counted, or who did the same again too soon; organic is the rest."
                + (answer.isPartial()
                        ? " There is more than can be looked at: only the newest " + Touches.MAX_ROWS
                                + " touches and conversions of each kind are credited."
                        : "");
    }

    private List<Group> shown(Campaigns.Answer answer) {
        Set<Group> groups = new HashSet<>(answer.traffic().keySet());
        groups.addAll(answer.brought().keySet());
        return groups.stream()
                .sorted(Comparator.comparingDouble((Group group) -> -weight(answer, group))
                        .thenComparing(Group::label)
                        .thenComparing(Group::key))
                .limit(MAX_GROUPS)
                .toList();
    }

    private static double weight(Campaigns.Answer answer, Group group) {
        Traffic traffic = answer.traffic().getOrDefault(group, Traffic.NONE);
        Brought brought = answer.brought().get(group);
        return traffic.clicks() + (brought == null ? 0 : brought.started());
    }

    /** Of all rows, the ones with most revenue's names first; amounts of different currencies are not compared. */
    private static List<String> currencies(Campaigns.Answer answer) {
        Set<String> all = new TreeSet<>(answer.credited().revenue().keySet());
        all.addAll(answer.unattributed().revenue().keySet());
        all.addAll(answer.organic().revenue().keySet());
        return all.stream()
                .sorted(Comparator.comparing(
                        currency -> !answer.credited().revenue().containsKey(currency)))
                .limit(MAX_CURRENCIES)
                .toList();
    }

    private List<Grid.Column> columns(List<String> currencies) {
        Unit parts = isWhole() ? Unit.COUNT : Unit.AVERAGE;
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column("group", choice.grouping().title, null),
                new Grid.Column("clicks", "Clicks", Unit.COUNT),
                new Grid.Column("started", "Started", parts),
                new Grid.Column("conversion", "Conversion", Unit.SHARE),
                new Grid.Column("engaged", "Engaged", parts),
                new Grid.Column("events", "Events", parts)));
        currencies.forEach(currency -> columns.add(
                new Grid.Column("revenue-" + currency, CampaignOptions.revenueTitle(currency), Unit.MONEY)));
        columns.add(new Grid.Column("impressions", "Impressions", Unit.COUNT));
        columns.add(new Grid.Column("clickThrough", "Click-through", Unit.SHARE));
        columns.add(new Grid.Column("repeats", "Repeated clicks", Unit.COUNT));
        columns.add(new Grid.Column("crawlers", "Crawlers", Unit.COUNT));
        columns.add(new Grid.Column("timeToStart", "Time to start", Unit.MILLIS));
        if (asked.before() != null) {
            columns.add(columns.get(1).before());
            columns.add(columns.get(2).before());
        }
        columns.add(new Grid.Column("key", "", null));
        return columns;
    }

    private boolean isWhole() {
        return choice.model() == Model.LAST || choice.model() == Model.FIRST;
    }

    private Grid.Row row(Group group, Campaigns.Answer now, List<String> currencies) {
        Campaigns.Answer before = asked.before();
        return row(
                group, now.traffic().getOrDefault(group, Traffic.NONE), brought(now, group), currencies, before, true);
    }

    private static Brought brought(Campaigns.Answer answer, Group group) {
        return answer.brought().getOrDefault(group, new Brought());
    }

    private Grid.Row row(
            Group group,
            Traffic traffic,
            Brought brought,
            List<String> currencies,
            Campaigns.@Nullable Answer before,
            boolean leadsOn) {
        Row row = new Row(leadsOn);
        row.add(group.label(), leads.to(What.ENGAGED, group.key()));
        row.add(traffic.clicks(), leads.toTouches(Shown.CLICKS, group.key()));
        row.add(part(brought.started()), leads.to(What.STARTED, group.key()));
        row.add(conversion(traffic, brought.started()), null);
        row.add(part(brought.engaged()), leads.to(What.ENGAGED, group.key()));
        row.add(part(brought.events()), leads.to(What.EVENTS, group.key()));
        for (String currency : currencies) {
            BigDecimal sum = brought.revenue().get(currency);
            row.add(sum == null ? null : plain(sum), leads.toRevenue(currency, group.key()));
        }
        row.add(traffic.impressions(), leads.toTouches(Shown.IMPRESSIONS, group.key()));
        row.add(clickThrough(traffic), null);
        row.add(traffic.repeats(), leads.toTouches(Shown.REPEATS, group.key()));
        row.add(traffic.crawlers(), leads.toTouches(Shown.CRAWLERS, group.key()));
        row.add(brought.medianMillisToStart(), null);
        if (asked.before() != null) {
            row.add(
                    before == null
                            ? null
                            : before.traffic().getOrDefault(group, Traffic.NONE).clicks(),
                    new Behind.Compared(leads.toTouches(Shown.CLICKS, group.key())));
            row.add(
                    before == null ? null : part(brought(before, group).started()),
                    new Behind.Compared(leads.to(What.STARTED, group.key())));
        }
        row.add(group.key(), null);
        return row.grid();
    }

    /** A row in the making. */
    private static final class Row {
        private final boolean leadsOn;
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<@Nullable Behind> cells = new ArrayList<>();

        Row(boolean leadsOn) {
            this.leadsOn = leadsOn;
        }

        void add(@Nullable Object value, @Nullable Behind behind) {
            values.add(value);
            cells.add(leadsOn && value != null ? behind : null);
        }

        Grid.Row grid() {
            Behind first = cells.getFirst();
            cells.set(0, null);
            return new Grid.Row(values, first, cells);
        }
    }

    private Number part(double value) {
        if (isWhole()) {
            return whole(value);
        }
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static long whole(double value) {
        return Math.round(value);
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** So that somebody finds the test device whose id joins nobody. */
    static Part shared(List<Record3<String, String, Integer>> identifiers) {
        List<Grid.Row> rows = identifiers.stream()
                .map(row -> Grid.Row.of(List.of(row.value2(), row.value1(), row.value3()), null))
                .toList();
        return new Part(
                "shared",
                "Identifiers of too many users",
                "Ids of test devices, placeholders and the like: shared by more than 20 users, they tell nobody apart and join"
                        + " nobody.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("value", "Identifier", null),
                                new Grid.Column("type", "Kind", null),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        rows));
    }
}
