package dev.earshot.report.audience;

import dev.earshot.report.act.Act;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Definitions as queries. A criterion becomes the users of whom some rows are there ({@link CriterionRows}), and asks only the
 * tables that have them; who else is a user is asked only where a definition can be met without any row.
 */
record AudienceQuery(CriterionRows rows) {
    private static final Field<String> SOMEBODY = DSL.field(DSL.name("somebody", "user_id"), SQLDataType.VARCHAR);

    /** The users who meet it, each once or more often. */
    Select<Record1<String>> users(Criterion criterion) {
        if (criterion instanceof Criterion.OfRows one && isOfKnown(one)) {
            return rows.of(one);
        }
        if (criterion instanceof Criterion.All(List<Criterion> all)) {
            for (Criterion one : all) {
                if (one instanceof Criterion.OfRows first && isOfKnown(first)) {
                    return narrowed(first, all);
                }
            }
        }
        return DSL.select(SOMEBODY).from(rows.everybody().asTable("somebody")).where(isMet(criterion, SOMEBODY));
    }

    /** One criterion's users, of whom the others are asked. */
    private Select<Record1<String>> narrowed(Criterion.OfRows first, List<Criterion> all) {
        List<Condition> others = new ArrayList<>();
        all.stream().filter(other -> other != first).forEach(other -> others.add(isMet(other, SOMEBODY)));
        return DSL.select(SOMEBODY).from(rows.of(first).asTable("somebody")).where(others);
    }

    /** Whether it is met by whoever has such rows, and these say that there is a message or an event of him. */
    private static boolean isOfKnown(Criterion.OfRows criterion) {
        if (criterion.isMetWithout()) {
            return false;
        }
        return switch (criterion) {
            case Criterion.Did did -> !(did.what() instanceof Act.Click);
            case Criterion.CameBy came -> came.by().isOfReferrals();
            case Criterion.Spent spent -> true;
            case Criterion.FirstSeen seen -> true;
            case Criterion.OnPlatform platform -> true;
            case Criterion.Attribute attribute -> false;
            case Criterion.OnDevice device -> false;
        };
    }

    private Condition isMet(Criterion criterion, Field<String> user) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> of) ->
                DSL.and(of.stream().map(one -> isMet(one, user)).toList());
            case Criterion.Any(List<Criterion> of) ->
                DSL.or(of.stream().map(one -> isMet(one, user)).toList());
            case Criterion.Not(Criterion of) -> DSL.not(isMet(of, user));
            case Criterion.LastSeen(When when) ->
                user.in(rows.seen(when)).and(user.notIn(rows.seenAfter(when))); // nobody's whole past has to be read
            case Criterion.OfRows one -> one.isMetWithout() ? user.notIn(rows.of(one)) : user.in(rows.of(one));
        };
    }
}
