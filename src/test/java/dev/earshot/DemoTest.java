package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.config.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./earshot demo}, as the one who starts it sees it. */
class DemoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSWORD = Pattern.compile("Password  (\\S+)");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void anEmptyFolderGetsAWorldThatTheApiTellsOf() throws Exception {
        try (App app = start(Map.of("messages", "2000", "live", "false"))) {
            JsonNode bots = get(app, "/api/v1/bots").get("items");
            assertEquals(3, bots.size());

            long messages = 0;
            for (JsonNode bot : bots) {
                JsonNode books = get(app, "/api/v1/bots/" + bot.get("id").asText() + "/ingest");
                assertTrue(books.get("balanced").asBoolean(), books.toString());
                assertEquals(0, books.get("pending").asLong(), books.toString());
                assertEquals(0, books.get("rejected").asLong(), books.toString());
                messages += messages(app, bot.get("id").asText());
            }
            // To within the conversation in which each bot's last hour ends.
            assertTrue(Math.abs(2_000 - messages) < 100, messages + " messages");
        }
        String text = printed();
        assertTrue(text.contains("100.0 %") || text.contains("99."), text);
        assertTrue(text.contains("Earshot is ready after"), text);
        assertFalse(text.contains("Create the owner's account"), text);
    }

    /** What was said in the demo's days, by the overview. */
    private long messages(App app, String bot) throws Exception {
        Instant now = Instant.now();
        String days = "?from=" + now.minus(92, ChronoUnit.DAYS).toString().substring(0, 10) + "&to="
                + now.plus(1, ChronoUnit.DAYS).toString().substring(0, 10);
        long messages = 0;
        for (JsonNode figure :
                get(app, "/api/v1/bots/" + bot + "/reports/overview" + days).get("figures")) {
            if (Set.of("incoming", "outgoing").contains(figure.get("name").asText())) {
                messages += figure.get("value").asLong();
            }
        }
        return messages;
    }

    @Test
    void theOwnerSignsInWithThePasswordThatIsShown() throws Exception {
        try (App app = start(Map.of("messages", "10", "live", "false"));
                HttpClient client = HttpClient.newHttpClient()) {
            Matcher password = PASSWORD.matcher(printed());
            assertTrue(password.find(), printed());
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(app.address() + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", app.address())
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "email=demo%40example.com&password=" + password.group(1)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(303, answer.statusCode(), answer.body());
        }
    }

    @Test
    void aFolderWithADemoIsServedAsItIs() throws Exception {
        String bots;
        try (App app = start(Map.of("messages", "50", "live", "false"))) {
            bots = get(app, "/api/v1/bots").toString();
        }
        printed.reset();
        try (App app = start(Map.of("messages", "9999", "live", "false"))) {
            assertEquals(bots, get(app, "/api/v1/bots").toString());
        }
        assertFalse(printed().contains("Inventing"), printed());
        assertFalse(printed().contains("Password"), printed());
    }

    @Test
    void aFolderWithOtherDataIsLeftAlone() throws Exception {
        Path data = folder.resolve("data");
        try (TestServer server = TestServer.start(data)) {
            server.createBot("Mine");
        }

        IOException refused = assertThrows(IOException.class, () -> start(Map.of()));

        assertTrue(String.valueOf(refused.getMessage()).contains("they are left alone"), refused.getMessage());
        assertFalse(Files.exists(data.resolve("demo.properties")));
    }

    @Test
    void halfADemoIsNotServed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("demo.properties"), "seed=1\n");

        IOException refused = assertThrows(IOException.class, () -> start(Map.of()));

        assertTrue(String.valueOf(refused.getMessage()).contains("was not finished"), refused.getMessage());
    }

    @Test
    void theBotsGoOnTalkingWhileItRuns() throws Exception {
        try (App app = start(Map.of("messages", "10", "bots", "1"))) {
            String bot = get(app, "/api/v1/bots").get("items").get(0).get("id").asText();
            long atStart = received(app, bot);
            Instant deadline = Instant.now().plusSeconds(60);
            while (received(app, bot) <= atStart && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertTrue(received(app, bot) > atStart, "nothing was said in a minute");
        }
    }

    private static long received(App app, String bot) throws Exception {
        return get(app, "/api/v1/bots/" + bot + "/ingest").get("received").asLong();
    }

    @Test
    void optionsThatMakeNoWorldAreNamedBeforeAnythingIsMade() {
        SettingsException wrong =
                assertThrows(SettingsException.class, () -> start(Map.of("messages", "none", "bots", "1000")));

        assertTrue(String.valueOf(wrong.getMessage()).contains("messages must be"), wrong.getMessage());
        assertTrue(String.valueOf(wrong.getMessage()).contains("bots must be"), wrong.getMessage());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    private App start(Map<String, String> options) throws Exception {
        Map<String, String> arguments = new HashMap<>(options);
        arguments.put("data", folder.resolve("data").toString());
        arguments.put("port", "0");
        arguments.put("host", "127.0.0.1");
        return DemoCommand.start(
                arguments,
                Map.of("EARSHOT_ADMIN_TOKEN", TestServer.ADMIN_TOKEN),
                InstantSource.system(),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                app -> {});
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode get(App app, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(app.address() + path))
                            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return JSON.readTree(answer.body());
        }
    }
}
