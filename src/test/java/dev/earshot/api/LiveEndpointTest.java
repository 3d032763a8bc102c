package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.api.SseReader.SseEvent;
import dev.earshot.control.Caller;
import dev.earshot.control.Members;
import dev.earshot.control.Role;
import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.Receipt;
import dev.earshot.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveEndpointTest extends ApiTest {

    private SseReader live(BotId bot, String query) throws Exception {
        SseReader reader = ada.live(path(bot, "/live" + query), "");
        if (!query.contains("after=")) {
            assertEquals("position", reader.next().name(), "first of all where to resume");
        }
        return reader;
    }

    private static List<String> texts(SseReader reader, int count) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(reader.nextItem().text());
        }
        return texts;
    }

    @Test
    void sendsMessagesAsTheListHasThem() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            server.append(bot, Samples.rich(bot, "mid.1", "ada", Samples.at(1)));
            SseEvent event = live.nextItem();
            assertEquals("message", event.name());
            server.settle();
            assertEquals(
                    ada.get(path(bot, "/messages/" + EventId.of(bot, "mid.1"))).with(200), event.data());
        }
    }

    @Test
    void sendsEverythingElseUnderANameOfItsOwn() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            server.append(bot, Samples.revenue(bot, "e1", "ada", Samples.at(1), "12.50"));
            SseEvent event = live.nextItem();
            assertEquals("event", event.name());
            server.settle();
            assertEquals(ada.get(path(bot, "/events")).with(200).at("/items/0"), event.data());

            server.append(bot, Samples.reaction(bot, "c1", "ada", Samples.at(2), "mid.1"));
            SseEvent change = live.nextItem();
            assertEquals("change", change.name());
            assertEquals("reacted", change.data().get("kind").asText());

            server.append(bot, Samples.receipt(bot, "r1", "ada", Samples.at(3), Receipt.Kind.MARK_SEEN, "mid.1"));
            SseEvent receipt = live.nextItem();
            assertEquals("receipt", receipt.name());
            assertEquals("mark_seen", receipt.data().get("kind").asText());

            server.append(bot, Samples.click(bot, "k1", "ada", Samples.at(4)));
            SseEvent touch = live.nextItem();
            assertEquals("touch", touch.name());
            assertEquals("spring", touch.data().at("/parameters/cp_0").asText());

            server.append(bot, Samples.link(bot, "l1", "ada", Samples.at(5)));
            SseEvent link = live.nextItem();
            assertEquals("identity_link", link.name());
            assertEquals("idfa", link.data().at("/identifiers/1/type").asText());

            server.append(bot, Samples.rejection(RejectReason.BAD_JSON, "no JSON", "{", false));
            SseEvent rejected = live.nextItem();
            assertEquals("rejected", rejected.name());
            server.settle();
            assertEquals(ada.get(path(bot, "/quarantine")).with(200).at("/items/0"), rejected.data());
        }
    }

    @Test
    void sendsTheRawPayloadOnlyWhenAsked() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader plain = live(bot, "");
                SseReader withRaw = live(bot, "?include=raw")) {
            server.append(bot, Samples.incoming(bot, "mid.1", "ada", Samples.at(1), "hi"));
            JsonNode plainData = plain.nextItem().data();
            ObjectNode whole = withRaw.nextItem().data().deepCopy();
            assertEquals("mid.1", whole.at("/raw/key").asText());
            whole.remove("raw");
            assertEquals(plainData, whole);
        }
    }

    @Test
    void sendsNothingOfAnotherBot() throws Exception {
        BotId bot = server.newBotOfPizza();
        BotId other = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            server.append(other, Samples.incoming(other, "1", "ada", Samples.at(1), "another's"));
            server.append(bot, Samples.incoming(bot, "2", "ada", Samples.at(2), "mine"));
            assertEquals("mine", live.nextItem().text());
        }
    }

    @Test
    void resumesAfterTheLastEventThatTheClientHas() throws Exception {
        BotId bot = server.newBotOfPizza();
        String last;
        try (SseReader live = live(bot, "")) {
            server.append(bot, Samples.incoming(bot, "1", "ada", Samples.at(1), "one"));
            last = live.nextItem().lastEventId();
        }
        server.append(
                bot,
                Samples.incoming(bot, "2", "ada", Samples.at(2), "two"),
                Samples.incoming(bot, "3", "ada", Samples.at(2), "three"));
        try (SseReader again = ada.live(path(bot, "/live"), last);
                SseReader byParameter = live(bot, "?after=" + last)) {
            server.append(bot, Samples.incoming(bot, "4", "ada", Samples.at(3), "four"));
            assertEquals(List.of("two", "three", "four"), texts(again, 3));
            assertEquals(List.of("two", "three", "four"), texts(byParameter, 3));
        }
    }

    @Test
    void resumesByTheHeaderIfBothAreGiven() throws Exception {
        BotId bot = server.newBotOfPizza();
        String start = server.append(bot, Samples.incoming(bot, "1", "ada", Samples.at(1), "one"))
                .toString();
        String later = server.append(bot, Samples.incoming(bot, "2", "ada", Samples.at(2), "two"))
                .toString();
        server.append(bot, Samples.incoming(bot, "3", "ada", Samples.at(3), "three"));
        try (SseReader live = ada.live(path(bot, "/live?after=" + start), later)) {
            assertEquals("three", live.nextItem().text());
        }
    }

    @Test
    void givesNoPlaceToResumeFromInTheMiddleOfACall() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            server.append(
                    bot,
                    Samples.incoming(bot, "1", "ada", Samples.at(1), "one"),
                    Samples.incoming(bot, "2", "ada", Samples.at(2), "two"));
            SseEvent one = live.nextItem();
            SseEvent two = live.nextItem();
            try (SseReader again = ada.live(path(bot, "/live"), one.lastEventId())) {
                assertEquals(List.of("one", "two"), texts(again, 2), "rather twice than never");
            }
            server.append(bot, Samples.incoming(bot, "3", "ada", Samples.at(3), "three"));
            try (SseReader again = ada.live(path(bot, "/live"), two.lastEventId())) {
                assertEquals("three", again.nextItem().text());
            }
        }
    }

    @Test
    void tellsOfAGapAfterAPositionThatIsNone() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "?after=0-999999999")) {
            assertEquals("gap", live.next().name());
            server.append(bot, Samples.incoming(bot, "1", "ada", Samples.at(1), "after the gap"));
            assertEquals("after the gap", live.nextItem().text());
        }
    }

    @Test
    void refusesWhatIsNoPosition() throws Exception {
        ApiClient.Reply reply = ada.get(path(server.newBotOfPizza(), "/live?after=yesterday"));
        reply.with(400);
        assertEquals("'after' and 'Last-Event-ID' must be an id that this stream gave.", reply.detail());
    }

    @Test
    void endsWhenTheBotIsDeleted() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            ada.delete(path(bot, "")).with(204);
            assertEquals(SseEvent.END, live.nextItem());
        }
    }

    @Test
    void endsWhenTheCallersRightsDo() throws Exception {
        BotId bot = server.newBotOfPizza();
        Caller.Member leaver = server.join("leaver", server.pizza, Role.VIEWER);
        try (SseReader live = server.as("leaver").live(path(bot, "/live"), "")) {
            assertEquals("position", live.next().name());
            Members.leave(server.database, leaver);
            assertEquals(SseEvent.END, live.nextItem());
        }
    }

    @Test
    void lettingGoFreesThePlace() throws Exception {
        BotId bot = server.newBotOfPizza();
        try (SseReader live = live(bot, "")) {
            server.append(bot, Samples.incoming(bot, "m", "ada", Samples.at(1), "hello"));
            assertEquals("hello", live.nextItem().text());
            assertTrue(server.live.subscriberCount() > 0);
        }
        // The server learns of it when it writes, if not sooner.
        for (int i = 0; server.live.subscriberCount() > 0; i++) {
            assertFalse(i > 20_000, "still subscribed");
            server.append(bot, Samples.incoming(bot, "m" + i, "ada", Samples.at(1), "hello?"));
            Thread.sleep(1);
        }
    }
}
