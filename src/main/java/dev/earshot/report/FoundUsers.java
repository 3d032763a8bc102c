package dev.earshot.report;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.FirstMessages;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The users behind a number of a report, by the very same conditions by which it counted them.
 *
 * @param question of the report
 * @param behind the number
 */
public record FoundUsers(ReportQuestion question, Behind.Users behind) {

    /** @throws IllegalArgumentException in words for whoever asked, if a trait has no such value */
    Condition isMet(Field<String> user) {
        List<Condition> traits = new ArrayList<>();
        behind.traits().forEach((trait, value) -> traits.add(trait.is(value, question)));
        Condition met = user.in(DSL.select(Said.USER)
                .from(Said.between(question, behind.from(), behind.to()))
                .where(traits));
        if (behind.firstFrom() != null || behind.firstTo() != null) {
            met = met.and(user.in(DSL.select(FirstMessages.USER)
                    .from(FirstMessages.of(question))
                    .where(new Conditions()
                            .between(FirstMessages.TIME, behind.firstFrom(), behind.firstTo())
                            .all())));
        }
        if (behind.sessions() != null) {
            met = met.and(user.in(DSL.select(Sessions.USER)
                    .from(Sessions.of(question))
                    .groupBy(Sessions.USER)
                    .having(behind.sessions().contains(DSL.count()))));
        }
        return met;
    }
}
