package dev.earshot.report.campaigns;

import dev.earshot.attribution.Attribution;
import dev.earshot.attribution.TouchPoint;
import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The conversions behind a number of the report on campaigns, one by one: who it was, and what brought them. */
public final class CampaignPeopleReport implements Report {
    static final String NAME = "campaign-people";
    private static final About ABOUT = new About(
            NAME,
            "What a campaign brought",
            "Who did it, when, and which click or impression it is credited to.",
            "Nothing of this kind is credited to it in the chosen days.");

    /** All that is credited to anything. */
    static final String CREDITED = "(all)";

    static final String UNATTRIBUTED = "(not attributed)";
    static final String ORGANIC = "(organic)";

    static final int MAX_ROWS = 100;

    static final Option OF = new Option("of", "of", List.of(), CREDITED);
    static final Option CURRENCY = Option.text("currency", "in");
    static final Option WHAT = Option.choice(
            "what",
            "show",
            Arrays.stream(What.values())
                    .map(what -> new Option.Choice(what.word(), what.title))
                    .toList());

    private final Campaigns campaigns;

    public CampaignPeopleReport(Campaigns campaigns) {
        this.campaigns = campaigns;
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
        return List.of(CampaignOptions.BY, CampaignOptions.PARAMETER, CampaignOptions.MODEL, OF, WHAT, CURRENCY);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Campaigns.Found found = campaigns.find(question, CampaignOptions.chosen(question));
        String of = question.text(OF);
        What what = What.of(question.option(WHAT));
        String currency = question.text(CURRENCY);
        List<Credited> all = found.all().stream()
                .filter(credited -> what.is(credited.conversion()) && isOf(credited, of == null ? CREDITED : of))
                .filter(credited -> currency == null
                        || currency.equals(credited.conversion().currency()))
                .sorted(Comparator.comparing(
                                (Credited credited) -> credited.attribution().conversion())
                        .reversed())
                .toList();
        Figure count =
                new Figure("count", "In all", "How many there are.", Unit.COUNT, (double) all.size(), null, null, null);
        return new ReportAnswer(List.of(count), List.of(part(found, all, of)));
    }

    private static boolean isOf(Credited credited, String of) {
        return switch (of) {
            case CREDITED -> credited.isCredited();
            case UNATTRIBUTED -> !credited.isCredited() && credited.isTouched();
            case ORGANIC -> !credited.isCredited() && !credited.isTouched();
            default ->
                credited.weights().keySet().stream()
                        .anyMatch(group -> group.key().equals(of));
        };
    }

    private static Part part(Campaigns.Found found, List<Credited> all, @Nullable String of) {
        return new Part(
                "people",
                "What it brought",
                "The newest first; the first " + MAX_ROWS
                        + ". A user leads to all that is known of them, a time to its place in" + " the conversation.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("what", "What", null),
                                new Grid.Column("time", "When", null),
                                new Grid.Column("amount", "Amount", Unit.MONEY),
                                new Grid.Column("currency", "In", null),
                                new Grid.Column("touch", "By", null),
                                new Grid.Column("took", "After", Unit.MILLIS),
                                new Grid.Column("credit", "Credit", Unit.SHARE),
                                new Grid.Column("others", "Other touches", Unit.COUNT),
                                new Grid.Column("touched", "Touched", null)),
                        all.stream()
                                .limit(MAX_ROWS)
                                .map(credited -> row(found, credited, of))
                                .toList()));
    }

    private static Grid.Row row(Campaigns.Found found, Credited credited, @Nullable String of) {
        Conversion conversion = credited.conversion();
        Attribution attribution = credited.attribution();
        TouchPoint winner = credited.isCredited() ? attribution.winner() : null;
        List<@Nullable Object> values = Arrays.asList(
                conversion.user(),
                words(conversion),
                attribution.conversion(),
                conversion.amount(),
                conversion.currency(),
                winner == null ? "" : words(winner, found),
                winner == null ? null : credited.took().toMillis(),
                credit(credited, of),
                attribution.influencers().size(),
                winner == null ? null : winner.time());
        Behind person = new Behind.Person(conversion.user());
        Grid.Row row = Grid.Row.of(values, person);
        return conversion.event() == null
                ? row.withCell(2, person)
                : row.withCell(2, new Behind.Place(conversion.user(), Objects.requireNonNull(conversion.event())));
    }

    private static String words(Conversion conversion) {
        return switch (conversion.goal()) {
            case STARTED -> "Conversation started";
            case ENGAGED -> "Sent a message";
            case EVENT -> conversion.name();
        };
    }

    private static String words(TouchPoint touch, Campaigns.Found found) {
        Group group = found.groups().of(found.touches().values().get(touch.id()));
        return switch (touch.kind()) {
            case CLICK -> "Click, " + group.label();
            case IMPRESSION -> "Impression, " + group.label();
        };
    }

    /** Of what was asked for; of nothing in particular all. */
    private static @Nullable Double credit(Credited credited, @Nullable String of) {
        if (!credited.isCredited()) {
            return null;
        }
        return credited.weights().entrySet().stream()
                .filter(weight -> weight.getKey().key().equals(of))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(1.0);
    }
}
