package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.demo.DemoPlan;
import dev.earshot.event.BotId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The whole server, in this process, on a free port and with a data folder of its own; and a client for it. */
public final class TestServer implements AutoCloseable {
    /** The bots' zone, in which it is afternoon: no test meets a midnight between its messages, whenever it runs. */
    public static final ZoneId ZONE = afternoon();

    /** The operator's token on every test server. */
    public static final String ADMIN_TOKEN = "test-admin-token-of-more-than-32-characters";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final App app;

    private TestServer(App app) {
        this.app = app;
    }

    /** A bot with the key that its client uses. */
    public record TestBot(String id, String apiKey) {}

    public static TestServer start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** @param settings more than the defaults, by name */
    public static TestServer start(Path data, Map<String, String> settings) throws IOException {
        Map<String, String> arguments = new java.util.HashMap<>(settings);
        arguments.putIfAbsent("port", "0");
        arguments.putIfAbsent("host", "127.0.0.1");
        arguments.putIfAbsent("data", data.toString());
        return new TestServer(App.start(AppSettings.read(arguments, Map.of("EARSHOT_ADMIN_TOKEN", ADMIN_TOKEN))));
    }

    public App app() {
        return app;
    }

    public int port() {
        return app.port();
    }

    /** Scheme, host and port. */
    public String address() {
        return "http://127.0.0.1:" + app.port();
    }

    /** The address that makes the owner's account. */
    public String setupLink() {
        return app.setupLink().orElseThrow();
    }

    public TestBot createBot(String name) throws Exception {
        HttpResponse<String> answer = api(
                "POST",
                "/api/v1/bots",
                "{\"name\":\"" + name + "\",\"platform\":\"facebook\",\"timeZone\":\"" + ZONE + "\"}");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        JsonNode bot = JSON.readTree(answer.body());
        return new TestBot(bot.get("id").asText(), bot.get("apiKey").asText());
    }

    /**
     * Invents a world: its bots, and all that these have heard and said, through the decoders that every call goes through.
     * It is in the store then.
     *
     * @return the bots' ids, in the world's order
     */
    public List<String> invent(DemoPlan plan) throws InterruptedException {
        DemoMaking making = new DemoMaking(app, plan, new PrintStream(OutputStream.nullOutputStream()));
        List<BotId> bots = making.makeBots();
        making.makeHistory(bots);
        return bots.stream().map(BotId::value).toList();
    }

    private static ZoneId afternoon() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int ahead = Math.floorMod(15 - hour + 11, 24) - 11;
        return ZoneId.of("Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead)); // their signs are POSIX's: west is plus
    }

    /** Calls the tracker as a client would. */
    public HttpResponse<String> track(String query, String body) throws IOException, InterruptedException {
        return send("POST", "/track?" + query, body, "");
    }

    /** Calls the API as the operator. */
    public HttpResponse<String> api(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "Bearer " + ADMIN_TOKEN);
    }

    /** What a GET of the API answers. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = api("GET", path, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Every item of a paged list, all pages. */
    public List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = get(path + separator + "limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.get("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Waits until the API answers what is wanted: what was acknowledged is in queries a moment later. */
    public JsonNode await(String path, Predicate<JsonNode> isWanted) throws Exception {
        return await(() -> get(path), isWanted);
    }

    /** Waits for a condition, with a deadline. */
    public static <T> T await(Callable<T> question, Predicate<T> isWanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = question.call();
            if (isWanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not so after " + PATIENCE + ": " + answer);
            }
            Thread.sleep(20);
        }
    }

    /** Waits until everything accepted so far is in the store. */
    public JsonNode awaitBooks(TestBot bot) throws Exception {
        return await(
                "/api/v1/bots/" + bot.id() + "/ingest",
                books -> books.get("pending").asLong() == 0
                        && books.get("caughtUp").asBoolean());
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        app.close();
    }
}
