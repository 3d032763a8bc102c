package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers sends as Messenger's Send API does: any version in the path, the token in a header or the query, errors of its
 * table on demand. It is a bot's server too: whatever is posted to another path is kept and answered 'ok'.
 */
public final class StandInGraph implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile String error = "";
    private volatile int botStatus = 200;
    private volatile boolean isHolding;

    /** What was posted. */
    public record Call(String path, String authorization, String signature, String epoch, String text) {
        public JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException(text, e);
            }
        }
    }

    public StandInGraph() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on sends fail with this object of that name; with an empty text they succeed again. */
    public void failWith(String error) {
        this.error = error;
    }

    /** What the bot's own paths answer from now on. */
    public void answerBotsWith(int status) {
        this.botStatus = status;
    }

    /** From now on sends are taken and never answered. */
    public void hold() {
        isHolding = true;
    }

    public List<Call> sends() {
        return calls.stream().filter(call -> call.path().endsWith("/messages")).toList();
    }

    public List<Call> callsOf(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        calls.add(new Call(
                path,
                header(exchange, "Authorization"),
                header(exchange, "x-dashbot-signature"),
                header(exchange, "x-earshot-epoch"),
                text));
        if (!path.matches("(/v[0-9.]+)?/[^/]+/messages")) {
            respond(exchange, botStatus, "ok");
            return;
        }
        if (isHolding) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (!error.isEmpty()) {
            respond(exchange, 400, "{\"error\":" + error + "}");
            return;
        }
        String user = JSON.readTree(text).at("/recipient/id").asText();
        respond(
                exchange,
                200,
                "{\"recipient_id\":\"" + user + "\",\"message_id\":\"m_agent" + messages.incrementAndGet() + "\"}");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }
}
