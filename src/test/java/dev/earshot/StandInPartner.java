package dev.earshot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A media partner's server: takes calls and answers each path as the test says. */
public final class StandInPartner implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);

    public StandInPartner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param target path and query as they came */
    public record Call(String method, String target, String delivery, String test, String type, String body) {}

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the path answers from now on; 0 is no answer at all. */
    public void answer(String path, int status) {
        statuses.put(path, status);
    }

    public List<Call> calls(String path) {
        return calls.stream()
                .filter(call -> call.target().equals(path) || call.target().startsWith(path + "?"))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                header(exchange, "x-earshot-delivery"),
                header(exchange, "x-earshot-test"),
                header(exchange, "Content-Type"),
                body));
        int status = statuses.getOrDefault(exchange.getRequestURI().getPath(), 200);
        if (status == 0) {
            hold();
            return;
        }
        byte[] answer = ("status " + status).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void hold() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
