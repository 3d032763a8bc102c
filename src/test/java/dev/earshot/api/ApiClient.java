package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls the API in somebody's name, and holds every answer against its description. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Description DESCRIPTION = Description.load();

    private final String address;
    private final String name;
    private final boolean withCsrfToken;

    ApiClient(String address, String name) {
        this(address, name, true);
    }

    private ApiClient(String address, String name, boolean withCsrfToken) {
        this.address = address;
        this.name = name;
        this.withCsrfToken = withCsrfToken;
    }

    /** The same, as another site would make somebody's browser call. */
    ApiClient withoutCsrfToken() {
        return new ApiClient(address, name, false);
    }

    /** @param json the body; missing if there was none */
    record Reply(int status, JsonNode json, HttpResponse<String> http) {

        /** The reply's body, after making sure of its status. */
        JsonNode with(int expected) {
            assertEquals(expected, status, () -> http.request() + ": " + http.body());
            return json;
        }

        String detail() {
            return json.path("detail").asText();
        }

        Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    Reply patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        String operation = operation(method, path);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        DESCRIPTION.assertAllows(operation, answer.statusCode(), type, answer.body());
        JsonNode json = type.contains("json") ? JSON.readTree(answer.body()) : JSON.missingNode();
        return new Reply(answer.statusCode(), json, answer);
    }

    /** Every item of a list, part by part. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String more = path;
        while (true) {
            JsonNode page = get(more).with(200);
            page.get("items").forEach(items::add);
            if (!page.has("next")) {
                return items;
            }
            more = path + (path.contains("?") ? "&" : "?") + "cursor="
                    + page.get("next").asText();
        }
    }

    SseReader live(String path, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofLines());
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        return new SseReader(answer.body(), DESCRIPTION);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (name.equals("operator")) {
            request.header("Authorization", "Bearer " + TestGate.OPERATOR_TOKEN);
        } else if (!name.equals("nobody")) {
            request.header("Cookie", "earshot_session=" + name);
            if (withCsrfToken) {
                request.header("X-CSRF-Token", TestGate.csrfToken(name));
            }
        }
        return request;
    }

    /** The operation that a call belongs to: the described path that it matches, literal parts first. */
    private static String operation(String method, String path) {
        String[] parts = path.replaceAll("\\?.*", "").split("/", -1);
        return DESCRIPTION.operations().keySet().stream()
                .filter(operation -> operation.startsWith(method + " "))
                .filter(operation ->
                        isMatch(operation.substring(method.length() + 1).split("/", -1), parts))
                .min((a, b) -> Long.compare(
                        a.chars().filter(c -> c == '{').count(),
                        b.chars().filter(c -> c == '{').count()))
                .orElseThrow(() -> new AssertionError("no described operation is " + method + " " + path));
    }

    private static boolean isMatch(String[] template, String[] parts) {
        boolean isMatch = template.length == parts.length;
        for (int i = 0; isMatch && i < parts.length; i++) {
            isMatch = template[i].startsWith("{") || template[i].equals(parts[i]);
        }
        return isMatch;
    }
}
