package dev.earshot.report.referrals;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The numbers at the head of the report on referrals, each with its definition. */
final class ReferralFigures {
    private final ReportQuestion question;
    private final Map<EventTrait, String> traits;
    private final NowAndBefore<Referrals.Counts> counts;
    private final NowAndBefore<Map<String, BigDecimal>> revenue;

    ReferralFigures(Referrals referrals, Map<EventTrait, String> traits, NowAndBefore<Referrals.All> asked) {
        this.question = asked.question();
        this.traits = traits;
        this.counts = asked.map(Referrals.All::totals);
        this.revenue = NowAndBefore.of(question, of -> referrals.revenue(of, traits));
    }

    List<Figure> all() {
        Map<EventTrait, String> ofReferrals = new EnumMap<>(EventTrait.class);
        ofReferrals.putAll(traits);
        ofReferrals.put(EventTrait.TYPE, "REFERRAL");
        List<Figure> figures = new ArrayList<>(List.of(
                figure(
                        "users",
                        "Users brought",
                        "Users with a referral in these days.",
                        Referrals.Counts::users,
                        EventUsers.of(ofReferrals)),
                figure(
                        "referrals",
                        "Referrals",
                        "Times that somebody came by an ad, a link or a code.",
                        Referrals.Counts::referrals,
                        Behind.events(question).only(ofReferrals)),
                figure(
                        "newUsers",
                        "New users",
                        "Of the users brought, those who had no message until a day before.",
                        Referrals.Counts::newUsers,
                        people(Who.NEW)),
                figure(
                        "messaged",
                        "Wrote within a day",
                        "Of the users brought, those who sent a message within a day after.",
                        Referrals.Counts::messaged,
                        people(Who.MESSAGED)),
                figure(
                        "paid",
                        "Paid",
                        "Of the users brought, those with an order after it, within these days.",
                        Referrals.Counts::paid,
                        people(Who.PAID))));
        revenue.now().keySet().forEach(currency -> figures.add(revenue(currency)));
        return figures;
    }

    private Behind people(Who who) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(ReferralsReport.WHO.name(), who.word());
        return new Behind.Detail(ReferralsReport.NAME, options);
    }

    private Figure figure(
            String name, String title, String help, Function<Referrals.Counts, Long> value, Behind behind) {
        return counts.figure(name, title, help, Unit.COUNT, true, value::apply, behind);
    }

    private Figure revenue(String currency) {
        return revenue.figure(
                "revenue-" + currency,
                currency.equals(EventTrait.NO_CURRENCY) ? "Revenue" : "Revenue in " + currency,
                "What the users brought paid after their first referral of these days, within these days.",
                Unit.MONEY,
                true,
                amounts -> amounts.getOrDefault(currency, BigDecimal.ZERO),
                people(Who.PAID));
    }
}
