package dev.earshot.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts webhooks as Meta does: ASCII only, slashes escaped, both signatures over exactly these bytes. */
public final class GraphWebhook implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final MetaApp app;
    private volatile String callback = "";
    private volatile String verifyToken = "";

    GraphWebhook(MetaApp app) {
        this.app = app;
    }

    /** What somebody pasted into the App Dashboard: verified with a GET, and from then on called. */
    public boolean subscribe(String callback, String verifyToken) throws IOException, InterruptedException {
        String separator = callback.contains("?") ? "&" : "?";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(callback + separator
                        + "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=" + verifyToken))
                .GET());
        boolean isVerified = answer.statusCode() == 200 && answer.body().equals("1158201444");
        if (isVerified) {
            this.callback = callback;
            this.verifyToken = verifyToken;
        }
        return isVerified;
    }

    public String callback() {
        return callback;
    }

    String verifyToken() {
        return verifyToken;
    }

    /** The body as Meta writes it. */
    public static byte[] bytes(JsonNode body) {
        StringBuilder ascii = new StringBuilder();
        body.toString().chars().forEach(c -> {
            if (c == '/') {
                ascii.append("\\/");
            } else if (c > 0x7e) {
                ascii.append("\\u%04x".formatted(c));
            } else {
                ascii.append((char) c);
            }
        });
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends an envelope of JSON and returns the status; 0 if nobody is there. */
    public int deliver(String json) {
        try {
            byte[] bytes = bytes(JSON.readTree(json));
            return post(
                            bytes,
                            "X-Hub-Signature",
                            "sha1=" + app.hmac("HmacSHA1", bytes),
                            "X-Hub-Signature-256",
                            "sha256=" + app.hmac("HmacSHA256", bytes))
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> post(byte[] body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(callback))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
