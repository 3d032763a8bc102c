package dev.earshot.report.funnel;

import dev.earshot.report.act.ActSuggestions;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.AtOnce;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.funnel.Funnel.Found;
import dev.earshot.report.funnel.Funnel.Value;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;

/** {@link Funnel}, to be shown. */
public final class FunnelReport implements Report {
    static final String NAME = "funnel";
    private static final About ABOUT = new About(
            NAME,
            "Funnel",
            "How many of those who take the first step in these days take each further one, in this order and within the"
                    + " window, and where the others stay.",
            "It fills as soon as somebody takes the first step: choose one that users take, or other days.");

    private final Funnel funnel;
    private final FunnelSuggestions suggestions;
    private final ActSuggestions acts;
    private final FilterValues filterValues;

    public FunnelReport(Store store) {
        this.funnel = new Funnel(store);
        this.suggestions = new FunnelSuggestions(store);
        this.acts = new ActSuggestions(store);
        this.filterValues = new FilterValues(store, UserSets.NONE);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return FunnelOptions.ALL;
    }

    @Override
    public ReportQuestion completed(ReportQuestion question) {
        return suggestions.completed(question);
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        if (option.equals(FunnelOptions.STEPS)) {
            return acts.of(question).stream().map(ActText::write).toList();
        }
        if (option.equals(FunnelOptions.WITHIN)) {
            return List.of("10m", "30m", "1h", "12h", "1d", "7d", "30d");
        }
        if (option.equals(FunnelOptions.BY)) {
            List<String> values = new ArrayList<>(List.of(FunnelOptions.PLATFORM));
            values.addAll(filterValues.of(question, "property", null));
            return values;
        }
        return List.of();
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        ReportQuestion complete = completed(question);
        FunnelOptions options = FunnelOptions.of(complete);
        AtOnce.Both<NowAndBefore<Found>, List<Value>> both = options.by() == null
                ? new AtOnce.Both<>(found(complete, options), List.of())
                : AtOnce.both(() -> found(complete, options), () -> funnel.values(complete, options));
        FunnelParts parts = new FunnelParts(complete, options, both.first());
        List<Part> all = new ArrayList<>(List.of(parts.steps(), parts.conversion(), parts.volume()));
        if (options.by() != null) {
            all.add(1, parts.values(both.second()));
        }
        return new ReportAnswer(parts.figures(), all);
    }

    /** One after the other where the values are asked for beside them. */
    private NowAndBefore<Found> found(ReportQuestion question, FunnelOptions options) {
        if (options.by() == null) {
            return NowAndBefore.of(question, of -> funnel.find(of, options));
        }
        Found now = funnel.find(question, options);
        return new NowAndBefore<>(
                question,
                now,
                question.compared().map(of -> funnel.find(of, options)).orElse(null));
    }
}
