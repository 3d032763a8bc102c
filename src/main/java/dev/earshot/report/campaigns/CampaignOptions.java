package dev.earshot.report.campaigns;

import dev.earshot.attribution.Model;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What both reports on campaigns ask. */
final class CampaignOptions {
    static final Option BY = Option.choice(
            "by",
            "grouped by",
            Arrays.stream(Grouping.values())
                    .map(grouping -> new Option.Choice(grouping.word(), words(grouping.title)))
                    .toList());

    static final Option PARAMETER = Option.text("parameter", "parameter");

    static final Option MODEL = Option.choice(
            "model",
            "credited to",
            List.of(
                    new Option.Choice("last", "the last touch"),
                    new Option.Choice("first", "the first touch"),
                    new Option.Choice("linear", "all alike"),
                    new Option.Choice("position", "first and last most"),
                    new Option.Choice("decay", "the newer the more")));

    private CampaignOptions() {}

    static String words(String title) {
        return title.equals("SmartLink") ? title : title.toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException in words for whoever asked, if a parameter is too long */
    static Campaigns.Choice chosen(ReportQuestion question) {
        String parameter = question.text(PARAMETER);
        return new Campaigns.Choice(
                Grouping.of(question.option(BY)),
                parameter == null ? "cp_0" : parameter,
                Model.valueOf(question.option(MODEL).toUpperCase(Locale.ROOT)));
    }

    static String revenueTitle(@Nullable String currency) {
        return currency == null || currency.equals(EventTrait.NO_CURRENCY) ? "Revenue" : "Revenue in " + currency;
    }
}
