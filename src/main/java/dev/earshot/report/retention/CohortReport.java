package dev.earshot.report.retention;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The users behind the numbers of {@link Retention}, one by one: of one cohort or of all, who belongs or who came back. */
public final class CohortReport implements Report {
    static final String NAME = "cohort";
    private static final About ABOUT = new About(
            NAME,
            "Cohort",
            "The users of the cohort that has a day, or those of them who came back so many steps later; without a day, of all.",
            "Nobody is in it: it fills as soon as such a user sends or receives a message.");

    static final Option COHORT = Option.text("cohort", "cohort of");
    static final Option LATER = Option.text("later", "steps later");

    /** What a page shows without becoming slow. */
    static final int MAX_USERS = 1_000;

    private final Store store;
    private final InstantSource clock;

    /** @param clock says what has passed */
    public CohortReport(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return "retention";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(Returning.OPTIONS);
        options.add(COHORT);
        options.add(LATER);
        return options;
    }

    /**
     * Whose users.
     *
     * @param cohort its number; null for all
     * @param later so many steps after it; 0 for all who belong to it
     */
    private record Which(@Nullable Integer cohort, int later) {

        static Which of(ReportQuestion question, RetentionSteps steps) {
            return new Which(cohort(question, steps), later(question, steps));
        }

        private static @Nullable Integer cohort(ReportQuestion question, RetentionSteps steps) {
            String value = question.option(COHORT).strip();
            if (value.isEmpty()) {
                return null;
            }
            Period period = question.period();
            try {
                Instant day = LocalDate.parse(value).atStartOfDay(period.zone()).toInstant();
                if (!day.isBefore(period.from()) && day.isBefore(period.to())) {
                    return steps.buckets().indexOf(day);
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'cohort' must be a day such as 2026-01-31", e);
            }
            throw new IllegalArgumentException("'cohort' must be a day of the chosen ones");
        }

        private static int later(ReportQuestion question, RetentionSteps steps) {
            String value = question.option(LATER).strip();
            for (int later = 0; later <= steps.after(); later++) {
                if (value.isEmpty() || value.equals(String.valueOf(later))) {
                    return later;
                }
            }
            throw new IllegalArgumentException("'later' must be a number from 0 to " + steps.after());
        }
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Returning returning = Returning.of(question);
        RetentionSteps steps = RetentionSteps.of(question, clock.instant());
        Which which = Which.of(question, steps);
        List<Record> rows = store.query(question.bot(), query(new CohortTables(question, returning, steps), which));
        long found = rows.isEmpty() ? 0 : Numbers.whole(rows.getFirst(), 3);
        return new ReportAnswer(List.of(figure(found, which, steps)), List.of(part(rows, which, steps)));
    }

    private static Select<Record> query(CohortTables tables, Which which) {
        Condition cohort = which.cohort == null ? DSL.noCondition() : CohortTables.COHORT.eq(DSL.inline(which.cohort));
        Field<Instant> last = which.later == 0 ? CohortTables.MEMBER_LAST : CohortTables.RETURN_LAST;
        return DSL.select(List.of(
                        CohortTables.MEMBER_USER,
                        CohortTables.COHORT,
                        last,
                        DSL.count().over().as("found")))
                .from(which.later == 0 ? tables.members() : tables.returns())
                .where(cohort, which.later == 0 ? DSL.noCondition() : tables.isBack(which.later))
                .orderBy(last.desc(), CohortTables.MEMBER_USER, CohortTables.COHORT)
                .limit(MAX_USERS);
    }

    private static Figure figure(long found, Which which, RetentionSteps steps) {
        String help = "Of several cohorts, who belongs to more than one counts in each.";
        String title = which.later == 0
                ? "Users"
                : "Came back, " + steps.title(which.later).toLowerCase(Locale.ROOT);
        return new Figure("users", title, help, Unit.COUNT, (double) found, null, null, null);
    }

    private static Part part(List<Record> rows, Which which, RetentionSteps steps) {
        return new Part(
                "users",
                which.later == 0 ? "Who belongs to it" : "Who came back",
                String.format(
                        Locale.ENGLISH,
                        "The last seen first, at most %,d; with the start of the cohort, and when the user was last there as counted.",
                        MAX_USERS),
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("cohort", "Cohort", null),
                                new Grid.Column("last", "Last there", null)),
                        rows.stream().map(row -> row(row, steps)).toList()));
    }

    private static Grid.Row row(Record row, RetentionSteps steps) {
        String user = row.get(CohortTables.MEMBER_USER);
        Instant last = (Instant) row.get(2);
        return Grid.Row.of(
                Arrays.asList(user, steps.from(row.get(CohortTables.COHORT)), last), new Behind.Person(user));
    }
}
