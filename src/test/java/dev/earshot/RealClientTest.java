package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified Dashbot client of npm, version 12.1.0, reports a Messenger conversation to the whole server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientTest {
    private static final String USER = "1018952661536494";

    private Path data = Path.of("");
    private TestServer server;
    private TestServer.TestBot bot;
    private String printed = "";
    private Map<String, JsonNode> messages = new HashMap<>();
    private List<JsonNode> events = new ArrayList<>();

    @BeforeAll
    void letTheBotTalk(@TempDir Path folder) throws Exception {
        data = folder;
        server = TestServer.start(data);
        bot = server.createBot("Npm bot");
        printed = NodeProgram.run("bot.js", server.address(), bot.apiKey());
        server.awaitBooks(bot);
        messages = server.all("/api/v1/bots/" + bot.id() + "/messages").stream()
                .filter(message -> message.hasNonNull("messageId"))
                .collect(Collectors.toMap(message -> message.get("messageId").asText(), Function.identity()));
        events = server.all("/api/v1/bots/" + bot.id() + "/events");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyCallIsAnsweredWith200AndTheClientComplainsOfNothing() {
        assertEquals(
                16,
                printed.lines().filter(line -> line.endsWith("\"status\":200}")).count(),
                printed);
        assertEquals(16, printed.lines().count(), printed);
    }

    @Test
    void incomingAndOutgoingHaveUserDirectionAndText() {
        expect("m_npm_1", "incoming", "user", "text", "Hi, bot");
        expect("m_npm_2", "outgoing", "bot", "text", "Hello, human");
        expect("m_npm_4", "outgoing", "bot", "text", "68 and sunny");
        expect("m_npm_7", "incoming", "user", "postback", "Get Started");
        assertEquals("GET_STARTED", messages.get("m_npm_7").get("payload").asText());
    }

    @Test
    void intentsComeWithInputsAndConfidence() {
        JsonNode intent = messages.get("m_npm_3").get("intent");

        assertEquals("WEATHER_QUERY", intent.get("name").asText());
        assertEquals("city", intent.get("inputs").get(0).get("name").asText());
        assertEquals("San Francisco", intent.get("inputs").get(0).get("value").asText());
        assertEquals(0.9, intent.get("confidence").asDouble());
    }

    @Test
    void setNotHandledMarksTheAnswerAndTheUsersPhraseBeforeIt() {
        assertTrue(messages.get("m_npm_6").get("notHandled").asBoolean(), "the answer that carries the mark");
        assertTrue(messages.get("m_npm_5").get("notHandled").asBoolean(), "the phrase that was not understood");
        assertFalse(messages.get("m_npm_3").get("notHandled").asBoolean());
    }

    @Test
    void echoModeTellsTheBotFromTheUser() {
        expect("m_npm_8", "incoming", "user", "text", "echo mode");
        expect("m_npm_9", "outgoing", "bot", "text", "said by the bot");
    }

    @Test
    void aMessageReportedTwiceIsThereOnceAndItsDeliveryIsKnown() throws Exception {
        JsonNode books = server.get("/api/v1/bots/" + bot.id() + "/ingest");

        assertEquals(1, books.get("duplicates").asLong());
        assertEquals(
                "delivered",
                messages.get("m_npm_2").get("delivery").get("state").asText());
    }

    @Test
    void whatFacebookRefusedIsKeptAndMarkedAsNotDelivered() throws Exception {
        JsonNode refused = server.all("/api/v1/bots/" + bot.id() + "/messages").stream()
                .filter(message -> message.path("text").asText().equals("too late"))
                .findFirst()
                .orElseThrow();

        assertEquals("failed", refused.get("delivery").get("state").asText());
        assertEquals("10", refused.get("delivery").get("error").get("code").asText());
    }

    @Test
    void everyEventOfTheClientsUtilityIsThereNamedOrNot() {
        JsonNode custom = event("custom");
        assertEquals("trackMeEvent", custom.get("name").asText());
        assertEquals(USER, custom.get("userId").asText());
        JsonNode revenue = event("revenue");
        assertEquals("17.45", revenue.get("amount").asText());
        assertEquals("order-17", revenue.get("referenceNumber").asText());
        assertEquals("shareEvent", event("share").get("name").asText());
        assertEquals("pageLaunchEvent", event("page_launch").get("name").asText());
        assertEquals("from_site", event("referral").get("attributes").get("ref").asText());
    }

    @Test
    void theBooksBalance() throws Exception {
        JsonNode books = server.get("/api/v1/bots/" + bot.id() + "/ingest");

        assertEquals(books.get("received").asLong(), books.get("accepted").asLong());
        assertEquals(
                books.get("accepted").asLong(),
                books.get("stored").asLong() + books.get("duplicates").asLong());
        assertTrue(books.get("balanced").asBoolean());
    }

    @Test
    void thePagesAccessTokenIsNowhereOnDisk() throws Exception {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("EAAcanarytoken0123456789"), file.toString());
                assertFalse(bytes.contains(bot.apiKey()), file.toString());
            }
        }
    }

    private void expect(String messageId, String direction, String author, String kind, String text) {
        JsonNode message = messages.get(messageId);
        assertEquals(USER, message.get("userId").asText(), messageId);
        assertEquals(direction, message.get("direction").asText(), messageId);
        assertEquals(author, message.get("author").asText(), messageId);
        assertEquals(kind, message.get("kind").asText(), messageId);
        assertEquals(text, message.get("text").asText(), messageId);
    }

    private JsonNode event(String type) {
        return events.stream()
                .filter(event -> event.get("type").asText().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + events));
    }
}
