package dev.earshot.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers as Graph does: any version in the path or none, arguments in the query, a form, multipart or JSON, the token
 * anywhere, errors of its table on demand; and posts signed echoes, deliveries and reads to the callback. With no page in
 * its {@link #world} any token sends. It is a bot's server too: whatever is posted to another path is kept and answered 'ok'.
 */
public final class StandInGraph implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BOTS_PATHS = List.of("/pause", "/send");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MetaWorld world = new MetaWorld();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<GraphCall> graphCalls = new CopyOnWriteArrayList<>();
    private final Queue<GraphAnswer> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile String error = "";
    private volatile String usage = "";
    private volatile int botStatus = 200;
    private volatile boolean isHolding;
    private volatile boolean hasPages;

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
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its app, pages and people. */
    public MetaWorld world() {
        hasPages = true;
        return world;
    }

    /** From now on sends fail with this object of that name; with an empty text they succeed again. */
    public void failWith(String error) {
        this.error = error;
    }

    /** The next call, whatever it asks, is answered like this; called again, the one after it. */
    public void failNext(int status, String body) {
        troubles.add(new GraphAnswer(status, "application/json", body));
    }

    /** The header {@code X-App-Usage} of all answers from now on. */
    public void showUsage(String usage) {
        this.usage = usage;
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

    /** Every call of Graph whose path, without the version, matches. */
    public List<GraphCall> graphCalls(String pattern) {
        return graphCalls.stream().filter(call -> call.path().matches(pattern)).toList();
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
        if (BOTS_PATHS.contains(path)) {
            respond(exchange, new GraphAnswer(botStatus, "text/plain", "ok"));
            return;
        }
        GraphCall call = GraphCall.read(exchange, text);
        graphCalls.add(call);
        boolean isSend = call.method().equals("POST") && call.last().equals("messages");
        if (isSend && isHolding) {
            waitForTheEnd();
            return;
        }
        GraphAnswer trouble = troubles.poll();
        if (trouble == null && isSend && !error.isEmpty()) {
            trouble = new GraphAnswer(400, "application/json", "{\"error\":" + error + "}");
        }
        respond(exchange, trouble == null ? answered(call, isSend) : trouble);
        threads.execute(world::deliverLater);
    }

    private GraphAnswer answered(GraphCall call, boolean isSend) {
        if (!hasPages) {
            return isSend
                    ? GraphAnswer.ok(JSON.createObjectNode()
                            .put(
                                    "recipient_id",
                                    call.object("recipient").path("id").asText())
                            .put("message_id", "m_agent" + messages.incrementAndGet()))
                    : GraphAnswer.error(2500, 0, "Unknown path components: " + call.path());
        }
        try {
            return switch (call.path()) {
                case "/dialog/oauth" -> world.dialog(call);
                case "/oauth/access_token" -> world.accessToken(call);
                case "/debug_token" -> world.debugToken(call);
                case "/me", "/me/accounts", "/me/permissions" -> world.ofPerson(call);
                default -> call.last().equals("subscriptions") ? world.subscriptions(call) : world.ofPage(call);
            };
        } catch (Exception e) {
            return new GraphAnswer(500, "text/plain", String.valueOf(e));
        }
    }

    private void waitForTheEnd() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private void respond(HttpExchange exchange, GraphAnswer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (!usage.isEmpty()) {
            exchange.getResponseHeaders().set("X-App-Usage", usage);
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
        world.webhook().close();
    }
}
