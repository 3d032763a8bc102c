package dev.earshot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.control.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final int MAX_BODY_BYTES = 10_000;
    private static final String TOKEN = "a-bearer-token";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final EchoEndpoint tracker = new EchoEndpoint();
    private final CountDownLatch streamClosed = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        MAX_BODY_BYTES,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(30)),
                Map.of("/track", tracker),
                List.of(
                        Route.get(
                                "/hello/{name}",
                                Access.PUBLIC,
                                request -> Answer.text(
                                        200,
                                        "text/plain",
                                        "hello " + request.path("name")
                                                + request.query("x").orElse(""))),
                        Route.get("/inside", Access.SESSION, request -> Answer.html(200, "in")),
                        Route.post(
                                "/inside",
                                Access.SESSION,
                                request -> Answer.text(
                                        200, "text/plain", request.form("field").orElse("none"))),
                        Route.get(
                                "/api/v1/things",
                                Access.API,
                                request -> Answer.json(
                                        200,
                                        Map.of(
                                                "as",
                                                request.visitor().orElseThrow().name()))),
                        Route.post("/api/v1/things", Access.API, request -> Answer.json(201, request.json())),
                        Route.get("/api/v1/broken", Access.PUBLIC, request -> {
                            throw new IllegalStateException("secret detail");
                        }),
                        Route.get(
                                "/stream",
                                Access.PUBLIC,
                                request -> Answer.stream(stream -> {
                                    stream.send("7", "greeting", "one\ntwo");
                                    return streamClosed::countDown;
                                }))),
                new OneVisitor(),
                (request, problem) -> Answer.html(problem.status(), "<h1>" + problem.title() + "</h1>"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // --- hot endpoints ---

    @Test
    void handsTheWholeBodyOver() throws Exception {
        HttpResponse<String> answer = post("/track?apiKey=k&type=incoming", "{\"a\":1}");

        assertEquals(200, answer.statusCode());
        assertEquals("{\"a\":1}", tracker.bodies.poll(5, TimeUnit.SECONDS));
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void takesDoubleSlashesAndSlashesAtTheEnd() throws Exception {
        for (String path : List.of("//track?a=1", "/track/", "///track//?x")) {
            assertEquals(200, post(path, "{}").statusCode(), path);
        }
    }

    @Test
    void everyOriginMayUseTheTrackerButNothingElse() throws Exception {
        HttpResponse<String> preflight = send("OPTIONS", "/track?platform=universal", "");
        assertEquals(204, preflight.statusCode());
        assertEquals(
                "*",
                preflight.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertTrue(preflight
                .headers()
                .firstValue("Access-Control-Allow-Methods")
                .orElseThrow()
                .contains("POST"));
        assertTrue(preflight
                .headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElseThrow()
                .contains("Content-Type"));
        assertEquals(
                "*",
                post("/track", "{}")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .orElseThrow());

        assertFalse(send("GET", "/hello/x", "")
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .isPresent());
        assertFalse(send("OPTIONS", "/api/v1/things", "")
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .isPresent());
    }

    @Test
    void saysThatTheTrackerWantsPost() throws Exception {
        HttpResponse<String> answer = send("GET", "/track", "");

        assertEquals(405, answer.statusCode());
        assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void handsOverTheBeginningOfABodyThatIsTooLarge() throws Exception {
        post("/track", "x".repeat(MAX_BODY_BYTES + 1));

        assertEquals(BodyCall.Problem.TOO_LARGE, tracker.problems.poll(5, TimeUnit.SECONDS));
        assertEquals(
                MAX_BODY_BYTES + 1, tracker.bodies.poll(5, TimeUnit.SECONDS).length());
    }

    @Test
    void answersBeforeAnEndlessBodyEnds() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /track HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[MAX_BODY_BYTES + 1]);
            out.flush();

            assertEquals(BodyCall.Problem.TOO_LARGE, tracker.problems.poll(5, TimeUnit.SECONDS));
            assertTrue(readAll(socket).startsWith("HTTP/1.1 413"));
        }
    }

    @Test
    void uncompressesGzip() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/track")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                gzip("{\"packed\":true}".getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertEquals("{\"packed\":true}", tracker.bodies.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void stopsUncompressingAGzipBombAtTheLimit() throws Exception {
        byte[] bomb = gzip(new byte[8_000_000]);
        assertTrue(bomb.length < MAX_BODY_BYTES, "the bomb itself is below the limit");

        client.send(
                request("/track")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bomb))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(BodyCall.Problem.TOO_LARGE, tracker.problems.poll(5, TimeUnit.SECONDS));
        assertEquals(
                MAX_BODY_BYTES + 1, tracker.bodies.poll(5, TimeUnit.SECONDS).length());
    }

    @Test
    void handsOverWhatIsNotInItsEncoding() throws Exception {
        for (String encoding : List.of("gzip", "deflate", "br")) {
            client.send(
                    request("/track")
                            .header("Content-Encoding", encoding)
                            .POST(HttpRequest.BodyPublishers.ofString("plain"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(BodyCall.Problem.BAD_ENCODING, tracker.problems.poll(5, TimeUnit.SECONDS), encoding);
            assertEquals("plain", tracker.bodies.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void givesUpOnASenderThatIsTooSlow() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /track HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertEquals(BodyCall.Problem.TOO_SLOW, tracker.problems.poll(10, TimeUnit.SECONDS));
            assertEquals("slow", tracker.bodies.poll(5, TimeUnit.SECONDS));
            assertTrue(readAll(socket).startsWith("HTTP/1.1 408"));
        }
    }

    @Test
    void stopsReadingWhileThereIsNoRoomAndRefusesNothing() throws Exception {
        tracker.hasRoom.set(false);
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /track HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
            Runnable resume = tracker.waiting.poll(5, TimeUnit.SECONDS);
            assertTrue(tracker.bodies.isEmpty(), "nothing is read without room");

            tracker.hasRoom.set(true);
            resume.run();

            assertEquals("{}", tracker.bodies.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void answersFromAnotherThreadInTheOrderOfAPipelinedConnection() throws Exception {
        try (Socket socket = connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("POST /track?n=")
                        .append(i)
                        .append(" HTTP/1.1\r\nHost: x\r\n")
                        .append(i == 49 ? "Connection: close\r\n" : "")
                        .append("Content-Length: 2\r\n\r\n{}");
            }
            socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
            String answers = readAll(socket);

            int at = -1;
            for (int i = 0; i < 50; i++) {
                int next = answers.indexOf("\"/track?n=" + i + "\"");
                assertTrue(next > at, "answer " + i);
                at = next;
            }
        }
    }

    // --- routes ---

    @Test
    void runsARouteWithItsParameters() throws Exception {
        assertEquals("hello ann!", send("GET", "/hello/ann?x=!", "").body());
    }

    @Test
    void tellsBrowsersToRunNothingButOurOwnScripts() throws Exception {
        HttpResponse<String> answer = send("GET", "/hello/x", "");

        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(
                "no-referrer", answer.headers().firstValue("Referrer-Policy").orElseThrow());
    }

    @Test
    void answersProblemsOfTheApiAsProblemJson() throws Exception {
        HttpResponse<String> answer = api("GET", "/api/v1/nothing", "", TOKEN);

        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("\"status\":404"), answer.body());
        assertEquals("<h1>Not found</h1>", send("GET", "/nothing", "").body());
    }

    @Test
    void hidesTheCauseOfOurOwnFaultsBehindACode() throws Exception {
        HttpResponse<String> answer = send("GET", "/api/v1/broken", "");

        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().contains("under the code "), answer.body());
        assertFalse(answer.body().contains("secret detail"), answer.body());
    }

    @Test
    void letsABearerTokenIntoTheApiAndNobodyElse() throws Exception {
        assertEquals(
                "{\"as\":\"machine\"}", api("GET", "/api/v1/things", "", TOKEN).body());
        assertEquals(401, api("GET", "/api/v1/things", "", "wrong").statusCode());
        HttpResponse<String> nobody = send("GET", "/api/v1/things", "");
        assertEquals(401, nobody.statusCode());
        assertEquals("Bearer", nobody.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void leadsSomebodyWhoHasNotSignedInToTheSignInPage() throws Exception {
        HttpResponse<String> answer = send("GET", "/inside?a=b", "");

        assertEquals(303, answer.statusCode());
        assertEquals(
                "/sign-in?next=%2Finside%3Fa%3Db",
                answer.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> fragment = client.send(
                request("/inside").header("HX-Request", "true").build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(401, fragment.statusCode());
        assertEquals(
                "/sign-in?next=%2F",
                fragment.headers().firstValue("HX-Redirect").orElseThrow());
    }

    @Test
    void aBearerTokenDoesNotOpenThePagesOfPeople() throws Exception {
        assertEquals(303, api("GET", "/inside", "", TOKEN).statusCode());
    }

    @Test
    void changesNeedTheCsrfTokenOfTheSession() throws Exception {
        assertEquals("in", withCookie("GET", "/inside", "", "").body());
        assertEquals(403, withCookie("POST", "/inside", "field=x", "").statusCode());
        assertEquals(
                403, withCookie("POST", "/inside", "field=x&_csrf=wrong", "").statusCode());
        assertEquals(
                "x", withCookie("POST", "/inside", "field=x&_csrf=csrf-1", "").body());
        assertEquals("x", withCookie("POST", "/inside", "field=x", "csrf-1").body());
        assertEquals(403, withCookie("POST", "/api/v1/things", "{}", "").statusCode());
        assertEquals(201, withCookie("POST", "/api/v1/things", "{}", "csrf-1").statusCode());
    }

    @Test
    void refusesABodyThatIsNoJsonObjectWithItsPlace() throws Exception {
        assertTrue(
                api("POST", "/api/v1/things", "{\"a\":\n oops}", TOKEN).body().contains("line 2, column"));
        assertTrue(api("POST", "/api/v1/things", "[1]", TOKEN).body().contains("must be a JSON object"));
        assertEquals(
                413,
                api("POST", "/api/v1/things", "x".repeat(MAX_BODY_BYTES + 1), TOKEN)
                        .statusCode());
    }

    @Test
    void streamsEventsAndLearnsThatTheClientIsGone() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            StringBuilder seen = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (!seen.toString().contains("data: two\n")) {
                int next = in.read();
                assertTrue(next >= 0, "ended early: " + seen);
                seen.append((char) next);
            }
            assertTrue(seen.toString().contains("text/event-stream"), seen.toString());
            assertTrue(seen.toString().contains("id: 7\nevent: greeting\ndata: one\ndata: two\n"), seen.toString());
            assertEquals(1, server.streamCount());
        }
        assertTrue(streamClosed.await(5, TimeUnit.SECONDS));
    }

    @Test
    void refusesLinesAndHeadersThatAreTooLong() throws Exception {
        assertEquals("414", statusOf("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals("431", statusOf("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"));
        assertEquals("400", statusOf("NONSENSE\r\n\r\n"));
    }

    // --- what the tests are made of ---

    private String statusOf(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return readAll(socket).split(" ", 3)[1];
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private HttpResponse<String> api(String method, String path, String body, String token) throws Exception {
        return client.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> withCookie(String method, String path, String body, String csrfToken)
            throws Exception {
        HttpRequest.Builder request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", Request.SESSION_COOKIE + "=session-1");
        if (!csrfToken.isEmpty()) {
            request.header("X-CSRF-Token", csrfToken);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** Answers what it was asked, from a thread of its own, as the log does. */
    private static final class EchoEndpoint implements BodyEndpoint {
        final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        final BlockingQueue<BodyCall.Problem> problems = new LinkedBlockingQueue<>();
        final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        final AtomicBoolean hasRoom = new AtomicBoolean(true);

        @Override
        public void onCall(BodyCall call) {
            bodies.add(new String(call.body(), StandardCharsets.UTF_8));
            problems.add(call.problem());
            int status = switch (call.problem()) {
                case NONE -> 200;
                case TOO_LARGE -> 413;
                case TOO_SLOW -> 408;
                case BAD_ENCODING -> 400;
            };
            AtomicReference<String> target = new AtomicReference<>(call.target());
            Thread.ofVirtual().start(() -> call.reply(status, "\"" + target.get() + "\""));
        }

        @Override
        public boolean hasRoom() {
            return hasRoom.get();
        }

        @Override
        public void whenRoom(Runnable action) {
            waiting.add(action);
        }
    }

    private static final class OneVisitor implements Gate {
        @Override
        public Optional<Visitor> bySession(String token) {
            return token.equals("session-1")
                    ? Optional.of(new Visitor(new Caller.Operator(), "person", token, "csrf-1"))
                    : Optional.empty();
        }

        @Override
        public Optional<Visitor> byBearer(String token) {
            return token.equals(TOKEN)
                    ? Optional.of(new Visitor(new Caller.Operator(), "machine", "", ""))
                    : Optional.empty();
        }

        @Override
        public boolean isCsrfToken(Visitor visitor, String token) {
            return visitor.csrfToken().equals(token);
        }
    }
}
