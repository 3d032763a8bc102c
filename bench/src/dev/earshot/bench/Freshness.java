package dev.earshot.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long after its acknowledgement a message is on a live stream (server-sent events, as the live screens get them), and
 * how long until a query finds it. One message at a time, each of a user of its own.
 */
final class Freshness {
    private static final long PATIENCE_SECONDS = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final String token;
    private final String bot;
    private final String apiKey;
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private final Histogram live = new Histogram(60_000_000_000L, 3);
    private final Histogram queried = new Histogram(60_000_000_000L, 3);

    Freshness(int port, String token, String bot, String apiKey) {
        this.server = "http://127.0.0.1:" + port;
        this.token = token;
        this.bot = bot;
        this.apiKey = apiKey;
    }

    /** Milliseconds after the acknowledgement. */
    record Result(double liveP50, double liveP99, double queryP50, double queryP99) {}

    Result run(int messages) throws Exception {
        HttpResponse<InputStream> stream = client.send(
                authorized("/api/v1/bots/" + bot + "/live"), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = stream.body()) {
            Thread reader = Thread.ofPlatform().daemon().name("live").start(() -> read(in));
            for (int i = 0; i < messages; i++) {
                one("fresh-" + System.nanoTime() + "-" + i);
            }
            reader.interrupt();
        }
        return new Result(millis(live, 50), millis(live, 99), millis(queried, 50), millis(queried, 99));
    }

    private void one(String user) throws Exception {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        awaited.put(user, seen);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + "/track?platform=universal&v=11.1.0-rest&type=incoming&apiKey=" + apiKey))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"fresh\",\"userId\":\"" + user + "\"}"))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long acknowledged = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        queried.recordValue(Math.max(0, found(user) - acknowledged));
        // The stream may be faster than the answer: both leave at the same moment.
        live.recordValue(Math.max(0, seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - acknowledged));
    }

    private long found(String user) throws Exception {
        HttpRequest query = authorized("/api/v1/bots/" + bot + "/messages?limit=1&userId=" + user);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (client.send(query, HttpResponse.BodyHandlers.ofString()).body().contains(user)) {
                return System.nanoTime();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("not in queries after " + PATIENCE_SECONDS + " s");
    }

    private void read(InputStream in) {
        try (Scanner lines = new Scanner(in, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                int at = line.indexOf("\"fresh-");
                if (at >= 0) {
                    CompletableFuture<Long> seen = awaited.remove(line.substring(at + 1, line.indexOf('"', at + 1)));
                    if (seen != null) {
                        seen.complete(System.nanoTime());
                    }
                }
            }
        }
    }

    private HttpRequest authorized(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }
}
