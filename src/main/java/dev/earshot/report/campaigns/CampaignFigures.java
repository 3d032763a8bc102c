package dev.earshot.report.campaigns;

import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on campaigns, each with its definition: of all campaigns together. */
final class CampaignFigures {
    private final NowAndBefore<Campaigns.Answer> asked;
    private final CampaignLeads leads;

    CampaignFigures(NowAndBefore<Campaigns.Answer> asked) {
        this.asked = asked;
        this.leads = new CampaignLeads(asked.question());
    }

    List<Figure> all() {
        List<Figure> figures = new ArrayList<>(List.of(
                traffic(
                        "impressions",
                        "Impressions",
                        "Times that something was shown.",
                        Traffic::impressions,
                        Shown.IMPRESSIONS),
                traffic(
                        "clicks",
                        "Clicks",
                        "Clicks of people; somebody who clicks the same link again within an hour counts once.",
                        Traffic::clicks,
                        Shown.CLICKS),
                share(
                        "clickThrough",
                        "Click-through",
                        "Clicks as a share of the impressions, of what has impressions.",
                        answer -> CampaignParts.clickThrough(answer.seenTraffic())),
                count(
                        "started",
                        "Conversations started",
                        "People whose first message ever lies in these days, and who had clicked or seen something that"
                                + " counts for it: by default a click within 30 days before it, or an impression within 24 hours.",
                        answer -> answer.credited().started(),
                        What.STARTED),
                share(
                        "conversion",
                        "Conversion",
                        "Conversations started as a share of the clicks.",
                        answer -> CampaignParts.conversion(
                                answer.allTraffic(), answer.credited().started())),
                count(
                        "viewThrough",
                        "By a look alone",
                        "Of the conversations started, those before which something was seen and nothing clicked.",
                        answer -> answer.credited().viewThrough(),
                        null),
                count(
                        "engaged",
                        "Engaged",
                        "People who sent a message, and had clicked or seen something in time before it.",
                        answer -> answer.credited().engaged(),
                        What.ENGAGED),
                count(
                        "events",
                        "Events",
                        "What happened to people who had clicked or seen something in time before it.",
                        answer -> answer.credited().events(),
                        What.EVENTS),
                asked.figure(
                        "timeToStart",
                        "Time to start",
                        "From the click to the first message, for half of the conversations started.",
                        Unit.MILLIS,
                        false,
                        answer -> answer.credited().medianMillisToStart(),
                        null)));
        asked.now().credited().revenue().keySet().forEach(currency -> figures.add(revenue(currency)));
        return figures;
    }

    private Figure traffic(String name, String title, String help, Function<Traffic, Long> value, Shown shown) {
        return asked.figure(
                name,
                title,
                help,
                Unit.COUNT,
                true,
                answer -> value.apply(answer.allTraffic()),
                leads.toTouches(shown, CampaignPeopleReport.CREDITED));
    }

    private Figure share(String name, String title, String help, Function<Campaigns.Answer, @Nullable Number> value) {
        return asked.figure(name, title, help, Unit.SHARE, true, value, null);
    }

    private Figure count(
            String name, String title, String help, Function<Campaigns.Answer, Double> value, @Nullable What what) {
        return asked.figure(
                name,
                title,
                help,
                Unit.COUNT,
                true,
                value::apply,
                what == null ? null : leads.to(what, CampaignPeopleReport.CREDITED));
    }

    private Figure revenue(String currency) {
        return asked.figure(
                "revenue-" + currency,
                CampaignOptions.revenueTitle(currency),
                "The amounts of these events.",
                Unit.MONEY,
                true,
                answer -> answer.credited().revenue().getOrDefault(currency, BigDecimal.ZERO),
                leads.toRevenue(currency, CampaignPeopleReport.CREDITED));
    }
}
