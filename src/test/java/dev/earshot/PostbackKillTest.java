package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while a partner has not answered yet: the call is made again, with the same id, and no other is lost. */
class PostbackKillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    private JsonNode call(ServerProcess server, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer::body);
        return JSON.readTree(answer.body());
    }

    private void pays(ServerProcess server, String key, String amount) throws Exception {
        call(
                server,
                "POST",
                "/track?platform=facebook&v=12.1.0-npm&type=event&apiKey=" + key,
                "{\"type\":\"revenueEvent\",\"name\":\"Order\",\"userId\":\"42\",\"amount\":" + amount + "}");
    }

    @Test
    void whatWasUnderWayIsSentAgainWithTheSameId(@TempDir Path data) throws Exception {
        try (StandInPartner partner = new StandInPartner()) {
            partner.answer("/paid", 0);
            ServerProcess first = ServerProcess.start(data, "--outgoing.allow", "127.0.0.1");
            JsonNode bot = call(first, "POST", "/api/v1/bots", "{\"name\":\"a\",\"platform\":\"facebook\"}");
            String path = "/api/v1/bots/" + bot.get("id").asText() + "/postbacks";
            call(
                    first,
                    "POST",
                    path,
                    "{\"name\":\"a\",\"trigger\":\"revenue\",\"withOrganic\":true,\"url\":\"" + partner.address()
                            + "/paid?v={amount}\"}");
            String key = bot.get("apiKey").asText();
            pays(first, key, "1");
            TestServer.await(() -> partner.calls("/paid").size(), count -> count == 1);
            pays(first, key, "2");
            first.kill();

            partner.answer("/paid", 200);
            ServerProcess second = ServerProcess.start(data, "--outgoing.allow", "127.0.0.1");
            try {
                TestServer.await(
                        () -> partner.calls("/paid").stream()
                                .filter(call -> call.target().equals("/paid?v=1"))
                                .map(StandInPartner.Call::delivery)
                                .toList(),
                        ids -> ids.size() == 2 && ids.get(0).equals(ids.get(1)));
                TestServer.await(
                        () -> call(second, "GET", path, "")
                                .at("/items/0/deliveries/delivered")
                                .asInt(),
                        delivered -> delivered == 2);
            } finally {
                second.stop();
            }
            long others = partner.calls("/paid").stream()
                    .filter(call -> call.target().equals("/paid?v=2"))
                    .map(StandInPartner.Call::delivery)
                    .distinct()
                    .count();
            assertEquals(1, others);
        }
    }
}
