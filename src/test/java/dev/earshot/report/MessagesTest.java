package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Messages messages = new Messages(ROWS.store());

    @Test
    void searchesForWordsUsersAndIntents() {
        MessageRow said = rows.incoming("ann", 1).text("a Needle in hay").add();
        MessageRow meant =
                rows.incoming("ann", 2).text("hay").intent("find.needle").add();
        MessageRow by = rows.incoming("needle-eyed", 3).text("hay").add();
        MessageRow later = rows.incoming("ann", 4).text("hay").add();
        rows.mark("INTENT", "ann", 5).of(later).value("needle.sewing").add();
        rows.mark("ENRICHED", "ann", 5)
                .of(later)
                .value("{\"intent\":{\"name\":\"needle.sewing\"}}")
                .add();
        rows.incoming("ann", 6).text("only hay").add();
        rows.write();
        assertEquals(
                List.of(later.id(), by.id(), meant.id(), said.id()),
                ids(messages.list(
                        rows.bot, new MessageFilter(null, null, null, null, null, " NEEDLE", null, null, 10, null))));
    }

    @Test
    void listsTheNewestFirstAndOfEqualTimesTheLastWritten() {
        MessageRow old = rows.incoming("ann", 1).add();
        MessageRow second = rows.outgoing("bob", 5).add();
        MessageRow third = rows.incoming("ann", 5).add();
        rows.write();
        assertEquals(List.of(third.id(), second.id(), old.id()), ids(list(new Search())));
    }

    @Test
    void pagesThroughManyMessagesOfTheSameTime() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            all.add(rows.incoming("u" + i % 5, (double) (i / 20)).add().id());
        }
        Collections.reverse(all);
        rows.write();
        List<UUID> paged = new ArrayList<>();
        Page<TranscriptMessage> page = list(new Search().limit(10));
        paged.addAll(ids(page));
        while (page.next() != null) {
            assertEquals(10, page.items().size());
            page = list(new Search().limit(10).cursor(page.next()));
            paged.addAll(ids(page));
        }
        assertEquals(all, paged);
        assertNull(list(new Search().limit(53)).next(), "the last page has no next, however full");
    }

    @Test
    void restrictsByTimeFromTheFirstMillisecondToBeforeTheLast() {
        rows.incoming("ann", 0.999).add();
        MessageRow first = rows.incoming("ann", 1).add();
        MessageRow last = rows.incoming("ann", 1.999).add();
        rows.incoming("ann", 2).add();
        rows.write();
        assertEquals(List.of(last.id(), first.id()), ids(list(new Search().between(at(1), at(2)))));
        assertEquals(
                4, list(new Search().between(Instant.MIN, Instant.MAX)).items().size());
        assertEquals(
                0, list(new Search().between(Instant.MAX, Instant.MIN)).items().size());
    }

    @Test
    void restrictsByUserDirectionAndKind() {
        MessageRow in = rows.incoming("ann", 1).kind("IMAGE").add();
        MessageRow out = rows.outgoing("ann", 2).add();
        MessageRow bob = rows.incoming("bob", 3).add();
        rows.write();
        assertEquals(List.of(out.id(), in.id()), ids(list(new Search().user("ann"))));
        assertEquals(List.of(bob.id(), in.id()), ids(list(new Search().direction("INCOMING"))));
        assertEquals(List.of(in.id()), ids(list(new Search().kind("IMAGE"))));
        assertEquals(
                List.of(),
                ids(list(new Search().user("ann").direction("INCOMING").kind("TEXT"))));
        assertEquals(List.of(), ids(list(new Search().user("an_"))));
    }

    @Test
    void findsPartsOfTextsWhateverTheirCase() {
        MessageRow german =
                rows.incoming("ann", 1).text("Wo ist die GRÜNE Straße?").add();
        MessageRow greek = rows.incoming("ann", 2).text("ΟΔΟΣ").add();
        rows.incoming("ann", 3).add();
        rows.write();
        assertEquals(List.of(german.id()), ids(list(new Search().text("grüne str"))));
        assertEquals(List.of(german.id()), ids(list(new Search().text("IST DIE"))));
        assertEquals(List.of(greek.id()), ids(list(new Search().text("οδοσ"))));
        assertEquals(List.of(), ids(list(new Search().text("rot"))));
        assertEquals(3, list(new Search().text("")).items().size(), "nothing to look for does not restrict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "100%",
                "a_b",
                "'",
                "''; DROP TABLE message; --",
                "\\",
                "\\%",
                "\"",
                "\\\"",
                "!",
                "${x}",
                "?",
                "{0}",
                "\n",
                "\t",
                "😀",
                "\u202E",
                "[a]",
                "*"
            })
    void takesHostileTextAsTextOnly(String text) {
        MessageRow hit = rows.incoming("ann", 1).text("<" + text + ">").add();
        rows.incoming("ann", 2).text("an innocent text, a-b, 100 percent").add();
        rows.write();
        assertEquals(List.of(hit.id()), ids(list(new Search().text(text))));
        assertEquals(List.of(), ids(list(new Search().user(text))));
        assertEquals(List.of(), ids(list(new Search().intent(text))));
        assertEquals(List.of(), ids(list(new Search().direction(text))));
    }

    @Test
    void survivesTextThatIsNoUnicode() {
        rows.incoming("ann", 1).text("x").add();
        rows.write();
        assertEquals(List.of(), ids(list(new Search().text("\0"))));
        assertEquals(List.of(), ids(list(new Search().text("\uD83D"))));
        assertEquals(List.of(), ids(list(new Search().user("\uDC00\0"))));
    }

    @Test
    void findsWhatAMessageSaysAfterItsLastEdit() {
        MessageRow edited =
                rows.incoming("ann", 1).messageId("m1").text("red shoes").add();
        rows.mark("EDITED", "ann", 2).messageId("m1").value("green shoes").add();
        rows.mark("EDITED", "ann", 3).messageId("m1").value("Blue shoes").add();
        rows.incoming("bob", 1).messageId("m1").text("of another user").add();
        rows.write();
        assertEquals(List.of(edited.id()), ids(list(new Search().text("blue"))));
        assertEquals(List.of(edited.id()), ids(list(new Search().text("red"))), "and what it said first");
        assertEquals(List.of(), ids(list(new Search().text("green"))), "but not what was in between");
    }

    @Test
    void findsIntentsThatCameWithALaterCopy() {
        MessageRow own = rows.incoming("ann", 1).intent("order").add();
        MessageRow later = rows.incoming("ann", 2).add();
        MessageRow ofAnother = rows.incoming("ann", 3).intent("return").add();
        MessageRow laterStill = rows.incoming("ann", 4).add();
        laterCopy(later, "order");
        laterCopy(ofAnother, "order");
        laterCopy(laterStill, "return");
        laterCopy(laterStill, "order");
        rows.write();
        assertEquals(List.of(later.id(), own.id()), ids(list(new Search().intent("order"))));
        assertEquals(List.of(laterStill.id(), ofAnother.id()), ids(list(new Search().intent("return"))));
        assertEquals(
                List.of(later.id(), own.id()), ids(list(new Search().user("ann").intent("order"))));
        assertEquals(List.of(), ids(list(new Search().intent("ORDER"))));
        assertEquals(List.of(), ids(list(new Search().intent("ord"))));
    }

    @Test
    void pagesOnPastCandidatesThatTurnOutNotToMatch() {
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            MessageRow row = rows.incoming("ann", i).add();
            if (i % 8 != 0) {
                laterCopy(row, "other");
            } else {
                expected.add(0, row.id());
            }
            laterCopy(row, "order");
        }
        rows.write();
        List<UUID> paged = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            Page<TranscriptMessage> page =
                    list(new Search().intent("order").limit(2).cursor(cursor));
            paged.addAll(ids(page));
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < 100);
        assertEquals(expected, paged);
    }

    @Test
    void endsAPageEarlyRatherThanReadOnForLong() {
        MessageRow last = rows.incoming("ann", 0).intent("order").add();
        for (int i = 1; i <= 50; i++) {
            MessageRow row = rows.incoming("ann", i).add();
            laterCopy(row, "other");
            laterCopy(row, "order");
        }
        rows.write();
        Page<TranscriptMessage> page = list(new Search().intent("order").limit(1));
        assertEquals(List.of(), ids(page));
        assertEquals(
                List.of(last.id()),
                ids(list(new Search().intent("order").limit(1).cursor(page.next()))));
    }

    @Test
    void findsAllThatWasNotHandledWhicheverWayThatWasSaid() {
        MessageRow own = rows.incoming("ann", 1).intent("NotHandled").add();
        MessageRow answered = rows.incoming("ann", 2).intent("order").add();
        MessageRow later = rows.incoming("ann", 3).add();
        rows.incoming("ann", 4).intent("order").add();
        rows.mark("NOT_HANDLED", "ann", 5).of(answered).add();
        laterCopy(later, "NotHandled");
        rows.mark("NOT_HANDLED", "ann", 3).of(later).add();
        rows.write();
        assertEquals(List.of(later.id(), answered.id(), own.id()), ids(list(new Search().intent("NotHandled"))));
    }

    @Test
    void findsAMessageOfItsBotOnly() {
        BotRows other = ROWS.newBot();
        MessageRow ours = rows.incoming("ann", 1).text("ours").intent("order").add();
        MessageRow theirs = other.incoming("ann", 1)
                .text("theirs")
                .intent("order")
                .messageId("m")
                .add();
        MessageRow unmarked =
                rows.incoming("ann", 2).text("unmarked").messageId("m").add();
        other.mark("INTENT", "ann", 1).of(unmarked).value("order").add();
        other.mark("EDITED", "ann", 2).messageId("m").value("ours too?").add();
        rows.write();
        other.write();
        assertEquals(Optional.of(ours.id()), messages.find(rows.bot, ours.id()).map(TranscriptMessage::id));
        assertEquals(Optional.empty(), messages.find(rows.bot, theirs.id()));
        assertEquals(Optional.empty(), messages.find("no-bot", ours.id()));
        assertEquals(List.of(unmarked.id(), ours.id()), ids(list(new Search())));
        assertEquals(List.of(ours.id()), ids(list(new Search().intent("order"))));
        assertEquals(List.of(ours.id()), ids(list(new Search().text("ours"))));
    }

    @Test
    void keepsItsLimits() {
        for (int i = 0; i < 510; i++) {
            rows.incoming("ann", i).add();
        }
        rows.write();
        assertEquals(1, list(new Search().limit(0)).items().size());
        Page<TranscriptMessage> page = list(new Search().limit(1_000_000));
        assertEquals(500, page.items().size());
        assertNotNull(page.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "MQ==", "MS14", "='"})
    void refusesCursorsThatItDidNotGive(String cursor) {
        assertThrows(BadCursorException.class, () -> list(new Search().cursor(cursor)));
    }

    private void laterCopy(MessageRow of, String intent) {
        double seconds = (of.time().toEpochMilli() - at(0).toEpochMilli()) / 1000.0;
        rows.mark("ENRICHED", of.user(), seconds)
                .of(of)
                .value("{\"intent\":{\"name\":\"" + intent + "\"}}")
                .add();
        rows.mark("INTENT", of.user(), seconds).of(of).value(intent).add();
    }

    private Page<TranscriptMessage> list(Search search) {
        return messages.list(rows.bot, search.filter());
    }

    private static List<UUID> ids(Page<TranscriptMessage> page) {
        return page.items().stream().map(TranscriptMessage::id).toList();
    }

    /** A filter in the making. */
    private static final class Search {
        private @Nullable Instant from;
        private @Nullable Instant to;
        private @Nullable String user;
        private @Nullable String direction;
        private @Nullable String text;
        private @Nullable String intent;
        private @Nullable String kind;
        private @Nullable String cursor;
        private int limit = 100;

        Search between(Instant first, Instant last) {
            from = first;
            to = last;
            return this;
        }

        Search user(String value) {
            user = value;
            return this;
        }

        Search direction(String value) {
            direction = value;
            return this;
        }

        Search text(String value) {
            text = value;
            return this;
        }

        Search intent(String value) {
            intent = value;
            return this;
        }

        Search kind(String value) {
            kind = value;
            return this;
        }

        Search limit(int value) {
            limit = value;
            return this;
        }

        Search cursor(@Nullable String value) {
            cursor = value;
            return this;
        }

        MessageFilter filter() {
            return new MessageFilter(from, to, user, direction, text, intent, kind, limit, cursor);
        }
    }
}
