package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.SessionTrait;
import dev.earshot.report.frame.Span;
import dev.earshot.store.MessageRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of 5 March 2026. */
class FoundSessionsTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;

    private final BotRows rows = STORED.newBot();
    private final FoundSessions sessions = new FoundSessions(STORED.store());
    private final ReportQuestion fifth = new ReportQuestion(
            rows.bot,
            new Period(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-05"), ZoneOffset.UTC),
            Comparison.NONE,
            Granularity.DAY,
            ReportFilter.NONE,
            Map.of(),
            ReportQuestion.SESSION_TIMEOUT);
    private final Behind.Sessions all =
            Behind.sessions(fifth.period().from(), fifth.period().to());

    private List<String> users(Behind.Sessions behind) {
        return sessions.list(fifth, behind, 100, null).items().stream()
                .map(FoundSessions.Found::user)
                .toList();
    }

    @Test
    void tellsWhenItBeganHowLongItWasAndWithWhichMessage() {
        rows.outgoing("ann", 20).add();
        MessageRow first = rows.incoming("ann", 0).add();
        rows.incoming("ann", 90).add();
        MessageRow second = rows.incoming("ann", HOUR).add();
        rows.write();
        assertEquals(
                List.of(
                        new FoundSessions.Found("ann", at(HOUR), Duration.ZERO, 1, 0, second.id()),
                        new FoundSessions.Found("ann", at(0), Duration.ofSeconds(90), 2, 1, first.id())),
                sessions.list(fifth, all, 100, null).items());
    }

    @Test
    void findsThoseWithSoManyMessagesOrSoLong() {
        rows.incoming("one", 0).add();
        rows.incoming("two", 1).add();
        rows.outgoing("two", 11).add();
        rows.incoming("three", 2).add();
        rows.incoming("three", 3).add();
        rows.incoming("three", 4).add();
        rows.write();
        assertEquals(List.of("three", "two", "one"), users(all));
        assertEquals(List.of("two"), users(all.only(SessionTrait.MESSAGES, Span.of(2))));
        assertEquals(List.of("three", "two"), users(all.only(SessionTrait.MESSAGES, Span.from(2))));
        assertEquals(List.of("two", "one"), users(all.only(SessionTrait.SENT, Span.of(1))));
        assertEquals(List.of("three"), users(all.only(SessionTrait.MILLIS, Span.of(1, 9_999))));
    }

    @Test
    void findsThoseThatBeganWithinATimeOfThePeriod() {
        rows.incoming("early", 0).add();
        rows.incoming("late", HOUR).add();
        rows.write();
        Instant noon = at(0);
        assertEquals(List.of("early"), users(Behind.sessions(noon, noon.plusSeconds(60))));
    }

    @Test
    void pagesThroughSessionsOfTheSameTime() {
        for (int i = 0; i < 20; i++) {
            rows.incoming("user" + i, 5).add();
        }
        rows.write();
        List<String> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<FoundSessions.Found> page = sessions.list(fifth, all, 7, cursor);
            page.items().forEach(session -> found.add(session.user()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(20, found.size());
        assertEquals(20, found.stream().distinct().count());
        assertThrows(BadCursorException.class, () -> sessions.list(fifth, all, 7, "x"));
    }

    @Test
    void allOfAUserAreThoseOfEveryDay() {
        rows.incoming("ann", -400 * 24 * HOUR).add();
        rows.incoming("ann", 0).add();
        rows.incoming("bob", 0).add();
        rows.write();
        assertEquals(
                List.of(at(0), at(-400 * 24 * HOUR)),
                sessions.ofUser(rows.bot, "ann", 10, null).items().stream()
                        .map(FoundSessions.Found::start)
                        .toList());
    }
}
