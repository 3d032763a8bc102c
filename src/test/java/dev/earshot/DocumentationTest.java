package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every JSON sample and every cURL of Dashbot's Facebook documentation, byte for byte, posted to the whole server. */
class DocumentationTest {
    private static final Path SAMPLES = Path.of("src/test/resources/wire/dashbot/documentation");

    /** The one sample of the page with a stray point: no JSON. */
    private static final String STRAY_POINT = "012-not-handled-stray-point.txt";

    @Test
    void everySampleIsAcceptedButTheOneThatIsNoJson(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(data);
                HttpClient client = HttpClient.newHttpClient();
                Stream<Path> files = Files.list(SAMPLES)) {
            TestServer.TestBot bot = server.createBot("Documentation");
            List<Path> samples = files.sorted().toList();
            assertTrue(samples.size() >= 23, "found " + samples.size() + " samples");

            for (Path sample : samples) {
                HttpResponse<String> answer = post(client, server, bot, sample);
                if (sample.endsWith(STRAY_POINT)) {
                    assertEquals(400, answer.statusCode());
                    assertTrue(answer.body().contains("line 15"), answer.body());
                } else {
                    assertEquals(
                            "200 {\"success\":true}", answer.statusCode() + " " + answer.body(), sample.toString());
                }
            }

            JsonNode books = server.awaitBooks(bot);
            assertEquals(1, books.get("rejected").asLong());
            assertTrue(books.get("balanced").asBoolean(), books.toString());
            JsonNode quarantined =
                    server.all("/api/v1/bots/" + bot.id() + "/quarantine").getFirst();
            assertEquals("bad_json", quarantined.get("reason").asText());
        }
    }

    private static HttpResponse<String> post(HttpClient client, TestServer server, TestServer.TestBot bot, Path sample)
            throws Exception {
        String text = Files.readString(sample, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\n=== body\n");
        String query = text.substring("=== call\n".length(), body);
        String bytes = text.substring(body + "\n=== body\n".length(), text.lastIndexOf("\n=== events\n"));
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/track?" + query + "&apiKey=" + bot.apiKey()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
