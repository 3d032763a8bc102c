package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.standin.StandInGraph;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed after a person pressed 'Send' and before Graph answered: nobody can tell, and nothing is sent twice. */
class TakeoverKillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    private CompletableFuture<HttpResponse<String>> call(
            ServerProcess server, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode done(ServerProcess server, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = call(server, method, path, body).get();
        assertTrue(answer.statusCode() < 300, answer::body);
        return JSON.readTree(answer.body());
    }

    @Test
    void whatWasUnderWayIsUnknownAndNeverSentAgain(@TempDir Path data) throws Exception {
        try (StandInGraph graph = new StandInGraph()) {
            ServerProcess first = ServerProcess.start(data, "--outgoing.allow", "127.0.0.1");
            String bot = done(first, "POST", "/api/v1/bots", "{\"name\":\"a\",\"platform\":\"facebook\"}")
                    .get("id")
                    .asText();
            String path = "/api/v1/bots/" + bot;
            done(first, "PATCH", path + "/takeover", TakeoverTest.settings(graph));
            done(first, "POST", path + "/conversations/42/owner", "{}");
            graph.hold();
            CompletableFuture<HttpResponse<String>> sending =
                    call(first, "POST", path + "/conversations/42/messages", "{\"epoch\":1,\"text\":\"hello\"}");
            TestServer.await(() -> graph.sends().size(), count -> count == 1);
            first.kill();
            assertTrue(sending.handle((answer, failure) -> failure != null).get());

            ServerProcess second = ServerProcess.start(data, "--outgoing.allow", "127.0.0.1");
            try {
                JsonNode owner = done(second, "GET", path + "/conversations/42/owner", "");
                assertTrue(owner.get("paused").asBoolean(), "the takeover outlives the server");
                assertEquals("UNKNOWN", state(data));
                assertEquals(1, graph.sends().size());
                assertEquals(
                        0,
                        done(second, "GET", path + "/messages", "").get("items").size());
            } finally {
                second.stop();
            }
            assertEquals(1, graph.sends().size(), "sent again");
        }
    }

    private static String state(Path data) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("control.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT state FROM agent_message")) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
