package dev.earshot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseStreamTest {
    private static final String FILLER = "x".repeat(10_000);

    private final CountDownLatch full = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(
                new HttpSettings(
                        "127.0.0.1", 0, Optional.empty(), 10_000, Duration.ofSeconds(5), Duration.ofSeconds(60)),
                Map.of(),
                List.of(Route.get("/flood", Access.PUBLIC, request -> Answer.stream(this::flood))),
                new NoVisitors(),
                (request, problem) -> Answer.empty(problem.status()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Writes until the client no longer reads, then waits until it does, then says so. */
    private AutoCloseable flood(SseStream stream) throws InterruptedException {
        started.incrementAndGet();
        while (stream.awaitRoom(Duration.ofMillis(200))) {
            stream.send("", "filler", FILLER);
        }
        full.countDown();
        boolean hasRoom = stream.awaitRoom(Duration.ofSeconds(20));
        stream.send("", "end", hasRoom ? "there was room again" : "there was no room");
        return () -> {};
    }

    @Test
    void letsAWriterWaitForASlowReader() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /flood HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(full.await(20, TimeUnit.SECONDS), "the writer never had to wait");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (!line.equals("event: end")) {
                line = in.readLine();
            }
            assertEquals("data: there was room again", in.readLine());
        }
    }

    @Test
    void answersAHeadRequestWithoutBeginningAStream() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/flood"))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "text/event-stream",
                    answer.headers().firstValue("Content-Type").orElse(""));
        }
        assertEquals(0, started.get());
        assertEquals(0, server.streamCount());
    }

    private static final class NoVisitors implements Gate {
        @Override
        public Optional<Visitor> bySession(String token) {
            return Optional.empty();
        }

        @Override
        public Optional<Visitor> byBearer(String token) {
            return Optional.empty();
        }

        @Override
        public boolean isCsrfToken(Visitor visitor, String token) {
            return false;
        }
    }
}
