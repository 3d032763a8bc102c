package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server's API, as the commands {@code import} and {@code export} use it. */
final class PastClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String address;
    private final String token;

    PastClient(String address, String token) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.token = token;
    }

    /** The id of the bot with that id or name. */
    String bot(String wanted) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode bot : get("/api/v1/bots").get("items")) {
            if (bot.get("id").asText().equals(wanted)) {
                return wanted;
            }
            names.add(bot.get("name").asText());
            if (bot.get("name").asText().equalsIgnoreCase(wanted)) {
                found.add(bot.get("id").asText());
            }
        }
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 -> throw new IOException("there is no bot '" + wanted + "'; there are: " + String.join(", ", names));
            default ->
                throw new IOException(
                        "several bots are called '" + wanted + "'; take one's id: " + String.join(", ", found));
        };
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(request(path).GET().build());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode put(String path, byte[] body) throws IOException, InterruptedException {
        return json(request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    void delete(String path) throws IOException, InterruptedException {
        json(request(path).DELETE().build());
    }

    /** The answer's body as it comes. */
    HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            try (InputStream body = answer.body()) {
                throw refusal(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return answer;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client.send(request, handler);
        } catch (ConnectException e) {
            throw new IOException("no server answers at " + address, e);
        }
    }

    private IOException refusal(int status, String body) {
        if (status == 401) {
            return new IOException(
                    address + " does not know this token: give the server's admin token with --token, or as"
                            + " EARSHOT_ADMIN_TOKEN");
        }
        try {
            String detail = JSON.readTree(body).path("detail").asText();
            return new IOException(detail.isEmpty() ? "the server answered " + status : detail);
        } catch (IOException e) {
            return new IOException("the server answered " + status, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
