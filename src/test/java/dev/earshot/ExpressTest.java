package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer.TestBot;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's own sample for pausing, on the real express, checks our signatures its way. */
class ExpressTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = "a/b 🍕 \"ü\" \\ 4.50";
    /** Numbers, names and signs that JavaScript writes in another way than most. */
    private static final String MESSAGE = """
            {"price":12.50,"big":12345678901234567890,"small":0.0000001,"10":"ten","2":"two","url":"https:\\/\\/a.example\\/b",
             "text":"\\ud83c\\udf55 \\u00fc \\u001F \\u2028 <b>&amp;</b>","list":[1.0,-0.0,1e21,true,null,{}]}
            """;

    @Test
    void verifiesPauseSendAndUnpause(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(data, TakeoverTest.ALLOWED)) {
            TestBot bot = server.createBot("Express");
            String path = "/api/v1/bots/" + bot.id();
            call(server, "PATCH", path, "{\"platform\":\"universal\"}");
            String secret = call(server, "POST", path + "/takeover/secret-key", "")
                    .get("secretKey")
                    .asText();
            Process node = new ProcessBuilder("node", "pause.js", secret)
                    .directory(Path.of("src/test/node").toFile())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader printed =
                    new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
                String port = printed.readLine();
                assertTrue(port != null && port.startsWith("port "), port);
                String address = "http://127.0.0.1:" + port.substring(5);
                String urls = "{\"pauseUrl\":\"%1$s/pause\",\"sendUrl\":\"%1$s/send\"}".formatted(address);
                call(server, "PATCH", path + "/takeover", urls);
                String conversation = path + "/conversations/"
                        + URLEncoder.encode(USER, StandardCharsets.UTF_8).replace("+", "%20");

                call(server, "POST", conversation + "/owner", "{}");
                JsonNode paused = JSON.readTree(printed.readLine());
                assertSigned(paused);
                assertTrue(paused.get("paused").asBoolean());
                assertEquals(USER, paused.get("userId").asText());
                assertEquals("1", paused.get("epoch").asText());

                call(
                        server,
                        "POST",
                        conversation + "/messages",
                        "{\"epoch\":1,\"text\":\"1/2 🍕\",\"messageJson\":" + MESSAGE + "}");
                JsonNode sent = JSON.readTree(printed.readLine());
                assertSigned(sent);
                assertEquals("1/2 🍕", sent.at("/body/text").asText());
                assertEquals("ten", sent.at("/body/messageJson/10").asText());

                call(server, "DELETE", conversation + "/owner?epoch=1", "");
                JsonNode unpaused = JSON.readTree(printed.readLine());
                assertSigned(unpaused);
                assertEquals("false", unpaused.get("paused").asText());
            } finally {
                node.destroy();
                node.waitFor();
            }
        }
    }

    private static void assertSigned(JsonNode printed) {
        assertTrue(printed.get("signed").asBoolean() && printed.get("fresh").asBoolean(), printed::toString);
    }

    private static JsonNode call(TestServer server, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api(method, path, body);
        assertTrue(answer.statusCode() < 300, path + ": " + answer.body());
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
