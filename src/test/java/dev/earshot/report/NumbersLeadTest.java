package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.intents.IntentReport;
import dev.earshot.report.intents.IntentsReport;
import dev.earshot.report.messages.MessageReport;
import dev.earshot.report.messages.MessagesReport;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.NotHandledReport;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.report.sessions.SessionsReport;
import dev.earshot.report.usage.OverviewReport;
import dev.earshot.report.users.UsersReport;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What opens behind a number has exactly as many as the number said, whatever was filtered. */
class NumbersLeadTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final int MOST = 500;

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());
    private final People people = new People(STORED.store());
    private final FoundSessions sessions = new FoundSessions(STORED.store());
    private final FoundMessages messages = new FoundMessages(STORED.store(), bot -> List.of());
    private int numbersFollowed;

    @Test
    void eachNumberOfUsersAndSessionsLeadsToAsMany() {
        System.out.println("NumbersLeadTest, seed " + seed);
        world.write(80);
        for (int i = 0; i < 4; i++) {
            ReportQuestion question = world.question(Map.of());
            follow(new UsersReport(STORED.store()), question, Set.of());
            // A number of answers has no list of its own, and a share or an average is of more than one.
            follow(new SessionsReport(STORED.store()), question, Set.of("responseTimes"));
            follow(new OverviewReport(STORED.store()), question, Set.of());
        }
        assertTrue(numbersFollowed > 100, numbersFollowed + " numbers are enough to tell");
    }

    @Test
    void eachNumberOfMessagesAndOfTheirUsersLeadsToAsMany() {
        System.out.println("NumbersLeadTest, seed " + seed);
        world.write(80);
        NotHandled notHandled = new NotHandled(STORED.store(), bot -> List.of());
        for (int i = 0; i < 4; i++) {
            ReportQuestion question = world.question(Map.of());
            // Of answered templates only their number is known, and different intents have a table.
            follow(new MessagesReport(STORED.store()), question, Set.of("answered"));
            follow(new IntentsReport(STORED.store()), question, Set.of("figures intents", "messagesBefore"));
            // A group leads to its phrases, and what is in none cannot be asked for.
            follow(new NotHandledReport(notHandled), question, Set.of("openGroups", "ungrouped", "groups"));
            ReportQuestion ofText = question.with(Map.of("text", RandomWorld.TEXTS.getFirst()));
            follow(new MessageReport(STORED.store()), ofText, Set.of("before", "after"));
            ReportQuestion ofIntent = question.with(Map.of("name", RandomWorld.INTENTS.getFirst()));
            follow(new IntentReport(STORED.store()), ofIntent, Set.of());
        }
        assertTrue(numbersFollowed > 100, numbersFollowed + " numbers are enough to tell");
    }

    private void follow(Report report, ReportQuestion question, Set<String> without) {
        ReportAnswer answer = report.answer(question);
        answer.figures().stream()
                .filter(figure -> figure.unit() == Unit.COUNT && figure.value() != null)
                .filter(figure -> !without.contains(figure.name()) && !without.contains("figures " + figure.name()))
                .forEach(figure ->
                        follow(report.name() + " " + figure.name(), question, figure.behind(), figure.value()));
        for (Part part : answer.parts()) {
            if (!without.contains(part.name())) {
                part.grid().rows().stream()
                        .filter(row -> row.values().stream().skip(1).anyMatch(NumbersLeadTest::isSome))
                        .limit(3)
                        .forEach(row -> follow(report.name() + " " + part.name(), question, part.grid(), row, without));
            }
        }
    }

    private static boolean isSome(@Nullable Object value) {
        return value instanceof Number number && number.doubleValue() > 0;
    }

    private void follow(String name, ReportQuestion question, Grid grid, Grid.Row row, Set<String> without) {
        for (int i = 1; i < row.values().size(); i++) {
            Behind behind = row.cells().isEmpty() ? row.behind() : row.cells().get(i);
            Grid.Column column = grid.columns().get(i);
            boolean isFollowed = column.unit() == Unit.COUNT && !without.contains(column.name());
            if (isFollowed && row.values().get(i) instanceof Number number) {
                follow(name + " " + column.name(), question, behind, number);
            }
        }
    }

    private void follow(String name, ReportQuestion question, @Nullable Behind behind, @Nullable Number number) {
        numbersFollowed++;
        String which = "seed " + seed + ", " + name + ", " + question;
        assertTrue(number != null && number.doubleValue() <= MOST, which);
        assertEquals(number.longValue(), found(question, behind), which);
    }

    private long found(ReportQuestion question, @Nullable Behind behind) {
        return switch (behind) {
            case Behind.Users users -> {
                PersonFilter filter = new PersonFilter(
                        null, PersonSort.LAST_SEEN, null, List.of(), new FoundUsers(question, users), MOST, null);
                int listed = people.list(question.bot(), filter).items().size();
                assertEquals(people.count(question.bot(), filter), listed);
                yield listed;
            }
            case Behind.Sessions of ->
                sessions.list(question, of, MOST, null).items().size();
            case Behind.Messages of ->
                messages.list(question, of, MOST, null).items().size();
            case Behind.Compared(Behind there) -> found(question.compared().orElseThrow(), there);
            case null, default -> throw new AssertionError("nothing to follow: " + behind);
        };
    }
}
