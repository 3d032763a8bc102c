package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.store.EventRow;
import dev.earshot.store.MessageRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TranscriptTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Transcript transcript = new Transcript(ROWS.store());

    @Test
    void showsMessagesAndEventsTogetherInTheOrderOfTimeAndThenOfWriting() {
        MessageRow late = rows.outgoing("ann", 20).text("late").add();
        EventRow event = rows.event("ann", 10, "REVENUE", "buy", "12.50", "EUR");
        MessageRow sameTime = rows.incoming("ann", 10).text("same time").add();
        MessageRow early = rows.incoming("ann", 5).text("early").add();
        rows.write();

        TranscriptPage page = transcript.latest(rows.bot, "ann", 10);

        assertEquals(List.of(early.id(), event.id(), sameTime.id(), late.id()), ids(page));
        assertNull(page.older());
        assertNull(page.newer());
        TranscriptEvent shown = (TranscriptEvent) page.entries().get(1);
        assertEquals(new BigDecimal("12.5"), shown.row().amount(), "the digits of the store's column are not shown");
        assertEquals(
                "buy",
                shown.attributes() == null
                        ? ""
                        : shown.attributes().path("note").asText());
    }

    @Test
    void pagesBothWaysThroughManyEntriesOfTheSameTime() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int second = i / 25; // 25 entries share each time
            all.add(
                    i % 3 == 0
                            ? rows.event("ann", second, "CUSTOM", "e" + i).id()
                            : rows.incoming("ann", second).text("m" + i).add().id());
        }
        rows.write();

        List<UUID> backwards = new ArrayList<>();
        TranscriptPage page = transcript.latest(rows.bot, "ann", 7);
        assertNull(page.newer());
        backwards.addAll(ids(page));
        while (page.older() != null) {
            page = transcript.before(rows.bot, "ann", page.older(), 7);
            assertNotNull(page.newer());
            backwards.addAll(0, ids(page));
        }
        assertEquals(all, backwards);

        List<UUID> forwards = new ArrayList<>(ids(page));
        while (page.newer() != null) {
            page = transcript.after(rows.bot, "ann", page.newer(), 7);
            assertNotNull(page.older());
            forwards.addAll(ids(page));
        }
        assertEquals(all, forwards);
    }

    @Test
    void aPageBeyondAnEndIsEmptyAndLeadsBack() {
        MessageRow first = rows.incoming("ann", 1).add();
        MessageRow last = rows.incoming("ann", 2).add();
        rows.write();

        TranscriptPage before = transcript.before(rows.bot, "ann", cursor(first), 5);
        assertEquals(List.of(), before.entries());
        assertNull(before.older());
        assertEquals(List.of(first.id(), last.id()), ids(transcript.after(rows.bot, "ann", text(before.newer()), 5)));

        TranscriptPage after = transcript.after(rows.bot, "ann", cursor(last), 5);
        assertEquals(List.of(), after.entries());
        assertNull(after.newer());
        assertEquals(List.of(first.id(), last.id()), ids(transcript.before(rows.bot, "ann", text(after.older()), 5)));
    }

    @Test
    void growsAfterItsLastEntry() {
        MessageRow first = rows.incoming("ann", 1).add();
        rows.write();
        MessageRow next = rows.outgoing("ann", 1).add();
        rows.write();
        assertEquals(List.of(next.id()), ids(transcript.after(rows.bot, "ann", cursor(first), 5)));
    }

    @Test
    void showsTheSurroundingsOfAMessageOrEvent() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(
                    i == 10
                            ? rows.event("ann", 3, "CUSTOM", "e").id()
                            : rows.incoming("ann", 3).add().id());
        }
        rows.write();

        TranscriptPage middle = transcript.around(rows.bot, "ann", all.get(10), 5);
        assertEquals(all.subList(8, 13), ids(middle));
        assertEquals(all.subList(6, 8), ids(transcript.before(rows.bot, "ann", text(middle.older()), 2)));
        assertEquals(all.subList(13, 15), ids(transcript.after(rows.bot, "ann", text(middle.newer()), 2)));

        TranscriptPage start = transcript.around(rows.bot, "ann", all.get(0), 5);
        assertEquals(all.subList(0, 5), ids(start), "the room before goes to what comes after");
        assertNull(start.older());
        assertNotNull(start.newer());

        TranscriptPage end = transcript.around(rows.bot, "ann", all.get(19), 5);
        assertEquals(all.subList(15, 20), ids(end));
        assertNotNull(end.older());
        assertNull(end.newer());

        assertEquals(List.of(all.get(7)), ids(transcript.around(rows.bot, "ann", all.get(7), 1)));
        assertEquals(all, ids(transcript.around(rows.bot, "ann", all.get(7), 20)));
    }

    @Test
    void aroundWhatIsNotThereIsTheEnd() {
        MessageRow ours = rows.incoming("ann", 1).add();
        MessageRow ofBob = rows.incoming("bob", 1).add();
        rows.write();
        assertEquals(List.of(ours.id()), ids(transcript.around(rows.bot, "ann", ofBob.id(), 5)));
    }

    @Test
    void keepsBotsAndUsersApart() {
        BotRows other = ROWS.newBot();
        MessageRow ours = rows.incoming("ann", 1).text("ours").add();
        rows.incoming("Ann", 1).text("another user").add();
        MessageRow theirs = other.incoming("ann", 1).text("theirs").add();
        other.event("ann", 1, "CUSTOM", "theirs");
        rows.write();
        other.write();

        assertEquals(List.of(ours.id()), ids(transcript.latest(rows.bot, "ann", 10)));
        assertEquals(List.of(ours.id()), ids(transcript.around(rows.bot, "ann", theirs.id(), 10)));
        assertEquals(List.of(), transcript.latest(rows.bot, "nobody", 10).entries());
        assertEquals(List.of(), transcript.latest("no-bot", "ann", 10).entries());
    }

    @Test
    void takesLimitsBeyondTheBoundsForTheNearest() {
        for (int i = 0; i < 510; i++) {
            rows.incoming("ann", i).add();
        }
        rows.write();
        assertEquals(
                500,
                transcript.latest(rows.bot, "ann", Integer.MAX_VALUE).entries().size());
        assertEquals(1, transcript.latest(rows.bot, "ann", -3).entries().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%%%", "abc", "MQ", "LTE", "MS0", "MS0y5", "MS14", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LTE", "_w"})
    void refusesCursorsThatItDidNotGive(String cursor) {
        assertThrows(BadCursorException.class, () -> transcript.before(rows.bot, "ann", cursor, 5));
        assertThrows(BadCursorException.class, () -> transcript.after(rows.bot, "ann", cursor, 5));
    }

    @Test
    void refusesCursorsOfOtherLists() {
        String ofUsers = new UserCursor(at(1), "5").text();
        assertThrows(BadCursorException.class, () -> transcript.before(rows.bot, "ann", ofUsers, 5));
        assertThrows(BadCursorException.class, () -> transcript.before(rows.bot, "ann", "A".repeat(100_000), 5));
    }

    @Test
    void pagesOnFromTheFarEndsOfTime() {
        MessageRow only = rows.incoming("ann", -2e9).add(); // before 1970
        rows.write();
        for (long millis : new long[] {Long.MIN_VALUE + 1, -1, 0}) {
            String cursor = CursorText.encode(millis + "-0");
            int expected = only.time().toEpochMilli() < millis ? 1 : 0;
            assertEquals(
                    expected,
                    transcript.before(rows.bot, "ann", cursor, 5).entries().size());
            assertEquals(
                    1 - expected,
                    transcript.after(rows.bot, "ann", cursor, 5).entries().size());
        }
        String past = CursorText.encode(Long.MIN_VALUE + "-0");
        assertNotNull(transcript.before(rows.bot, "ann", past, 5));
        String future = CursorText.encode(Long.MAX_VALUE + "-" + Long.MAX_VALUE);
        assertNotNull(transcript.after(rows.bot, "ann", future, 5));
    }

    private static String cursor(MessageRow row) {
        return new TimeCursor(row.time(), row.sequence()).text();
    }

    private static String text(@org.jspecify.annotations.Nullable String cursor) {
        assertNotNull(cursor);
        return cursor == null ? "" : cursor;
    }

    private static List<UUID> ids(TranscriptPage page) {
        return page.entries().stream().map(TranscriptEntry::id).toList();
    }
}
