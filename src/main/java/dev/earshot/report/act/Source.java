package dev.earshot.report.act;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which rows of the store acts are found in, and which of these rows are such an act. */
enum Source {
    /** {@link Said}. */
    MESSAGES,
    /** {@link dev.earshot.store.Tables#EVENT}. */
    EVENTS,
    /** {@link dev.earshot.store.Tables#TOUCH}. */
    CLICKS;

    static Source of(Act act) {
        return switch (act) {
            case Act.Message message -> MESSAGES;
            case Act.Intent intent -> MESSAGES;
            case Act.NotHandled notHandled -> MESSAGES;
            case Act.Press press -> MESSAGES;
            case Act.Takeover takeover -> MESSAGES;
            case Act.Event event -> EVENTS;
            case Act.Revenue revenue -> EVENTS;
            case Act.Click click -> CLICKS;
        };
    }

    /** Of the act's source; from one moment on and before another. */
    static Condition condition(Act act, ReportQuestion question, Instant from, Instant to) {
        return switch (act) {
            case Act.Message message -> message(message);
            case Act.Intent(String name) ->
                name == null ? Understood.IS_UNDERSTOOD : Said.IS_INCOMING.and(Said.INTENT.eq(name));
            case Act.NotHandled() -> Said.IS_NOT_UNDERSTOOD;
            case Act.Press(String what) -> press(what == null ? "" : what);
            case Act.Takeover() -> isOfPerson(question.bot(), from, to);
            case Act.Event event -> event(event);
            case Act.Revenue revenue -> revenue(revenue);
            case Act.Click(String campaign, String link) ->
                DSL.and(
                        campaign == null ? DSL.noCondition() : TOUCH.CAMPAIGN.eq(campaign),
                        link == null ? DSL.noCondition() : TOUCH.LINK.eq(link));
        };
    }

    private static Condition message(Act.Message message) {
        String direction = message.direction();
        String kind = message.kind();
        Act.Words words = message.words();
        return DSL.and(
                direction == null ? DSL.noCondition() : Said.DIRECTION.eq(direction),
                kind == null ? DSL.noCondition() : Said.KIND.eq(kind),
                words == null ? DSL.noCondition() : says(words));
    }

    private static Condition says(Act.Words words) {
        Field<String> said = Wording.folded(DSL.val(words.text()));
        return switch (words.part()) {
            case WHOLE -> Said.WORDING.eq(said);
            case START -> DSL.position(Said.WORDING, said).eq(1);
            case ANYWHERE -> DSL.position(Said.WORDING, said).gt(0);
        };
    }

    private static Condition press(String what) {
        return DSL.and(
                Said.IS_INCOMING,
                Said.KIND.in("QUICK_REPLY", "POSTBACK"),
                what.isEmpty()
                        ? DSL.noCondition()
                        : Said.PRESSED
                                .eq(Wording.spelled(DSL.val(what)))
                                .or(Said.WORDING.eq(Wording.folded(DSL.val(what)))));
    }

    private static Condition isOfPerson(String bot, Instant from, Instant to) {
        return Said.ID.in(DSL.select(MESSAGE.ID)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.TIME.ge(from), MESSAGE.TIME.lt(to), MESSAGE.AUTHOR.eq("AGENT")));
    }

    private static Condition event(Act.Event event) {
        String name = event.name();
        String type = event.type();
        Condition condition = DSL.and(
                name == null ? DSL.noCondition() : EVENT.NAME.eq(name),
                type == null ? DSL.noCondition() : EVENT.TYPE.eq(type));
        for (Map.Entry<String, String> one : event.attributes().entrySet()) {
            condition = condition.and(EventAttributes.value(one.getKey()).eq(one.getValue()));
        }
        return condition;
    }

    private static Condition revenue(Act.Revenue revenue) {
        String currency = revenue.currency();
        BigDecimal least = revenue.least();
        return DSL.and(
                EVENT.AMOUNT.gt(BigDecimal.ZERO),
                currency == null ? DSL.noCondition() : EventTrait.CURRENCY.is(currency),
                least == null ? DSL.noCondition() : EVENT.AMOUNT.ge(least));
    }
}
