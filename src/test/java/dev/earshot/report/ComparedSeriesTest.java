package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.intents.IntentReport;
import dev.earshot.report.intents.IntentsReport;
import dev.earshot.report.messages.MessagesReport;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.NotHandledReport;
import dev.earshot.report.sessions.SessionsReport;
import dev.earshot.report.usage.OverviewReport;
import dev.earshot.report.users.UsersReport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Series beside those of the period before. On the 3rd of March ann orders, on the 4th she and bob do, and bob says what the
 * bot does not understand; on the 5th nobody says anything, on the 6th bob and cleo order. Each message is a session.
 */
class ComparedSeriesTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();

    @BeforeEach
    void talk() {
        rows.incoming("ann", -2 * DAY).intent("order").add();
        rows.incoming("ann", -DAY).intent("order").add();
        rows.incoming("bob", -DAY).intent("order").add();
        rows.incoming("bob", -DAY + 7_200).intent("NotHandled").add();
        rows.incoming("bob", DAY).intent("order").add();
        rows.incoming("cleo", DAY).intent("order").add();
        rows.write();
    }

    /** The 5th and the 6th, against the 3rd and the 4th. */
    private ReportQuestion asked(Comparison comparison, Map<String, String> options) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"), ZoneOffset.UTC),
                comparison,
                Granularity.DAY,
                ReportFilter.NONE,
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    private static Grid grid(Report report, String part, ReportQuestion question) {
        return Answered.grid(report.answer(question), part);
    }

    private Grid grid(Report report, String part) {
        return grid(report, part, asked(Comparison.PERIOD_BEFORE, Map.of()));
    }

    private static List<@Nullable Object> column(Grid grid, String name) {
        int index = grid.columns().stream().map(Grid.Column::name).toList().indexOf(name);
        List<@Nullable Object> values = new ArrayList<>();
        grid.rows().forEach(row -> values.add(row.values().get(index)));
        return values;
    }

    @Test
    void users() {
        Grid engaged = grid(new UsersReport(STORED.store()), "engaged");
        assertEquals(List.of(0L, 2L), column(engaged, "users"));
        assertEquals(List.of(1L, 2L), column(engaged, "usersBefore"));
        assertEquals(List.of(1L, 2L), column(engaged, "weeklyBefore"));
        Grid growth = grid(new UsersReport(STORED.store()), "lifetime");
        assertEquals(List.of(2L, 3L), column(growth, "lifetime"));
        assertEquals(List.of(1L, 2L), column(growth, "lifetimeBefore"));
        Behind behind = engaged.rows().getFirst().cells().getLast();
        assertInstanceOf(
                Behind.Users.class,
                assertInstanceOf(Behind.Compared.class, behind).there());
    }

    @Test
    void usersOfTheOverview() {
        Grid users = grid(new OverviewReport(STORED.store()), "users");
        assertEquals(List.of(0L, 2L), column(users, "engaged"));
        assertEquals(List.of(1L, 2L), column(users, "engagedBefore"));
        assertEquals(List.of(1L, 1L), column(users, "newUsersBefore"), "ann, then bob");
    }

    @Test
    void sessions() {
        Grid sessions = grid(new SessionsReport(STORED.store()), "sessions");
        assertEquals(List.of(0L, 2L), column(sessions, "sessions"));
        assertEquals(List.of(1L, 3L), column(sessions, "sessionsBefore"));
        assertEquals(List.of(1L, 3L), column(sessions, "bouncedBefore"));
    }

    @Test
    void kindsOfMessages() {
        Grid kinds = grid(new MessagesReport(STORED.store()), "kinds");
        assertEquals(List.of(0L, 2L), column(kinds, "text"));
        assertEquals(List.of(1L, 3L), column(kinds, "textBefore"));
    }

    @Test
    void intents() {
        Grid trend = grid(new IntentsReport(STORED.store()), "trend");
        assertEquals(List.of(0L, 2L), column(trend, "order"));
        assertEquals(List.of(1L, 2L), column(trend, "orderBefore"));
        Grid order = grid(
                new IntentReport(STORED.store()), "series", asked(Comparison.PERIOD_BEFORE, Map.of("name", "order")));
        assertEquals(List.of(1L, 2L), column(order, "usersBefore"));
    }

    @Test
    void notHandled() {
        NotHandledReport report = new NotHandledReport(new NotHandled(STORED.store(), bot -> List.of()));
        Grid rate = grid(report, "rate");
        assertNull(column(rate, "notHandledRate").getFirst(), "of nothing");
        assertEquals(0.0, column(rate, "notHandledRate").getLast());
        assertEquals(List.of(0.0, 1.0 / 3), column(rate, "notHandledRateBefore"));
        assertEquals(List.of(0L, 1L), column(grid(report, "messages"), "usersBefore"));
    }

    @Test
    void nothingStandsBesideWhatIsNotCompared() {
        Grid engaged = grid(new UsersReport(STORED.store()), "engaged", asked(Comparison.NONE, Map.of()));
        assertEquals(
                List.of("start", "users", "weekly", "monthly"),
                engaged.columns().stream().map(Grid.Column::name).toList());
        Grid sessions = grid(new SessionsReport(STORED.store()), "sessions", asked(Comparison.NONE, Map.of()));
        assertEquals(4, sessions.columns().size());
    }
}
