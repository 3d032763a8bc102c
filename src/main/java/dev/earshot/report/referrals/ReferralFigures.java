package dev.earshot.report.referrals;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on referrals, each with its definition. */
final class ReferralFigures {
    private final ReportQuestion question;
    private final Map<EventTrait, String> traits;
    private final Referrals.Counts now;
    private final Referrals.@Nullable Counts before;
    private final Map<String, BigDecimal> revenue;
    private final @Nullable Map<String, BigDecimal> revenueBefore;

    /** @param beforeAll of the period that is compared with, if one is */
    ReferralFigures(
            Referrals referrals,
            ReportQuestion question,
            Map<EventTrait, String> traits,
            Referrals.All all,
            Referrals.@Nullable All beforeAll) {
        this.question = question;
        this.traits = traits;
        this.now = all.totals();
        this.before = beforeAll == null ? null : beforeAll.totals();
        this.revenue = referrals.revenue(question, traits);
        this.revenueBefore = question.compared()
                .map(other -> referrals.revenue(other, traits))
                .orElse(null);
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
        revenue.keySet().forEach(currency -> figures.add(revenue(currency)));
        return figures;
    }

    private Behind people(Who who) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(ReferralsReport.WHO.name(), who.word());
        return new Behind.Detail(ReferralsReport.NAME, options);
    }

    private Figure figure(
            String name, String title, String help, ToLongFunction<Referrals.Counts> value, Behind behind) {
        return new Figure(
                name,
                title,
                help,
                Unit.COUNT,
                (double) value.applyAsLong(now),
                before == null ? null : Double.valueOf((double) value.applyAsLong(before)),
                true,
                behind);
    }

    private Figure revenue(String currency) {
        return new Figure(
                "revenue-" + currency,
                currency.equals(EventTrait.NO_CURRENCY) ? "Revenue" : "Revenue in " + currency,
                "What the users brought paid after their first referral of these days, within these days.",
                Unit.MONEY,
                amount(revenue, currency),
                revenueBefore == null ? null : amount(revenueBefore, currency),
                true,
                people(Who.PAID));
    }

    private static Double amount(Map<String, BigDecimal> amounts, String currency) {
        return amounts.getOrDefault(currency, BigDecimal.ZERO).doubleValue();
    }
}
