package dev.earshot.report.audience;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.SAID;
import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.report.act.Occurrences;
import dev.earshot.report.campaigns.CampaignWords;
import dev.earshot.report.campaigns.TouchedUsers;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Everybody;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.FirstSaid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The users of a bot of whom there are the rows that a criterion is about.
 *
 * @param now the moment at which somebody belongs to an audience or not
 * @param zone the bot's, by which days are told
 * @param words what names of campaigns and links mean
 */
record CriterionRows(String bot, Instant now, ZoneId zone, CampaignWords words) {

    /** Those who meet it; but where it is met without any row, those who do not. */
    Select<Record1<String>> of(Criterion.OfRows criterion) {
        return switch (criterion) {
            case Criterion.Attribute attribute -> attribute(attribute);
            case Criterion.Did did -> did(did);
            case Criterion.Spent spent -> spent(spent);
            case Criterion.FirstSeen(When when) -> firstSeen(when);
            case Criterion.CameBy came -> came(came);
            case Criterion.OnPlatform(String value) ->
                DSL.selectDistinct(Said.USER)
                        .from(Said.between(
                                question(new ReportFilter(value, null, null, null, null, null)),
                                When.BEGINNING,
                                When.END));
            case Criterion.OnDevice(String value) ->
                TouchedUsers.of(bot, TouchedUsers.By.DEVICE, Set.of(value), When.BEGINNING, When.END);
        };
    }

    private Select<Record1<String>> attribute(Criterion.Attribute attribute) {
        Condition isOfBot = DSL.and(USER_PROPERTIES.BOT.eq(bot), USER_PROPERTIES.USER.ne(""));
        if (attribute.isEver()) {
            return DSL.selectDistinct(USER_PROPERTIES.USER)
                    .from(USER_PROPERTIES)
                    .where(
                            isOfBot,
                            attribute.test().isMet(USER_PROPERTIES.PROPERTIES, attribute.name(), attribute.value()));
        }
        Field<String> newest = DSL.field(DSL.name("newest", "properties"), SQLDataType.VARCHAR);
        return DSL.select(DSL.field(DSL.name("newest", "user_id"), SQLDataType.VARCHAR))
                .from(DSL.select(
                                USER_PROPERTIES.USER,
                                DSL.maxBy(USER_PROPERTIES.PROPERTIES, USER_PROPERTIES.SEQUENCE)
                                        .as("properties"))
                        .from(USER_PROPERTIES)
                        .where(isOfBot)
                        .groupBy(USER_PROPERTIES.USER)
                        .asTable("newest"))
                .where(attribute.test().isMet(newest, attribute.name(), attribute.value()));
    }

    private Select<Record1<String>> did(Criterion.Did did) {
        Condition isSoOften = did.times().contains(DSL.count());
        return DSL.select(Occurrences.USER)
                .from(Occurrences.between(
                        question(ReportFilter.NONE),
                        List.of(did.what()),
                        did.when().from(now, zone),
                        did.when().to(now, zone)))
                .groupBy(Occurrences.USER)
                .having(did.isMetWithout() ? DSL.not(isSoOften) : isSoOften);
    }

    private Select<Record1<String>> spent(Criterion.Spent spent) {
        Field<BigDecimal> sum = DSL.sum(EVENT.AMOUNT);
        Condition isSoMuch = DSL.and(
                spent.least() == null ? DSL.noCondition() : sum.ge(spent.least()),
                spent.most() == null ? DSL.noCondition() : sum.le(spent.most()));
        return DSL.select(EVENT.USER)
                .from(EVENT)
                .where(
                        isOfSomebody(),
                        EventTrait.CURRENCY.is(spent.currency()),
                        EVENT.TIME.ge(spent.when().from(now, zone)),
                        EVENT.TIME.lt(spent.when().to(now, zone)))
                .groupBy(EVENT.USER)
                .having(spent.isMetWithout() ? DSL.not(isSoMuch) : isSoMuch);
    }

    private Select<Record1<String>> firstSeen(When when) {
        Field<Instant> time = DSL.field(DSL.name("seen", "time_millis"), SAID.TIME.getDataType());
        Field<String> user = DSL.field(DSL.name("seen", "user_id"), SQLDataType.VARCHAR);
        Field<String> first = DSL.field(DSL.name("first", "user_id"), SQLDataType.VARCHAR);
        Field<Instant> firstTime = DSL.field(DSL.name("first", "time_millis"), SAID.TIME.getDataType());
        return DSL.select(user)
                .from(DSL.select(first, firstTime)
                        .from(FirstSaid.of(bot).as("first"))
                        .unionAll(DSL.select(EVENT.USER, DSL.min(EVENT.TIME))
                                .from(EVENT)
                                .where(isOfSomebody())
                                .groupBy(EVENT.USER))
                        .asTable("seen", "user_id", "time_millis"))
                .groupBy(user)
                .having(DSL.min(time).ge(when.from(now, zone)), DSL.min(time).lt(when.to(now, zone)));
    }

    private Select<Record1<String>> came(Criterion.CameBy came) {
        Instant from = came.when().from(now, zone);
        Instant to = came.when().to(now, zone);
        return switch (came.by()) {
            case CAMPAIGN ->
                TouchedUsers.of(
                        bot,
                        TouchedUsers.By.CAMPAIGN,
                        words.campaign(came.value()).values(),
                        from,
                        to);
            case LINK -> TouchedUsers.of(bot, TouchedUsers.By.LINK, links(came.value()), from, to);
            case NETWORK -> TouchedUsers.of(bot, TouchedUsers.By.NETWORK, Set.of(came.value()), from, to);
            case SOURCE -> referred("source", came.value(), from, to);
            case REF -> referred("ref", came.value(), from, to);
            case AD -> referred("ad_id", came.value(), from, to);
        };
    }

    private Select<Record1<String>> referred(String key, String value, Instant from, Instant to) {
        return DSL.selectDistinct(EVENT.USER)
                .from(EVENT)
                .where(
                        isOfSomebody(),
                        EVENT.TYPE.eq("REFERRAL"),
                        EVENT.TIME.ge(from),
                        EVENT.TIME.lt(to),
                        EventAttributes.whole(key).eq(value));
    }

    /** What is no link has brought nobody. */
    private Set<String> links(String word) {
        return words.link(word).map(CampaignWords.Meant::values).orElse(Set.of(word));
    }

    /** Everybody of whom there is a message or an event in these days. */
    Select<Record1<String>> seen(When when) {
        return seen(when.from(now, zone), when.to(now, zone));
    }

    Select<Record1<String>> seenAfter(When when) {
        return seen(when.to(now, zone), When.END);
    }

    private Select<Record1<String>> seen(Instant from, Instant to) {
        return DSL.select(Said.USER)
                .from(Said.between(question(ReportFilter.NONE), from, to))
                .unionAll(DSL.select(EVENT.USER)
                        .from(EVENT)
                        .where(isOfSomebody(), EVENT.TIME.ge(from), EVENT.TIME.lt(to)));
    }

    /** Everybody of whom there is a message or an event. */
    Select<Record1<String>> everybody() {
        return new Everybody(bot).users();
    }

    private Condition isOfSomebody() {
        return DSL.and(EVENT.BOT.eq(bot), EVENT.USER.ne(""));
    }

    /** Whoever asks for rows names its own times. */
    private ReportQuestion question(ReportFilter filter) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new ReportQuestion(
                bot,
                new Period(today, today, zone),
                Comparison.NONE,
                Granularity.DAY,
                filter,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT);
    }
}
