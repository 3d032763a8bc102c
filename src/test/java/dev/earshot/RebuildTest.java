package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store is a projection: deleted, or built anew beside the old one, it gives the same answers to every question. Over
 * HTTP on both sides, with everything that clients were recorded to send.
 */
class RebuildTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("EARSHOT_ADMIN_TOKEN", TestServer.ADMIN_TOKEN);

    private static final int DETAILED_USERS = 20;

    @TempDir
    Path data;

    @Test
    void aStoreThatIsDeletedOrRebuiltGivesEveryAnswerAsBefore() throws Exception {
        TestServer.TestBot first;
        TestServer.TestBot second;
        Map<String, Object> before;
        try (TestServer server = TestServer.start(data)) {
            first = server.createBot("First");
            second = server.createBot("Second");
            sendEverything(server, first, second);
            before = answers(server, first, second);
        }
        assertIsVaried(before, first);

        delete(data.resolve("store"));
        assertAnswers(before, first, second, "after the store was deleted");

        String printed = rebuild();
        assertTrue(printed.contains("The store was rebuilt from the log: "), printed);
        assertTrue(
                printed.lines()
                        .anyMatch(line ->
                                line.matches(" *[\\d.]+ %  [\\d,]+ events  [\\d,]+ events/s  (\\d+|\\?) s left")),
                printed);
        assertAnswers(before, first, second, "after ./earshot rebuild");
    }

    private void assertAnswers(
            Map<String, Object> before, TestServer.TestBot first, TestServer.TestBot second, String when)
            throws Exception {
        try (TestServer server = TestServer.start(data)) {
            server.awaitBooks(first);
            server.awaitBooks(second);
            Map<String, Object> after = answers(server, first, second);
            before.forEach((question, answer) -> assertEquals(answer, after.get(question), question + " " + when));
            assertEquals(before.keySet(), after.keySet(), when);
        }
    }

    /** Each recorded body to both bots, to one of them twice: its second copy is a duplicate, or a message of its own. */
    private static void sendEverything(TestServer server, TestServer.TestBot first, TestServer.TestBot second)
            throws Exception {
        List<Recording> recordings = Recording.all();
        assertTrue(recordings.size() > 100, "only " + recordings.size());
        AtomicInteger accepted = new AtomicInteger();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(16)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (Recording recording : recordings) {
                calls.add(() -> {
                    accepted.addAndGet(post(client, server, first, recording) == 200 ? 1 : 0);
                    post(client, server, second, recording);
                    return post(client, server, first, recording) == 200;
                });
            }
            for (Future<Boolean> call : senders.invokeAll(calls)) {
                call.get();
            }
        }
        assertTrue(accepted.get() > 80 && accepted.get() < recordings.size(), accepted + " of " + recordings.size());
        server.awaitBooks(first);
        server.awaitBooks(second);
    }

    private static int post(HttpClient client, TestServer server, TestServer.TestBot bot, Recording recording)
            throws Exception {
        // Bodies of Messenger alone come to the tracker as its clients pass them on.
        String query = switch (recording.call()) {
            case "webhook" -> "type=incoming&platform=facebook&v=11.1.0-rest";
            case "send" -> "type=outgoing&platform=facebook&v=11.1.0-rest";
            default ->
                Stream.of(recording.call().split("&", -1))
                        .map(RebuildTest::encodedParameter)
                        .collect(Collectors.joining("&"));
        };
        return client.send(
                        HttpRequest.newBuilder(
                                        URI.create(server.address() + "/track?" + query + "&apiKey=" + bot.apiKey()))
                                .header("Content-Type", "application/json")
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(recording.body()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Every answer of the API about both bots, by question; lists with all their pages. Of people, some in detail. */
    private static Map<String, Object> answers(TestServer server, TestServer.TestBot first, TestServer.TestBot second)
            throws Exception {
        Map<String, Object> answers = new TreeMap<>();
        for (TestServer.TestBot bot : List.of(first, second)) {
            String path = "/api/v1/bots/" + bot.id();
            for (String list : List.of("/messages", "/events", "/users", "/quarantine")) {
                answers.put(path + list, server.all(path + list));
            }
            answers.put(path + "/ingest", books(server.get(path + "/ingest")));
        }
        String users = "/api/v1/bots/" + first.id() + "/users";
        for (JsonNode user : server.all(users).subList(0, DETAILED_USERS)) {
            String one = users + "/" + encoded(user.get("userId").asText());
            answers.put(one, server.get(one));
        }
        return answers;
    }

    private static String encodedParameter(String parameter) {
        int equals = parameter.indexOf('=');
        return parameter.substring(0, equals + 1) + encoded(parameter.substring(equals + 1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Why calls were rejected is counted since the process started; the rest since the first call. */
    private static JsonNode books(JsonNode ingest) {
        ObjectNode books = ingest.deepCopy();
        books.remove("rejectedByReason");
        return books;
    }

    private static void assertIsVaried(Map<String, Object> answers, TestServer.TestBot bot) {
        String path = "/api/v1/bots/" + bot.id();
        JsonNode books = (JsonNode) answers.get(path + "/ingest");
        assertTrue(books.get("duplicates").asLong() > 20, books.toString());
        assertTrue(books.get("rejected").asLong() > 5, books.toString());
        assertTrue(books.get("balanced").asBoolean(), books.toString());
        assertTrue(((List<?>) answers.get(path + "/messages")).size() > 100, "messages");
        assertTrue(((List<?>) answers.get(path + "/events")).size() > 20, "events");
        assertTrue(((List<?>) answers.get(path + "/users")).size() > 10, "users");
        assertFalse(((List<?>) answers.get(path + "/quarantine")).isEmpty(), "quarantine");
    }

    private String rebuild() throws IOException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        RebuildCommand.run(
                Map.of("data", data.toString()),
                ENVIRONMENT,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                Duration.ofMillis(1));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        assertTrue(files.size() > 1, "the premise: there is a store in " + folder);
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
