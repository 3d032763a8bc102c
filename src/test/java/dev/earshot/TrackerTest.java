package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the tracker meets, from the bytes that it posts to what the API then tells: the whole server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackerTest {
    private static final String ACCEPTED = "200 {\"success\":true}";
    private static final String FACEBOOK = "type=incoming&platform=facebook&v=11.1.0-rest&apiKey=";
    private static final String GENERIC = "{\"text\":\"hi\",\"userId\":\"u1\"}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestServer server;
    private TestServer.TestBot bot;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
        client.close();
    }

    @BeforeEach
    void createBot() throws Exception {
        bot = server.createBot("Tracked");
    }

    @AfterEach
    void theBooksBalance() throws Exception {
        JsonNode books = server.awaitBooks(bot);
        assertTrue(books.get("balanced").asBoolean(), books.toString());
    }

    @Test
    void takesParametersInAnyOrderAnyVersionAndSlashesAsClientsSendThem() throws Exception {
        List<String> calls = List.of(
                "/track?apiKey=@&type=incoming&platform=generic&v=12.1.0-npm",
                "/track?platform=generic&v=11.1.0-rest&type=incoming&apiKey=@",
                "/track?v=0.6.0&apiKey=@&platform=generic&type=incoming",
                "//track?apiKey=@&type=incoming&platform=generic&v=12.1.0-npm",
                "/track?apiKey=@&type=incoming&platform=generic",
                "/track?apiKey=@&type=incoming&platform=generic&v=",
                "/track?apiKey=@&type=incoming&platform=generic&v=nonsense%00%F0%9F%98%80",
                "/track?apiKey=@&type=incoming&platform=unheard_of&v=1",
                "/track?apiKey=@&type=incoming&v=1&more=x");
        for (String call : calls) {
            assertEquals(ACCEPTED, post(call.replace("@", bot.apiKey()), GENERIC), call);
        }
        server.awaitBooks(bot);
        assertEquals(calls.size(), messages().size());
    }

    @Test
    void saysExactlyWhatTheTrackerSaidOfAnUnknownKey() throws Exception {
        assertEquals(
                "400 {\"success\":false,\"errors\":[{\"message\":\"unknown 'apiKey'\"}]}",
                post("/track?" + FACEBOOK + "nobodys", GENERIC));
    }

    @Test
    void namesWhatIsMissingAndKeepsTheBodyInQuarantine() throws Exception {
        String answer = post("/track?type=incoming&platform=universal&apiKey=" + bot.apiKey(), "{\"text\":\"hi\"}");

        assertTrue(answer.startsWith("400 {\"success\":false,\"errors\":[{\"message\":\"'userId' is missing"), answer);
        server.awaitBooks(bot);
        assertEquals("missing_field", quarantine().getFirst().get("reason").asText());
    }

    @Test
    void deliveriesReadsAndTypingMoveNoCountOfMessagesButAreKnownOfThem() throws Exception {
        String send = "{\"json\":{\"recipient\":{\"id\":\"7\"},@},\"responseBody\":{\"recipient_id\":\"7\"%}}";
        String outgoing = "/track?type=outgoing&platform=facebook&apiKey=" + bot.apiKey();
        for (String action : List.of("typing_on", "typing_off", "mark_seen")) {
            assertEquals(
                    ACCEPTED,
                    post(
                            outgoing,
                            send.replace("@", "\"sender_action\":\"" + action + "\"")
                                    .replace("%", "")));
        }
        assertEquals(
                ACCEPTED,
                post(
                        outgoing,
                        send.replace("@", "\"message\":{\"text\":\"hello\"}").replace("%", ",\"message_id\":\"m_1\"")));
        for (String receipt : List.of(
                "\"delivery\":{\"mids\":[\"m_1\"],\"watermark\":1700000000001}",
                "\"read\":{\"watermark\":4102444800000}")) {
            assertEquals(ACCEPTED, post("/track?" + FACEBOOK + bot.apiKey(), webhook(item(receipt))));
        }

        server.awaitBooks(bot);
        List<JsonNode> messages = messages();
        assertEquals(1, messages.size(), messages.toString());
        assertEquals("read", messages.getFirst().at("/delivery/state").asText());
        assertEquals(6, server.get(path("/ingest")).get("accepted").asLong());
    }

    @Test
    void aValidItemBesideABrokenOneCounts() throws Exception {
        String answer = post(
                "/track?" + FACEBOOK + bot.apiKey(),
                webhook(item("\"message\":{\"mid\":\"m_1\",\"text\":\"good\"}") + ",7"));

        assertTrue(answer.startsWith("400 {\"success\":false"), answer);
        assertTrue(answer.contains("entry[0].messaging[1]: must be an object"), answer);
        server.awaitBooks(bot);
        assertEquals("good", messages().getFirst().get("text").asText());
        assertEquals(1, quarantine().size());
    }

    @Test
    void tellsTheFirstOfManyFaultsOnly() throws Exception {
        String answer = post("/track?" + FACEBOOK + bot.apiKey(), webhook("7,".repeat(499) + "7"));

        assertTrue(answer.startsWith("400 {\"success\":false"), answer);
        assertTrue(answer.endsWith("{\"message\":\"and 480 more\"}]}"), answer);
        assertEquals(500, server.awaitBooks(bot).get("rejected").asLong());
    }

    @Test
    void takesGzipAndRefusesTheBombAndWhatIsTooLarge() throws Exception {
        String call = "/track?type=incoming&platform=generic&apiKey=" + bot.apiKey();
        assertEquals(ACCEPTED, post(call, gzip(GENERIC.getBytes(StandardCharsets.UTF_8)), "gzip"));

        byte[] bomb = gzip(new byte[50_000_000]);
        assertTrue(bomb.length < 100_000, "the bomb itself is small: " + bomb.length);
        assertRefused("413", post(call, bomb, "gzip"));
        assertRefused("413", post(call, "[".repeat(1_100_000)));
        assertRefused("413", post("/track?" + FACEBOOK + bot.apiKey(), webhook("7,".repeat(100_000) + "7")));
        assertRefused("400", post(call, "[".repeat(1_000_000)));
        assertRefused("400", post(call, GENERIC.getBytes(StandardCharsets.UTF_8), "gzip"));

        assertEquals(ACCEPTED, post(call, GENERIC), "and still takes what is right");
        server.awaitBooks(bot);
        assertEquals(2, messages().size());
        assertEquals(5, quarantine().size());
    }

    private static void assertRefused(String status, String answer) {
        assertTrue(answer.startsWith(status + " {\"success\":false,\"errors\":[{\"message\":\""), answer);
    }

    private List<JsonNode> messages() throws Exception {
        return server.all(path("/messages"));
    }

    private List<JsonNode> quarantine() throws Exception {
        return server.all(path("/quarantine"));
    }

    private String path(String of) {
        return "/api/v1/bots/" + bot.id() + of;
    }

    private static String item(String content) {
        return "{\"sender\":{\"id\":\"7\"},\"recipient\":{\"id\":\"9\"},\"timestamp\":1700000000001," + content + "}";
    }

    private static String webhook(String items) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"time\":1700000000500,\"messaging\":[" + items + "]}]}";
    }

    private String post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8), "identity");
    }

    private String post(String path, byte[] body, String encoding) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", encoding)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static byte[] gzip(byte[] plain) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
