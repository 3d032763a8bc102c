package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer.TestBot;
import dev.earshot.standin.StandInGraph;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person takes a conversation over from a bot of Messenger, answers, and gives it back; with a stand-in for Graph. */
class TakeoverTest {
    static final Map<String, String> ALLOWED = Map.of("outgoing.allow", "127.0.0.1");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = "1018952661536494";

    private TestServer server;
    private StandInGraph graph;
    private TestBot bot;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        graph = new StandInGraph();
        server = TestServer.start(data, ALLOWED);
        bot = server.createBot("Pizza");
        with(200, "PATCH", "/takeover", settings(graph));
    }

    @AfterEach
    void stop() {
        server.close();
        graph.close();
    }

    static String settings(StandInGraph graph) {
        return "{\"pauseUrl\":\"%1$s/pause\",\"graphUrl\":\"%1$s\",\"pageToken\":\"EAATESTPAGETOKEN\"}"
                .formatted(graph.address());
    }

    private JsonNode with(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api(method, "/api/v1/bots/" + bot.id() + path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static String conversation(String more) {
        return "/conversations/" + USER + more;
    }

    /** The user writes, so long ago. */
    private void hears(String text, Duration ago) throws Exception {
        long time = Instant.now().minus(ago).toEpochMilli();
        String body = """
                {"object":"page","entry":[{"id":"943","time":%2$d,"messaging":[{"sender":{"id":"%1$s"},"recipient":{"id":"943"},
                "timestamp":%2$d,"message":{"mid":"mid.%3$s","text":"%3$s"}}]}]}
                """.formatted(USER, time, text);
        track("incoming", body);
    }

    /** The echo of what the page sent, as its webhook brings it to the bot, which reports it. */
    private void echoes(String messageId, String text, String metadata) throws Exception {
        String body = """
                {"object":"page","entry":[{"id":"943","time":%2$d,"messaging":[{"sender":{"id":"943"},"recipient":{"id":"%1$s"},
                "timestamp":%2$d,"message":{"is_echo":true,"app_id":1517,"metadata":"%5$s","mid":"%3$s","text":"%4$s"}}]}]}
                """.formatted(USER, System.currentTimeMillis(), messageId, text, metadata);
        track("incoming", body);
    }

    private void track(String type, String body) throws Exception {
        HttpResponse<String> answer =
                server.track("platform=facebook&v=11.1.0-rest&type=" + type + "&apiKey=" + bot.apiKey(), body);
        assertEquals(200, answer.statusCode(), answer.body());
        server.awaitBooks(bot);
    }

    private JsonNode send(int status, long epoch, String text) throws Exception {
        return with(
                status,
                "POST",
                conversation("/messages"),
                JSON.writeValueAsString(Map.of("epoch", epoch, "text", text)));
    }

    private List<JsonNode> outgoing() throws Exception {
        server.awaitBooks(bot);
        return server.all("/api/v1/bots/" + bot.id() + "/messages?direction=outgoing&userId=" + USER);
    }

    @Test
    void pausesAnswersAndUnpauses() throws Exception {
        String secret =
                with(201, "POST", "/takeover/secret-key", "").get("secretKey").asText();
        hears("help", Duration.ofMinutes(1));

        JsonNode taken = with(200, "POST", conversation("/owner"), "{}");
        assertTrue(taken.get("paused").asBoolean());
        assertEquals(1, taken.get("epoch").asLong());
        assertEquals("delivered", taken.get("notifiedBot").asText());
        StandInGraph.Call pause = graph.callsOf("/pause").getFirst();
        assertEquals("{\"userId\":\"" + USER + "\",\"paused\":true}", pause.text());
        assertEquals("1", pause.epoch());
        assertTrue(pause.signature().matches("sha1=[0-9a-f]{40}"), pause.signature());
        assertFalse(secret.isEmpty());

        JsonNode sent = send(201, 1, "Hello, this is Ann 🍕");
        assertEquals("sent", sent.get("state").asText());
        StandInGraph.Call call = graph.sends().getFirst();
        assertEquals("/v26.0/me/messages", call.path());
        assertEquals("Bearer EAATESTPAGETOKEN", call.authorization());
        assertEquals("RESPONSE", call.body().get("messaging_type").asText());
        assertEquals("Hello, this is Ann 🍕", call.body().at("/message/text").asText());

        echoes(
                sent.get("messageId").asText(),
                "Hello, this is Ann 🍕",
                call.body().at("/message/metadata").asText());
        List<JsonNode> outgoing = outgoing();
        assertEquals(1, outgoing.size(), "the echo is the same message");
        assertEquals("agent", outgoing.getFirst().get("author").asText());
        assertEquals("operator", outgoing.getFirst().at("/metadata/agent/name").asText());

        JsonNode back = with(200, "DELETE", conversation("/owner?epoch=1"), "");
        assertFalse(back.get("paused").asBoolean());
        assertEquals(
                "{\"userId\":\"" + USER + "\",\"paused\":false}",
                graph.callsOf("/pause").get(1).text());
        send(409, 1, "too late");
        assertEquals(1, graph.sends().size());
        assertEquals(
                2, with(200, "GET", "/takeover/deliveries", "").get("items").size());
    }

    @Test
    void anEchoThatIsHereFirstIsThePersonsToo() throws Exception {
        with(200, "POST", conversation("/owner"), "{}");
        echoes("m_agent1", "hello", "earshot:agent:amg_1");

        send(201, 1, "hello");

        List<JsonNode> outgoing = outgoing();
        assertEquals(1, outgoing.size());
        assertEquals("agent", outgoing.getFirst().get("author").asText());
    }

    @Test
    void eachTakingOverRaisesTheEpochAndOnlyTheNewestSends() throws Exception {
        with(200, "POST", conversation("/owner"), "{}");
        assertEquals(
                1, with(200, "POST", conversation("/owner"), "{}").get("epoch").asLong(), "the same person's");
        with(200, "DELETE", conversation("/owner?epoch=1"), "");
        with(409, "DELETE", conversation("/owner?epoch=1"), "");
        with(409, "POST", conversation("/owner"), "{\"takeFromEpoch\":1}");
        assertEquals(
                2, with(200, "POST", conversation("/owner"), "{}").get("epoch").asLong());
        send(409, 1, "by the old one");
        send(409, 3, "by one that is not yet");
        assertEquals("sent", send(201, 2, "by the newest").get("state").asText());
        assertEquals(1, graph.sends().size());
    }

    @Test
    void withinSevenDaysAPersonMayStillAnswerAndThenNobody() throws Exception {
        hears("long-ago", Duration.ofDays(8));
        with(200, "POST", conversation("/owner"), "{}");
        JsonNode refused = send(409, 1, "hello");
        assertTrue(refused.get("detail").asText().contains("7 days"), refused::toString);
        assertEquals(0, graph.sends().size());

        hears("two-days-ago", Duration.ofDays(2));
        send(201, 1, "hello");
        assertEquals(
                "MESSAGE_TAG",
                graph.sends().getFirst().body().get("messaging_type").asText());
        assertEquals("HUMAN_AGENT", graph.sends().getFirst().body().get("tag").asText());

        hears("now", Duration.ZERO);
        send(201, 1, "hello again");
        assertEquals(
                "RESPONSE", graph.sends().get(1).body().get("messaging_type").asText());
    }

    @Test
    void saysWhyGraphRefused() throws Exception {
        with(200, "POST", conversation("/owner"), "{}");
        graph.failWith("{\"message\":\"(#10) x\",\"type\":\"OAuthException\",\"code\":10,\"error_subcode\":2018300}");
        JsonNode failed = send(201, 1, "hello");
        assertEquals("failed", failed.get("state").asText());
        assertTrue(failed.get("reason").asText().startsWith("Another app has this conversation"), failed::toString);
        graph.failWith("{\"message\":\"Error validating access token\",\"code\":190,\"error_subcode\":463}");
        assertTrue(send(201, 1, "hello").get("reason").asText().contains("token no longer works"));
        graph.failWith("{\"message\":\"limit\",\"code\":613}");
        assertTrue(send(201, 1, "hello").get("reason").asText().contains("Wait a little"));
        assertEquals(List.of(), outgoing(), "what was not sent was not said");
    }

    @Test
    void thePersonSeesAtOnceThatPausingFailed() throws Exception {
        graph.answerBotsWith(500);
        JsonNode taken = with(200, "POST", conversation("/owner"), "{}");
        assertTrue(taken.get("paused").asBoolean());
        assertEquals("waiting", taken.get("notifiedBot").asText());
        JsonNode tried = with(200, "GET", "/takeover/deliveries", "").at("/items/0");
        assertEquals(500, tried.get("status").asInt());
        assertEquals(1, tried.get("attempts").asInt());

        graph.answerBotsWith(200);
        server.await(
                "/api/v1/bots/" + bot.id() + conversation("/owner"),
                owner -> owner.get("notifiedBot").asText().equals("delivered"));
        assertEquals(
                graph.callsOf("/pause").getFirst().text(),
                graph.callsOf("/pause").getLast().text());
    }

    @Test
    void otherPlatformsSendByTheirOwnBot() throws Exception {
        with(200, "PATCH", "", "{\"platform\":\"universal\"}");
        with(200, "PATCH", "/takeover", "{\"sendUrl\":\"%s/send\",\"apiKey\":\"theKey\"}".formatted(graph.address()));
        with(201, "POST", "/takeover/secret-key", "");
        HttpResponse<String> answer = server.track(
                "platform=universal&v=11.1.0-rest&type=incoming&apiKey=" + bot.apiKey(),
                "{\"text\":\"help\",\"userId\":\"" + USER + "\",\"conversationId\":\"room/1\"}");
        assertEquals(200, answer.statusCode());
        server.awaitBooks(bot);

        with(200, "POST", conversation("/owner"), "{}");
        assertEquals("sent", send(201, 1, "a \"b\" / 🍕").get("state").asText());

        assertEquals(
                "{\"userId\":\"room/1\",\"paused\":true}",
                graph.callsOf("/pause").getFirst().text());
        StandInGraph.Call sent = graph.callsOf("/send").getFirst();
        assertEquals(
                "{\"userId\":\"room/1\",\"apiKey\":\"theKey\",\"text\":\"a \\\"b\\\" / 🍕\",\"messageJson\":\"a \\\"b\\\" / 🍕\"}",
                sent.text());
        assertNotEquals("", sent.signature());
        assertEquals("agent", outgoing().getFirst().get("author").asText());
    }

    @Test
    void aPrivateAddressIsRefusedInTheFormAndAtEachCall(@TempDir Path data) throws Exception {
        try (TestServer strict = TestServer.start(data)) {
            TestBot careful = strict.createBot("Careful");
            String path = "/api/v1/bots/" + careful.id();
            HttpResponse<String> direct = strict.api("PATCH", path + "/takeover", settings(graph));
            assertEquals(400, direct.statusCode());
            assertTrue(direct.body().contains("outgoing.allow"), direct.body());
            String byName = graph.address().replace("127.0.0.1", "localhost");
            assertEquals(
                    200,
                    strict.api("PATCH", path + "/takeover", "{\"pauseUrl\":\"" + byName + "/pause\"}")
                            .statusCode());
            JsonNode tested = JSON.readTree(
                    strict.api("POST", path + "/takeover/test", "").body());
            assertEquals("failed", tested.get("state").asText());
            assertTrue(tested.get("answer").asText().contains("outgoing.allow"), tested::toString);
            assertEquals(List.of(), graph.callsOf("/pause"));
        }
    }

    @Test
    void secretsAreShownOnceOrNever() throws Exception {
        String secret =
                with(201, "POST", "/takeover/secret-key", "").get("secretKey").asText();
        String other =
                with(201, "POST", "/takeover/secret-key", "").get("secretKey").asText();
        assertNotEquals(secret, other);

        String shown = with(200, "GET", "/takeover", "").toString();

        assertFalse(shown.contains(other) || shown.contains("EAATEST"), shown);
        assertTrue(shown.contains("\"hasPageToken\":true") && shown.contains("\"signed\":true"), shown);
    }
}
