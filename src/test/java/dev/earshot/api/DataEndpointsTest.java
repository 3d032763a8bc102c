package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events, users and the books. */
final class DataEndpointsTest extends ApiTest {

    @Test
    void givesEverythingThatIsKnownOfAnEvent() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.revenue(bot, "e1", "ada", Samples.at(1), "12.50"));
        server.settle();
        assertEquals(
                """
                {"items":[{"id":"%s","time":"2026-01-31T12:00:01.000Z","receivedAt":"2026-01-31T12:30:00.123Z",\
                "userId":"ada","conversationId":"conversation-ada","sessionId":"session-1","type":"revenue",\
                "name":"purchase","amount":12.5,"currency":"EUR","referenceNumber":"A-17",\
                "attributes":{"size":"large"},"platform":"facebook","source":"dashbot/12.1.0-npm"}]}""".formatted(EventId.of(bot, "e1")),
                ada.get(path(bot, "/events")).http().body());
        assertEquals(
                "e1",
                ada.get(path(bot, "/events?include=raw"))
                        .with(200)
                        .at("/items/0/raw/key")
                        .asText());
    }

    @Test
    void filtersAndPagesEvents() throws Exception {
        BotId bot = server.newBotOfPizza();
        for (int i = 0; i < 10; i++) {
            server.append(bot, Samples.revenue(bot, "r" + i, "ada", Samples.at(i), "1"));
            server.append(bot, Samples.launch(bot, "l" + i, "grace", Samples.at(i)));
        }
        server.settle();
        assertEquals(20, ada.all(path(bot, "/events?limit=3")).size());
        assertEquals(10, ada.all(path(bot, "/events?limit=3&type=page_launch")).size());
        assertEquals(10, ada.all(path(bot, "/events?userId=ada")).size());
        assertEquals(10, ada.all(path(bot, "/events?name=purchase")).size());
        assertEquals(
                4,
                ada.all(path(bot, "/events?from=" + Samples.at(8).toEpochMilli()))
                        .size());
        assertEquals(0, ada.all(path(bot, "/events?name=purchases")).size());
        assertTrue(ada.get(path(bot, "/events?type=money")).detail().startsWith("'type' must be one of custom, "));
    }

    @Test
    void listsUsersThoseSeenLastFirst() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(
                bot,
                Samples.introducing(
                        bot, "1", "u1", Samples.at(1), "{\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}"));
        server.append(bot, Samples.incoming(bot, "2", "u2", Samples.at(2), "hi"));
        server.append(bot, Samples.outgoing(bot, "3", "u1", Samples.at(3), "hi"));
        server.settle();
        JsonNode items = ada.get(path(bot, "/users")).with(200).get("items");
        assertEquals(
                "{\"userId\":\"u1\",\"name\":\"Ada Lovelace\",\"firstSeen\":\"2026-01-31T12:00:01.000Z\","
                        + "\"lastSeen\":\"2026-01-31T12:00:03.000Z\",\"messages\":2,\"revenue\":[]}",
                items.get(0).toString());
        assertEquals(List.of("u1", "u2"), items.findValuesAsText("userId"));
        assertEquals(
                List.of("u1"),
                ada.get(path(bot, "/users?search=lovel")).with(200).get("items").findValuesAsText("userId"));
    }

    @Test
    void ordersUsersByWhatIsAskedAndGivesTheirProperties() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.introducing(bot, "1", "u1", Samples.at(1), "{\"plan\":\"free\",\"age\":36}"));
        server.append(bot, Samples.incoming(bot, "2", "u2", Samples.at(2), "hi"));
        server.append(bot, Samples.outgoing(bot, "3", "u2", Samples.at(3), "hi"));
        server.append(bot, Samples.revenue(bot, "e1", "u1", Samples.at(4), "12.50"));
        server.settle();
        JsonNode byMessages =
                ada.get(path(bot, "/users?sort=messages")).with(200).get("items");
        assertEquals(List.of("u2", "u1"), byMessages.findValuesAsText("userId"));
        JsonNode byRevenue = ada.get(path(bot, "/users?sort=revenue&currency=EUR&properties=plan,%20zip"))
                .with(200)
                .get("items");
        assertEquals(List.of("u1", "u2"), byRevenue.findValuesAsText("userId"));
        assertEquals(
                "[{\"currency\":\"EUR\",\"amount\":12.5}]",
                byRevenue.get(0).get("revenue").toString());
        assertEquals("{\"plan\":\"free\"}", byRevenue.get(0).get("properties").toString());
        assertEquals("{}", byRevenue.get(1).get("properties").toString());
        assertEquals(
                "'sort' must be one of last_seen, first_seen, messages, revenue.",
                refusal(path(bot, "/users?sort=name")));
        assertEquals("'properties' are at most 8.", refusal(path(bot, "/users?properties=a,b,c,d,e,f,g,h,i")));
        String next = ada.get(path(bot, "/users?sort=messages&limit=1"))
                .with(200)
                .get("next")
                .asText();
        ada.get(path(bot, "/users?sort=revenue&cursor=" + next)).with(400);
    }

    private String refusal(String path) throws Exception {
        ApiClient.Reply reply = ada.get(path);
        reply.with(400);
        return reply.detail();
    }

    @Test
    void pagesUsersWithoutGapOrDouble() throws Exception {
        BotId bot = server.newBotOfPizza();
        for (int i = 0; i < 25; i++) {
            server.append(bot, Samples.incoming(bot, "m" + i, "user " + i, Samples.at(i % 5), "hi"));
        }
        server.settle();
        List<String> users = ada.all(path(bot, "/users?limit=4")).stream()
                .map(user -> user.get("userId").asText())
                .toList();
        assertEquals(25, users.size());
        assertEquals(25, users.stream().distinct().count());
    }

    @Test
    void givesEverythingThatIsKnownOfAUser() throws Exception {
        BotId bot = server.newBotOfPizza();
        String user = "a/b c+ü?";
        server.append(bot, Samples.introducing(bot, "1", user, Samples.at(1), "{\"name\":\"Ada\",\"age\":36}"));
        server.append(bot, Samples.outgoing(bot, "2", user, Samples.at(2), "hi"));
        server.append(bot, Samples.revenue(bot, "e1", user, Samples.at(3), "12.50"));
        server.settle();
        assertEquals(
                """
                {"userId":"a/b c+ü?","name":"Ada","firstSeen":"2026-01-31T12:00:01.000Z",\
                "lastSeen":"2026-01-31T12:00:03.000Z","messages":2,"incoming":1,"outgoing":1,"events":1,\
                "revenue":[{"currency":"EUR","amount":12.5}],"properties":{"age":"36","name":"Ada"},\
                "history":[{"time":"2026-01-31T12:00:01.000Z","properties":{"age":"36","name":"Ada"}}]}""", ada.get(path(bot, "/users/a%2Fb%20c+%C3%BC%3F")).http().body());
        ada.get(path(bot, "/users/nobody")).with(404);
    }

    @Test
    void showsTheBooks() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.books.set(
                bot,
                new BotBooks.Balance(
                        105,
                        104,
                        1,
                        Map.of(RejectReason.BAD_JSON, 1L, RejectReason.MISSING_FIELD, 2L),
                        100,
                        3,
                        1,
                        false,
                        true));
        assertEquals(
                "{\"received\":105,\"accepted\":104,\"rejected\":1,\"rejectedByReason\":{\"bad_json\":1,"
                        + "\"missing_field\":2},\"stored\":100,\"duplicates\":3,\"pending\":1,\"caughtUp\":false,"
                        + "\"balanced\":true}",
                ada.get(path(bot, "/ingest")).with(200).toString());
    }

    @Test
    void listsRejectedCallsWithoutTheirBodies() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.rejection(RejectReason.BAD_JSON, "no JSON", "{\"a", false));
        server.append(bot, Samples.rejection(RejectReason.MISSING_FIELD, "no 'userId'", "{}", false));
        server.settle();
        JsonNode items = ada.get(path(bot, "/quarantine")).with(200).get("items");
        assertEquals(List.of("no 'userId'", "no JSON"), items.findValuesAsText("message"));
        assertFalse(items.get(0).has("body"));
        JsonNode filtered =
                ada.get(path(bot, "/quarantine?reason=bad_json")).with(200).get("items");
        assertEquals(List.of("bad_json"), filtered.findValuesAsText("reason"));
        JsonNode whole = ada.get(path(bot, "/quarantine/" + filtered.at("/0/id").asText()))
                .with(200);
        assertEquals("{\"a", whole.get("body").asText());
        assertEquals("/track?apiKey=****", whole.get("target").asText());
        assertEquals(2, ada.all(path(bot, "/quarantine?limit=1")).size());
        ada.get(path(bot, "/quarantine/" + UUID.randomUUID())).with(404);
    }

    private String quarantined(BotId bot, boolean isCut) throws Exception {
        server.append(bot, Samples.rejection(RejectReason.BAD_JSON, "no JSON", "{\"a", isCut));
        server.settle();
        return path(
                bot,
                "/quarantine/"
                        + ada.get(path(bot, "/quarantine"))
                                .with(200)
                                .at("/items/0/id")
                                .asText() + "/replay");
    }

    @Test
    void replaysARejectedCall() throws Exception {
        BotId bot = server.newBotOfPizza();
        String replay = quarantined(bot, false);
        server.replay.result = new QuarantineReplay.Result.Accepted(2);
        assertEquals(
                "{\"outcome\":\"accepted\",\"events\":2,\"messages\":[]}",
                ada.post(replay, "").with(200).toString());
        assertEquals("{\"a", server.replay.replayed.getLast().body());
        server.replay.result = new QuarantineReplay.Result.StillRejected(0, List.of("no JSON"));
        assertEquals(
                "{\"outcome\":\"rejected\",\"events\":0,\"messages\":[\"no JSON\"]}",
                ada.post(replay, "").with(200).toString());
        server.replay.result = new QuarantineReplay.Result.NotPossible("The disk is full.");
        ApiClient.Reply reply = ada.post(replay, "");
        reply.with(503);
        assertEquals("The disk is full.", reply.detail());
        assertEquals("5", reply.header("Retry-After").orElseThrow());
    }

    @Test
    void doesNotReplayHalfABody() throws Exception {
        BotId bot = server.newBotOfPizza();
        String replay = quarantined(bot, true);
        int before = server.replay.replayed.size();
        ada.post(replay, "").with(409);
        assertEquals(before, server.replay.replayed.size());
    }

    @Test
    void letsNoViewerReplay() throws Exception {
        BotId bot = server.newBotOfPizza();
        String replay = quarantined(bot, false);
        server.as("vera").get(path(bot, "/quarantine")).with(200);
        server.as("vera").post(replay, "").with(403);
    }
}
