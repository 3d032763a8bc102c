package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The clicks and impressions behind a number of the report on campaigns, one by one. */
public final class CampaignTouchesReport implements Report {
    static final String NAME = "campaign-touches";
    private static final About ABOUT = new About(
            NAME,
            "Clicks and impressions",
            "When something was shown or clicked, by which tracker, and by whom if that is known.",
            "Nothing of this kind happened in the chosen days.");

    static final int MAX_ROWS = 100;

    static final Option SHOWN = Option.choice(
            "touches",
            "show",
            Arrays.stream(Shown.values())
                    .map(shown -> new Option.Choice(shown.word(), shown.title))
                    .toList());

    /** As many as {@link Traffic} tells apart. */
    private static final int MAX_VALUES = 5_000;

    private static final Field<String> GROUPED = DSL.field(DSL.name("grouped"), SQLDataType.VARCHAR);
    private static final Field<String> DEVICE = DSL.field(DSL.name("device"), SQLDataType.VARCHAR);

    private final Store store;
    private final CampaignNames names;

    public CampaignTouchesReport(Store store, CampaignNames names) {
        this.store = store;
        this.names = names;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return CampaignsReport.NAME;
    }

    @Override
    public List<Option> options() {
        return List.of(CampaignOptions.BY, CampaignOptions.PARAMETER, CampaignPeopleReport.OF, SHOWN);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Campaigns.Choice choice = CampaignOptions.chosen(question);
        Groups groups = Groups.of(choice.grouping(), names, question.bot());
        Condition which = counts(question).and(isOf(question, choice, groups));
        long count = Numbers.whole(
                store.query(
                                question.bot(),
                                DSL.select(new Field<?>[] {DSL.count()})
                                        .from(TOUCH)
                                        .where(which))
                        .getFirst(),
                0);
        Figure all = new Figure("count", "In all", "How many there are.", Unit.COUNT, (double) count, null, null, null);
        return new ReportAnswer(List.of(all), List.of(part(choice, rows(question, choice, groups, which))));
    }

    private static Condition counts(ReportQuestion question) {
        return DSL.and(
                TOUCH.BOT.eq(question.bot()),
                TOUCH.TIME.ge(question.period().from()),
                TOUCH.TIME.lt(question.period().to()),
                Shown.of(question.option(SHOWN)).condition());
    }

    /** A group is known by its key, and touches say what leads to it: of one campaign, any of its trackers. */
    private Condition isOf(ReportQuestion question, Campaigns.Choice choice, Groups groups) {
        String of = question.text(CampaignPeopleReport.OF);
        if (of == null || of.equals(CampaignPeopleReport.CREDITED)) {
            return DSL.noCondition();
        }
        List<@Nullable String> values = new ArrayList<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(new Field<?>[] {choice.value().as(GROUPED)})
                        .from(TOUCH)
                        .where(counts(question))
                        .groupBy(GROUPED)
                        .orderBy(DSL.count().desc(), GROUPED)
                        .limit(MAX_VALUES))) {
            if (groups.of(row.get(GROUPED)).key().equals(of)) {
                values.add(row.get(GROUPED));
            }
        }
        return EventAttributes.isOneOf(choice.value(), values);
    }

    private List<Grid.Row> rows(ReportQuestion question, Campaigns.Choice choice, Groups groups, Condition which) {
        Groups trackers = Groups.of(Grouping.TRACKER, names, question.bot());
        return store
                .query(
                        question.bot(),
                        DSL.select(new Field<?>[] {
                                    TOUCH.TIME,
                                    TOUCH.USER,
                                    TOUCH.CAMPAIGN,
                                    TOUCH.NETWORK,
                                    TOUCH.SITE,
                                    TOUCH.CREATIVE,
                                    TOUCH.CLICK_ID,
                                    choice.value().as(GROUPED),
                                    Grouping.DEVICE.value("").as(DEVICE)
                                })
                                .from(TOUCH)
                                .where(which)
                                .orderBy(TOUCH.TIME.desc(), TOUCH.SEQUENCE.desc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> row(row, groups, trackers))
                .toList();
    }

    private static Grid.Row row(Record row, Groups groups, Groups trackers) {
        String user = row.get(TOUCH.USER);
        List<@Nullable Object> values = Arrays.asList(
                groups.of(row.get(GROUPED)).label(),
                row.get(TOUCH.TIME),
                trackers.of(row.get(TOUCH.CAMPAIGN)).label(),
                row.get(DEVICE),
                row.get(TOUCH.NETWORK),
                row.get(TOUCH.SITE),
                row.get(TOUCH.CREATIVE),
                user.isEmpty() ? null : user,
                row.get(TOUCH.CLICK_ID));
        Grid.Row shown = Grid.Row.of(values, null);
        return user.isEmpty() ? shown : shown.withCell(7, new Behind.Person(user));
    }

    private static Part part(Campaigns.Choice choice, List<Grid.Row> rows) {
        return new Part(
                "touches",
                "One by one",
                "The newest first; the first " + MAX_ROWS + ".",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("group", choice.grouping().title, null),
                                new Grid.Column("time", "When", null),
                                new Grid.Column("tracker", "By tracker", null),
                                new Grid.Column("device", "On", null),
                                new Grid.Column("network", "From network", null),
                                new Grid.Column("site", "At site", null),
                                new Grid.Column("creative", "With creative", null),
                                new Grid.Column("user", "User", null),
                                new Grid.Column("clickId", "Click id", null)),
                        rows));
    }
}
