package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which events of a bot count in reports, as a condition on the table of events. */
public final class Happened {
    private Happened() {}

    /** Those of the question's period. */
    public static Condition in(ReportQuestion question) {
        return between(question, question.period().from(), question.period().to());
    }

    /** Those from one moment on and before another. Events have no direction and no intent, so these do not restrict. */
    public static Condition between(ReportQuestion question, Instant from, Instant to) {
        String platform = question.filter().platform();
        return DSL.and(
                EVENT.BOT.eq(question.bot()),
                EVENT.TIME.ge(from),
                EVENT.TIME.lt(to),
                platform == null ? DSL.noCondition() : EVENT.PLATFORM.eq(platform),
                Said.users(question, EVENT.USER));
    }
}
