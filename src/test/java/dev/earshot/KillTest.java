package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is never lost and never doubled: the server is killed from outside (SIGKILL) at random moments
 * under load, over real HTTP, and started again on the same data.
 *
 * <p>{@code -Dearshot.kills=N} sets the number of kills, {@code -Dearshot.seed=N} repeats a run's moments.
 */
class KillTest {
    private static final int SENDERS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int kills = Integer.getInteger("earshot.kills", 30);
    private final long seed = Long.getLong("earshot.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();

    @Test
    void everyAcknowledgedMessageIsThereOnceAfterKillsAtRandomMoments(@TempDir Path data) throws Exception {
        System.out.println("kill test: " + kills + " kills, seed " + seed);
        TestServer.TestBot bot = createBot(data);

        for (int kill = 0; kill < kills; kill++) {
            ServerProcess server = ServerProcess.start(data);
            loadAndKill(server, bot);
        }

        ServerProcess server = ServerProcess.start(data);
        try {
            check(server, bot);
        } finally {
            assertEquals(143, server.stop(), "stopped by SIGTERM");
        }
    }

    private static TestServer.TestBot createBot(Path data) throws Exception {
        try (TestServer server = TestServer.start(data)) {
            return server.createBot("Killed");
        }
    }

    private void loadAndKill(ServerProcess server, TestServer.TestBot bot) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> sendUntil(isOver, server.port(), bot)));
        }
        int before = acknowledged.size();
        TestServer.await(acknowledged::size, count -> count > before);
        Thread.sleep(random.nextInt(750)); // the random moment itself, not a wait for a condition
        server.kill();
        isOver.set(true);
        for (Thread sender : senders) {
            sender.join(Duration.ofSeconds(20));
        }
    }

    private void sendUntil(AtomicBoolean isOver, int port, TestServer.TestBot bot) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!isOver.get()) {
                String mid = "m_" + number.incrementAndGet();
                sent.add(mid);
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                                        + "/track?platform=facebook&v=11.1.0-rest&type=incoming&apiKey="
                                        + bot.apiKey()))
                                .timeout(Duration.ofSeconds(10))
                                .POST(HttpRequest.BodyPublishers.ofString(body(mid)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    acknowledged.add(mid);
                }
            }
        } catch (IOException e) {
            // Killed in the middle of a call: that message was not acknowledged, and may be there or not.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(String mid) {
        long now = System.currentTimeMillis();
        return """
                {"object":"page","entry":[{"id":"9000000000001","time":%d,"messaging":[{"sender":{"id":"7000000000000001"},\
                "recipient":{"id":"9000000000001"},"timestamp":%d,"message":{"mid":"%s","text":"said under fire"}}]}]}""".formatted(now, now, mid);
    }

    private void check(ServerProcess server, TestServer.TestBot bot) throws Exception {
        JsonNode books = TestServer.await(
                () -> get(server, "/api/v1/bots/" + bot.id() + "/ingest"),
                answer -> answer.get("pending").asLong() == 0
                        && answer.get("caughtUp").asBoolean());
        Map<String, Integer> stored = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = get(
                    server,
                    "/api/v1/bots/" + bot.id() + "/messages?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.get("items").forEach(item -> stored.merge(item.get("messageId").asText(), 1, Integer::sum));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());

        long lost =
                acknowledged.stream().filter(mid -> !stored.containsKey(mid)).count();
        long doubled = stored.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "kill test: %d kills, %d acknowledged, %d lost, %d doubled, %d stored though never acknowledged%n",
                kills, acknowledged.size(), lost, doubled, stored.size() + lost - acknowledged.size());

        assertTrue(acknowledged.size() > kills, "the test must have acknowledged something: " + acknowledged.size());
        assertEquals(0, lost, "acknowledged and lost; seed " + seed);
        assertEquals(0, doubled, "doubled; seed " + seed);
        assertTrue(sent.containsAll(stored.keySet()), "nothing is stored that was never sent");
        assertEquals(
                books.get("accepted").asLong(),
                books.get("stored").asLong() + books.get("duplicates").asLong(),
                "the books balance");
        assertEquals(stored.size(), books.get("stored").asLong());
        TestServer.await(
                () -> get(server, "/api/v1/bots/" + bot.id() + "/search?limit=1&q=%22said+under+fire%22"),
                found -> found.get("total").asLong() == stored.size()
                        || !found.get("totalIsExact").asBoolean());
    }

    private static JsonNode get(ServerProcess server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return JSON.readTree(answer.body());
        }
    }
}
