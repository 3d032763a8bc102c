package dev.earshot;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code rehearse}: a whole server's life in a few seconds, from its start over a bot's first conversation to its end. The
 * launcher plays it once after building and has the JVM keep what it learned (JEP 514, JEP 515), so that a real start need
 * not load and link some 6,000 classes again, and begins with the profile of the hot path.
 */
final class Rehearsal {
    private static final List<String> LOOKED_AT = List.of("/messages?limit=50", "/events", "/users", "/ingest");

    private Rehearsal() {}

    /** @param arguments those of {@code run}; the data folder should be one to be thrown away */
    static void play(Map<String, String> arguments) throws IOException, InterruptedException {
        String token = UUID.randomUUID().toString();
        Map<String, String> rehearsed = new HashMap<>(arguments);
        rehearsed.putIfAbsent("port", "0");
        rehearsed.putIfAbsent("host", "127.0.0.1");
        try (App app = App.start(AppSettings.read(rehearsed, Map.of("EARSHOT_ADMIN_TOKEN", token)));
                HttpClient client = HttpClient.newHttpClient()) {
            String bot = call(client, app, token, "POST", "/api/v1/bots", """
                    {"name":"Rehearsal","platform":"facebook","timeZone":"UTC"}""");
            Map<?, ?> made = JsonMapper.builder().build().readValue(bot, Map.class);
            SampleConversation.send(
                    Map.of("key", String.valueOf(made.get("apiKey")), "url", app.address()),
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            for (String path : LOOKED_AT) {
                call(client, app, token, "GET", "/api/v1/bots/" + made.get("id") + path, "");
            }
            call(client, app, token, "GET", "/sign-in", "");
        }
    }

    private static String call(HttpClient client, App app, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
