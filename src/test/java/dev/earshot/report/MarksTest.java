package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.MessageState.Reaction;
import dev.earshot.report.TranscriptMessage.InputView;
import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MarksTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Messages messages = new Messages(ROWS.store());
    private final Transcript transcript = new Transcript(ROWS.store());

    @Test
    void aMessageWithoutMarksIsAsItCame() {
        MessageRow row = rows.outgoing("ann", 1).text("hi").add();
        rows.write();
        assertEquals(TranscriptMessage.fresh(row), shown(row));
        assertEquals(
                new MessageState(null, null, null, false, List.of(), false, null),
                shown(row).state());
    }

    @Test
    void receiptsThatNameAMessageMeanThatMessageOnly() {
        MessageRow named = rows.outgoing("ann", 1).messageId("m1").add();
        MessageRow other = rows.outgoing("ann", 0).messageId("m0").add();
        rows.mark("DELIVERED", "ann", 2).messageId("m1").add();
        rows.mark("READ", "ann", 3).messageId("m1").add();
        rows.mark("READ", "ann", 9).messageId("m1").add();
        rows.write();
        assertEquals(at(2), shown(named).state().delivered());
        assertEquals(at(3), shown(named).state().read(), "the first time counts");
        assertNull(shown(other).state().delivered());
        assertNull(shown(other).state().read());
    }

    @Test
    void aWatermarkMeansAllUpToItsVeryMillisecond() {
        MessageRow before = rows.outgoing("ann", 9).add();
        MessageRow same = rows.outgoing("ann", 10).add();
        MessageRow after = rows.outgoing("ann", 10.001).add();
        rows.mark("READ", "ann", 12).upTo(10).add();
        rows.write();
        assertEquals(at(12), read(before));
        assertEquals(at(12), read(same));
        assertNull(read(after));
        assertEquals(times(at(12), at(12), null), readsOf(transcript.latest(rows.bot, "ann", 10)));
    }

    @Test
    void theEarliestReceiptThatCoversAMessageCountsWhereverThePageBegins() {
        List<MessageRow> sent = new ArrayList<>();
        List<@Nullable Instant> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add(rows.outgoing("ann", i * 10).add());
            rows.mark("READ", "ann", i * 10 + 5).upTo(i * 10 + 2).add();
            expected.add(at(i * 10 + 5));
        }
        rows.mark("READ", "ann", 3)
                .upTo(1_000)
                .add(); // a clock that went ahead: covers all, and came first but for one
        expected.replaceAll(time -> at(3));
        rows.write();
        for (int size = 1; size <= 10; size++) {
            assertEquals(
                    expected.subList(10 - size, 10), readsOf(transcript.latest(rows.bot, "ann", size)), "of " + size);
        }
        for (MessageRow row : sent) {
            assertEquals(at(3), read(row));
        }
    }

    @Test
    void eachMessageOfAPageHasTheReceiptThatCoveredItFirst() {
        List<@Nullable Instant> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.outgoing("ann", i * 10).add();
            if (i % 3 == 2) {
                rows.mark("READ", "ann", i * 10 + 5).upTo(i * 10).add();
                expected.addAll(List.of(at(i * 10 + 5), at(i * 10 + 5), at(i * 10 + 5)));
            }
        }
        expected.add(null);
        rows.write();
        assertEquals(expected, readsOf(transcript.latest(rows.bot, "ann", 10)));
        assertEquals(expected.subList(6, 10), readsOf(transcript.latest(rows.bot, "ann", 4)));
    }

    @Test
    void whatTheUserReadIsNoMessageOfTheUsersAndWhatTheBotSawIsNoneOfTheBots() {
        MessageRow ofUser = rows.incoming("ann", 1).messageId("in").add();
        MessageRow ofBot = rows.outgoing("ann", 1).messageId("out").add();
        rows.mark("DELIVERED", "ann", 2).upTo(5).add();
        rows.mark("READ", "ann", 3).upTo(5).add();
        rows.mark("SEEN", "ann", 4).upTo(5).add();
        rows.mark("DELIVERED", "ann", 2).messageId("in").add();
        rows.mark("SEEN", "ann", 1).messageId("out").add();
        rows.write();
        assertEquals(
                new MessageState(null, at(4), null, false, List.of(), false, null),
                shown(ofUser).state());
        assertEquals(
                new MessageState(at(2), at(3), null, false, List.of(), false, null),
                shown(ofBot).state());
    }

    @Test
    void marksOfOtherUsersAndBotsMeanNothing() {
        BotRows other = ROWS.newBot();
        MessageRow row = rows.outgoing("ann", 1).messageId("same").add();
        rows.mark("READ", "bob", 2).upTo(100).add();
        rows.mark("UNSENT", "bob", 2).messageId("same").add();
        other.mark("READ", "ann", 2).upTo(100).add();
        other.mark("UNSENT", "ann", 2).messageId("same").add();
        other.mark("NOT_HANDLED", "ann", 2).of(row).add();
        rows.write();
        other.write();
        assertEquals(TranscriptMessage.fresh(row), shown(row));
        assertEquals(
                List.of(TranscriptMessage.fresh(row)),
                transcript.latest(rows.bot, "ann", 5).entries());
    }

    @Test
    void aMessageThatThePlatformRefusedIsNotCoveredByWatermarks() {
        MessageRow refused = rows.outgoing("ann", 1).refused("10").add();
        MessageRow refusedLater = rows.outgoing("ann", 1).add();
        MessageRow sent = rows.outgoing("ann", 1).add();
        rows.mark("ENRICHED", "ann", 1)
                .of(refusedLater)
                .value("{\"failure\":{\"code\":\"551\"}}")
                .add();
        rows.mark("READ", "ann", 2).upTo(2).add();
        rows.write();
        assertNull(read(refused));
        assertNull(read(refusedLater));
        assertEquals("551", shown(refusedLater).row().failureCode());
        assertEquals(at(2), read(sent));
    }

    @Test
    void theNewestEditCountsAlsoIfItWasWrittenFirst() {
        MessageRow row = rows.incoming("ann", 1).messageId("m").text("one").add();
        rows.mark("EDITED", "ann", 9).messageId("m").value("three").add();
        rows.mark("EDITED", "ann", 5).messageId("m").value("two").add();
        rows.mark("EDITED", "ann", 10).messageId("m").add();
        rows.write();
        assertEquals("three", shown(row).state().editedText());
        assertEquals("one", shown(row).row().text(), "the row stays as it came");
    }

    @Test
    void reactionsStandUntilTheyAreTakenBack() {
        MessageRow row = rows.outgoing("ann", 1).messageId("m").add();
        rows.mark("REACTED", "ann", 2).messageId("m").value("love").emoji("❤").add();
        rows.mark("REACTED", "ann", 3).messageId("m").value("love").emoji("❤").add();
        rows.mark("REACTED", "ann", 4).messageId("m").value("wow").emoji("😮").add();
        rows.mark("REACTED", "ann", 5).messageId("m").emoji("👍").add();
        rows.mark("UNREACTED", "ann", 6).messageId("m").value("wow").emoji("😮").add();
        rows.write();
        assertEquals(
                List.of(new Reaction("love", "❤"), new Reaction(null, "👍")),
                shown(row).state().reactions());

        rows.mark("UNREACTED", "ann", 7).messageId("m").emoji("❤").add();
        rows.write();
        assertEquals(List.of(new Reaction(null, "👍")), shown(row).state().reactions());

        rows.mark("UNREACTED", "ann", 8).messageId("m").add();
        rows.mark("REACTED", "ann", 9).messageId("m").value("like").add();
        rows.write();
        assertEquals(List.of(new Reaction("like", null)), shown(row).state().reactions(), "unnamed means all");
    }

    @Test
    void showsThatAMessageWasTakenBackRatedAndNotUnderstood() {
        MessageRow unsent = rows.incoming("ann", 1).messageId("m1").add();
        MessageRow rated = rows.outgoing("ann", 1).messageId("m2").add();
        MessageRow lost = rows.incoming("ann", 1).intent("order").add();
        MessageRow ownWord = rows.incoming("ann", 1).intent("NotHandled").add();
        rows.mark("UNSENT", "ann", 2).messageId("m1").add();
        rows.mark("RATED", "ann", 3).messageId("m2").value("GOOD").add();
        rows.mark("RATED", "ann", 4).messageId("m2").value("BAD").add();
        rows.mark("NOT_HANDLED", "ann", 2).of(lost).add();
        rows.mark("SOMETHING_NEW", "ann", 2).of(lost).add();
        rows.write();
        assertTrue(shown(unsent).state().unsent());
        assertEquals("BAD", shown(rated).state().rating());
        assertTrue(shown(lost).state().notHandled());
        assertFalse(shown(lost).row().notHandled(), "the row stays as it came");
        assertTrue(shown(ownWord).state().notHandled());
        assertFalse(shown(rated).state().notHandled());
    }

    @Test
    void aLaterCopyAddsWhatTheFirstLacked() {
        MessageRow row = rows.outgoing("ann", 1)
                .text("first")
                .metadata("{\"a\":1,\"b\":2}")
                .content("{\"payload\":\"P\"}")
                .add();
        rows.mark("ENRICHED", "ann", 2).of(row).value("""
                        {"author":"AGENT","intent":{"name":"order","confidence":0.75,
                        "inputs":[{"name":"city","value":"Rome"}]},"templateId":"t1","conversation":"c","session":"s",
                        "metadata":{"b":3,"c":4},"payload":"Q","replyTo":"m0",
                        "quickReplies":[{"type":"text","title":"Yes"}]}""").add();
        rows.mark("ENRICHED", "ann", 3)
                .of(row)
                .value("{\"intent\":{\"name\":\"late\",\"confidence\":1},\"templateId\":\"t2\"}")
                .add();
        rows.write();
        TranscriptMessage shown = shown(row);
        assertEquals("AGENT", shown.row().author());
        assertEquals("order", shown.row().intent(), "of later copies the first counts");
        assertEquals(0.75, shown.row().intentConfidence());
        assertEquals(List.of(new InputView("city", "Rome")), shown.inputs());
        assertEquals("t1", shown.row().templateId());
        assertEquals("c", shown.row().conversation());
        assertEquals("s", shown.row().session());
        assertEquals("first", shown.row().text());
        assertEquals("P", shown.content().payload(), "what the first copy said stands");
        assertEquals("m0", shown.content().replyTo());
        assertEquals("Yes", shown.content().quickReplies().getFirst().title());
        assertEquals(
                Json.read("{\"a\":1,\"b\":2,\"c\":4}"), Json.read(shown.row().metadataJson()));
    }

    @Test
    void aLaterCopyChangesNothingThatWasKnown() {
        MessageRow row = rows.incoming("ann", 1).intent("mine").metadata("[1]").add();
        rows.mark("ENRICHED", "ann", 2)
                .of(row)
                .value(
                        "{\"intent\":{\"name\":\"other\",\"confidence\":1,\"inputs\":[{\"name\":\"a\",\"value\":\"b\"}]},"
                                + "\"metadata\":{\"a\":1}}")
                .add();
        rows.mark("ENRICHED", "ann", 3).of(row).value("no JSON").add();
        rows.mark("ENRICHED", "ann", 4).of(row).value("[]").add();
        rows.mark("ENRICHED", "ann", 5).of(row).add();
        rows.write();
        assertEquals(row, shown(row).row());
    }

    @Test
    void theAnswerToASendTellsThatItFailed() {
        MessageRow row = rows.outgoing("ann", 1).messageId("request-1").add();
        MessageRow fine = rows.outgoing("ann", 1).messageId("request-2").add();
        rows.mark("SEND_RESULT", "", 2)
                .messageId("request-1")
                .value("{\"failure\":{\"code\":\"100\",\"message\":\"No matching user found\"}}")
                .add();
        rows.mark("SEND_RESULT", "ann", 2)
                .messageId("request-2")
                .value("{\"messageId\":\"m.1\"}")
                .add();
        rows.write();
        assertEquals(
                new MessageContent.FailureView("100", null, null, "No matching user found"),
                shown(row).content().failure());
        assertNull(shown(fine).content().failure());
    }

    @Test
    void findsItsWayThroughTensOfThousandsOfReceipts() {
        for (int i = 0; i < 30_000; i++) {
            rows.mark("READ", "ann", i).upTo(i).add();
        }
        MessageRow first = rows.outgoing("ann", 0.5).add();
        MessageRow last = rows.outgoing("ann", 29_000.5).add();
        rows.write();
        assertEquals(times(at(1), at(29_001)), readsOf(transcript.latest(rows.bot, "ann", 10)));
        assertEquals(at(1), read(first));
        assertEquals(at(29_001), read(last));
    }

    private TranscriptMessage shown(MessageRow row) {
        return messages.find(rows.bot, row.id()).orElseThrow();
    }

    private @Nullable Instant read(MessageRow row) {
        return shown(row).state().read();
    }

    private static List<@Nullable Instant> readsOf(TranscriptPage page) {
        List<@Nullable Instant> reads = new ArrayList<>();
        page.entries()
                .forEach(entry -> reads.add(((TranscriptMessage) entry).state().read()));
        return reads;
    }

    private static List<@Nullable Instant> times(@Nullable Instant... times) {
        return new ArrayList<>(Arrays.asList(times));
    }
}
