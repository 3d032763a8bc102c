package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.Intent;
import dev.earshot.event.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class MessageEndpointsTest extends ApiTest {

    private List<String> texts(BotId bot, String query) throws Exception {
        return ada.get(path(bot, "/messages" + query)).with(200).get("items").findValuesAsText("text");
    }

    private JsonNode message(BotId bot, String mid, String query) throws Exception {
        return ada.get(path(bot, "/messages/" + EventId.of(bot, mid) + query)).with(200);
    }

    @Test
    void givesEverythingThatIsKnownOfAMessage() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.rich(bot, "mid.1", "ada", Samples.at(1)));
        server.settle();
        JsonNode message = message(bot, "mid.1", "");
        assertEquals(
                """
                {"id":"%s","time":"2026-01-31T12:00:01.000Z","receivedAt":"2026-01-31T12:30:00.123Z",\
                "direction":"outgoing","author":"agent","userId":"ada","conversationId":"conversation-ada",\
                "sessionId":"session-1","messageId":"mid.1","kind":"template","text":"Choose","unsent":false,\
                "payload":"PAYLOAD","replyTo":"mid.before","notHandled":false,\
                "attachments":[{"type":"image","url":"https://example.com/a.png","title":"A","payload":{"sticker_id":7}}],\
                "buttons":[{"type":"web_url","title":"Open","url":"https://example.com/"}],\
                "quickReplies":[{"type":"text","title":"Yes","payload":"YES"}],"templateId":"template-1",\
                "delivery":{"state":"sent"},"reactions":[],"metadata":{"campaign":"spring","price":1.10},\
                "platform":"facebook","pageId":"page-1","source":"dashbot/12.1.0-npm"}""".formatted(EventId.of(bot, "mid.1")),
                ada.get(path(bot, "/messages/" + EventId.of(bot, "mid.1")))
                        .http()
                        .body());
        assertEquals(message, ada.get(path(bot, "/messages")).with(200).at("/items/0"), "the same in the list");
    }

    @Test
    void givesTheRawPayloadOnlyWhenAsked() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.incoming(bot, "mid.1", "ada", Samples.at(1), "hi"));
        server.settle();
        assertFalse(message(bot, "mid.1", "").has("raw"));
        assertEquals(
                "mid.1", message(bot, "mid.1", "?include=raw").at("/raw/key").asText());
        ApiClient.Reply list = ada.get(path(bot, "/messages?include=raw"));
        assertTrue(list.http().body().contains("\"raw\":{\"key\":\"mid.1\",\"precise\":1.10}"), "as it came");
        assertEquals(
                "'include' can only be 'raw'.",
                ada.get(path(bot, "/messages?include=all")).detail());
    }

    @Test
    void tellsWhatBecameOfAMessage() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.outgoing(bot, "sent", "ada", Samples.at(1), "a"));
        server.append(bot, Samples.outgoing(bot, "delivered", "ada", Samples.at(2), "b"));
        server.append(bot, Samples.failed(bot, "failed", "ada", Samples.at(3), "c"));
        server.append(bot, Samples.incoming(bot, "mine", "ada", Samples.at(4), "d"));
        server.append(
                bot,
                new Receipt(
                        Samples.header(bot, "r1", "ada", Samples.at(5)),
                        Receipt.Kind.DELIVERED,
                        List.of("delivered"),
                        null));
        server.append(bot, Samples.reaction(bot, "r2", "ada", Samples.at(6), "delivered"));
        server.append(bot, Samples.edit(bot, "r3", "ada", Samples.at(7), "mine", "d, better"));
        server.settle();
        assertEquals("sent", message(bot, "sent", "").at("/delivery/state").asText());
        JsonNode delivered = message(bot, "delivered", "");
        assertEquals(
                "{\"state\":\"delivered\",\"deliveredAt\":\"2026-01-31T12:00:05.000Z\"}",
                delivered.get("delivery").toString());
        assertEquals("love", delivered.at("/reactions/0/name").asText());
        JsonNode failed = message(bot, "failed", "");
        assertEquals("failed", failed.at("/delivery/state").asText());
        assertEquals(
                "outside of the window", failed.at("/delivery/error/message").asText());
        JsonNode mine = message(bot, "mine", "");
        assertFalse(mine.has("delivery"), "an incoming message is not delivered to anybody");
        assertEquals("d", mine.get("text").asText());
        assertEquals("d, better", mine.get("editedText").asText());
    }

    @Test
    void tellsAMessageThatTheUserRead() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.outgoing(bot, "read", "ada", Samples.at(1), "a"));
        server.append(bot, Samples.receipt(bot, "r1", "ada", Samples.at(2), Receipt.Kind.READ, "read"));
        server.settle();
        assertEquals("read", message(bot, "read", "").at("/delivery/state").asText());
        assertEquals(
                "2026-01-31T12:00:02.000Z",
                message(bot, "read", "").at("/delivery/readAt").asText());
    }

    @Test
    void givesIntentsWithTheirInputs() throws Exception {
        BotId bot = server.newBotOfPizza();
        Intent weather = new Intent("WEATHER", List.of(new Intent.Input("city", "San Francisco")), 0.75);
        server.append(bot, Samples.withIntent(bot, "mid.1", "ada", Samples.at(1), "weather?", weather));
        server.append(
                bot,
                Samples.withIntent(
                        bot, "mid.2", "ada", Samples.at(2), "eh?", new Intent(Intent.NOT_HANDLED, List.of(), null)));
        server.settle();
        assertEquals(
                "{\"name\":\"WEATHER\",\"inputs\":[{\"name\":\"city\",\"value\":\"San Francisco\"}],\"confidence\":0.75}",
                message(bot, "mid.1", "").get("intent").toString());
        assertTrue(message(bot, "mid.2", "").get("notHandled").asBoolean());
        assertEquals(List.of("weather?"), texts(bot, "?intent=WEATHER"));
        assertEquals(List.of("eh?"), texts(bot, "?intent=NotHandled"));
    }

    @Test
    void filters() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.incoming(bot, "1", "ada", Samples.at(1), "Good morning"));
        server.append(bot, Samples.outgoing(bot, "2", "ada", Samples.at(2), "good evening"));
        server.append(bot, Samples.incoming(bot, "3", "grace & co+", Samples.at(3), "bye"));
        server.append(bot, Samples.rich(bot, "4", "ada", Samples.at(4)));
        server.settle();
        assertEquals(List.of("Choose", "bye", "good evening", "Good morning"), texts(bot, ""));
        assertEquals(List.of("Choose", "good evening"), texts(bot, "?direction=outgoing"));
        assertEquals(List.of("bye"), texts(bot, "?userId=grace+%26%20co%2B"));
        assertEquals(List.of("good evening", "Good morning"), texts(bot, "?text=GOOD"));
        assertEquals(List.of("Choose"), texts(bot, "?kind=template"));
        assertEquals(
                List.of("bye", "good evening"),
                texts(bot, "?from=2026-01-31T12:00:02Z&to=2026-01-31T13:00:04+01:00"),
                "from is included, to is not");
        assertEquals(
                List.of("Choose", "bye"), texts(bot, "?from=" + Samples.at(3).toEpochMilli()));
        assertEquals(List.of("Good morning"), texts(bot, "?direction=incoming&text=good&userId=ada&limit=1"));
        assertEquals(List.of(), texts(bot, "?text=%25"), "no wildcard");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        BotId bot = server.newBotOfPizza();
        List<List<String>> faults = List.of(
                List.of("?user=ada", "Unknown query parameter 'user'. Did you mean 'userId'?"),
                List.of("?limit=0", "'limit' must be a whole number from 1 to 500."),
                List.of("?limit=501", "'limit' must be a whole number from 1 to 500."),
                List.of("?limit=many", "'limit' must be a whole number from 1 to 500."),
                List.of("?direction=in", "'direction' must be one of incoming, outgoing."),
                List.of(
                        "?from=yesterday",
                        "'from' must be a time such as 2026-01-31T12:00:00Z, or milliseconds since 1970."),
                List.of("?from=2000&to=1000", "'from' must lie before 'to'."),
                List.of("?cursor=rubbish", "'cursor' is not one that this list gave."),
                List.of("?text=" + "x".repeat(6_001), "'text' is too long."));
        for (List<String> fault : faults) {
            ApiClient.Reply reply = ada.get(path(bot, "/messages" + fault.getFirst()));
            reply.with(400);
            assertEquals(fault.getLast(), reply.detail());
        }
    }

    @Test
    void listsWhatIsKnownIfNoNameIsNear() throws Exception {
        ApiClient.Reply reply = ada.get(path(server.newBotOfPizza(), "/users?kind=name"));
        assertEquals(
                "Unknown query parameter 'kind'. Known are: currency, cursor, limit, properties, search, sort.",
                reply.detail());
    }

    @Test
    void findsNothingUnderIdsThatAreNone() throws Exception {
        BotId bot = server.newBotOfPizza();
        ada.get(path(bot, "/messages/" + UUID.randomUUID())).with(404);
        ada.get(path(bot, "/messages/mid.1")).with(404);
    }

    @Test
    void walksAllPagesWithoutGapOrDouble() throws Exception {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        BotId bot = server.newBotOfPizza();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Many share a second, so that only the order of writing tells them apart.
            server.append(bot, Samples.incoming(bot, "m" + i, "ada", Samples.at(random.nextInt(10)), "text " + i));
            expected.add("text " + i);
        }
        server.settle();
        for (int limit : List.of(1, 7, 59, 60, 61)) {
            List<JsonNode> items = ada.all(path(bot, "/messages?limit=" + limit));
            List<String> texts =
                    items.stream().map(item -> item.get("text").asText()).toList();
            assertEquals(
                    expected.stream().sorted().toList(), texts.stream().sorted().toList(), "seed " + seed);
            List<String> times =
                    items.stream().map(item -> item.get("time").asText()).toList();
            assertEquals(times.stream().sorted().toList(), times.reversed(), "newest first, seed " + seed);
        }
    }

    @Test
    void givesMessagesThatComeWhilePagesAreWalkedOnlyToThoseWhoBeginAnew() throws Exception {
        BotId bot = server.newBotOfPizza();
        for (int i = 0; i < 4; i++) {
            server.append(bot, Samples.incoming(bot, "m" + i, "ada", Samples.at(i), "text " + i));
        }
        server.settle();
        JsonNode first = ada.get(path(bot, "/messages?limit=2")).with(200);
        server.append(bot, Samples.incoming(bot, "new", "ada", Samples.at(100), "new"));
        server.settle();
        assertEquals(
                List.of("text 1", "text 0"),
                texts(bot, "?limit=2&cursor=" + first.get("next").asText()));
        assertEquals("new", texts(bot, "?limit=2").getFirst());
    }
}
