package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Brings files in and takes them away, over a server's API, as a program would. */
final class PastFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String bot;

    PastFiles(int port, String bot) {
        this.address = "http://127.0.0.1:" + port + "/api/v1/bots/" + bot;
        this.bot = bot;
    }

    /** Sends a file and waits until it has been read once. */
    JsonNode check(Path file) throws Exception {
        JsonNode begun = call(
                "POST",
                "/imports",
                ("{\"name\":\"" + file.getFileName() + "\",\"sizeBytes\":" + Files.size(file) + "}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String own = "/imports/" + begun.get("id").asText();
        byte[] bytes = Files.readAllBytes(file);
        int most = begun.get("partBytes").asInt();
        for (int at = 0; at < bytes.length; at += most) {
            call(
                    "PUT",
                    own + "/bytes?offset=" + at,
                    java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + most)));
        }
        return await(own, Set.of("checked", "failed"));
    }

    void start(JsonNode checked) throws Exception {
        call("POST", "/imports/" + checked.get("id").asText() + "/start", new byte[0]);
    }

    /** Brings it in whole; every line must be usable. */
    JsonNode bringIn(Path file) throws Exception {
        JsonNode checked = check(file);
        if (checked.at("/check/errors").asLong() > 0
                || !checked.get("state").asText().equals("checked")) {
            throw new AssertionError(checked + "\n" + errors(checked));
        }
        start(checked);
        return await("/imports/" + checked.get("id").asText(), Set.of("done", "failed"));
    }

    String errors(JsonNode one) throws Exception {
        return send("GET", "/imports/" + one.get("id").asText() + "/errors", new byte[0])
                .body();
    }

    JsonNode await(String path, Set<String> states) throws Exception {
        return TestServer.await(
                () -> call("GET", path, new byte[0]),
                now -> states.contains(now.get("state").asText()));
    }

    void export(String whatAndQuery, Path file) throws Exception {
        HttpResponse<Path> answer =
                client.send(request("/export/" + whatAndQuery).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + Files.readString(file));
        }
    }

    JsonNode call(String method, String path, byte[] body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " of " + bot + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN);
    }
}
