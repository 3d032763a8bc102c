package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ServerEndpointsTest extends ApiTest {

    @Test
    void isAlive() throws Exception {
        assertEquals(
                "{\"status\":\"alive\"}",
                server.as("nobody").get("/healthz").with(200).toString());
    }

    @Test
    void isReadyUntilSomethingThatItNeedsHasAProblem() throws Exception {
        ApiClient nobody = server.as("nobody");
        AtomicReference<String> log = new AtomicReference<>("");
        server.health.add("log", log::get);
        server.health.addWarning("live", () -> "One record could not be read.");
        String warning = "\"warnings\":[{\"part\":\"live\",\"problem\":\"One record could not be read.\"}]}";
        assertEquals(
                "{\"status\":\"ready\",\"problems\":[]," + warning,
                nobody.get("/readyz").with(200).toString());
        log.set("The disk is full.");
        // The answer may be a second old.
        ApiClient.Reply reply = nobody.get("/readyz");
        while (reply.status() == 200) {
            Thread.sleep(10);
            reply = nobody.get("/readyz");
        }
        assertEquals(
                "{\"status\":\"not ready\",\"problems\":[{\"part\":\"log\",\"problem\":\"The disk is full.\"}],"
                        + warning,
                reply.with(503).toString());
    }

    @Test
    void givesMetricsToProgramsOnThisMachineAndToTheOperator() throws Exception {
        ApiClient.Reply reply = server.as("nobody").get("/metrics");
        assertEquals(200, reply.status());
        assertEquals("earshot_up 1\n", reply.http().body());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                reply.header("Content-Type").orElseThrow());
        operator.get("/metrics").with(200);
    }

    @Test
    void givesNoMetricsThroughAProxyWithoutTheToken() throws Exception {
        assertEquals(401, metricsThroughProxy("nobody"));
        assertEquals(401, metricsThroughProxy("ada"), "members see their workspaces, not the server");
        assertEquals(200, metricsThroughProxy("operator"));
    }

    private int metricsThroughProxy(String name) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + "/metrics"))
                .header("X-Forwarded-For", "203.0.113.7");
        if (name.equals("operator")) {
            request.header("Authorization", "Bearer " + TestGate.OPERATOR_TOKEN);
        } else {
            request.header("Cookie", "earshot_session=" + name);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void answersUnknownAddressesOfTheApiWithAProblem() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/robots"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(404, answer.statusCode());
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json"));
        }
    }
}
