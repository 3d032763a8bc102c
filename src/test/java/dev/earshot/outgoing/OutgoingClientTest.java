package dev.earshot.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls what it may, where it was told, once. */
final class OutgoingClientTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final List<String> called = new CopyOnWriteArrayList<>();
    private HttpServer target;

    @BeforeEach
    void listen() throws IOException {
        target = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        target.createContext("/pause", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            called.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestHeaders().getFirst("X-Test") + " " + body);
            byte[] answer = "worked ✓".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        target.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/pause");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        target.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[8_192];
            Arrays.fill(piece, (byte) 'x');
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(piece);
                }
            } catch (IOException e) {
                called.add("cut off");
            }
        });
        target.start();
    }

    @AfterEach
    void stop() {
        target.stop(0);
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + target.getAddress().getPort() + path;
    }

    private static OutgoingCall call(String url) {
        return OutgoingCall.json(url, Map.of("X-Test", "yes"), "{\"paused\":true}");
    }

    private static OutgoingSettings allowing(String host, String... blocks) {
        return OutgoingSettings.DEFAULT.allowing(
                Set.of(host),
                Set.copyOf(Arrays.stream(blocks).map(AddressBlock::parse).toList()));
    }

    private static OutgoingException refused(OutgoingClient client, String url) {
        OutgoingException thrown = assertThrows(OutgoingException.class, () -> client.send(call(url)), url);
        assertFalse(thrown.mayHaveArrived(), url);
        return thrown;
    }

    @Test
    void callsAnAllowedHostByItsName() throws Exception {
        try (OutgoingClient client = new OutgoingClient(allowing("bot.test"), host -> List.of(HERE))) {
            OutgoingAnswer answer = client.send(call(url("bot.test", "/pause")));

            assertEquals(new OutgoingAnswer(200, answer.headers(), "worked ✓", false), answer);
            assertEquals(List.of("POST bot.test:" + target.getAddress().getPort() + " yes {\"paused\":true}"), called);
        }
    }

    @Test
    void refusesWhatLeadsInsideUnlessItIsAllowed() {
        try (OutgoingClient client = new OutgoingClient(OutgoingSettings.DEFAULT, host -> List.of(HERE))) {
            OutgoingException thrown = refused(client, url("bot.test", "/pause"));
            assertTrue(thrown.reason().contains("outgoing.allow"), thrown::reason);
            refused(client, url("127.0.0.1", "/pause"));
            refused(client, url("[::1]", "/pause"));
            refused(client, url("[::ffff:127.0.0.1]", "/pause"));
            refused(client, url("0177.0.0.1", "/pause"));
            refused(client, url("2130706433", "/pause"));
            refused(client, url("localhost.", "/pause"));
        }
        assertEquals(List.of(), called);
    }

    @Test
    void aCloudsCredentialsAreNeverForAnybody() {
        OutgoingSettings everything = allowing("metadata.test", "0.0.0.0/0", "::/0");
        InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
        try (OutgoingClient client = new OutgoingClient(everything, host -> List.of(metadata))) {
            assertTrue(refused(client, "http://metadata.test/").reason().contains("credentials"));
            refused(client, "http://169.254.169.254/latest/meta-data/");
            refused(client, "http://[::ffff:a9fe:a9fe]/");
            assertTrue(client.fault("http://169.254.169.254/").isPresent());
        }
    }

    @Test
    void oneAddressInsideAmongOthersIsEnoughToRefuse() {
        List<InetAddress> both = List.of(InetAddress.ofLiteral("1.1.1.1"), HERE);
        try (OutgoingClient client = new OutgoingClient(OutgoingSettings.DEFAULT, host -> both)) {
            refused(client, url("bot.test", "/pause"));
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() throws Exception {
        Deque<InetAddress> rebinding = new ArrayDeque<>(List.of(HERE, InetAddress.ofLiteral("127.0.0.2")));
        AtomicInteger lookups = new AtomicInteger();
        Resolver resolver = host -> {
            lookups.incrementAndGet();
            return List.of(rebinding.removeFirst());
        };
        try (OutgoingClient client = new OutgoingClient(allowing("none", "127.0.0.1"), resolver)) {
            assertEquals(200, client.send(call(url("bot.test", "/pause"))).status());
            assertEquals(1, lookups.get(), "it was looked up again between the check and the call");

            refused(client, url("bot.test", "/pause"));
            assertEquals(2, lookups.get(), "what was allowed once is checked again");
        }
    }

    @Test
    void keepsTheNameInTheHandshake() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, HERE);
                OutgoingClient client = new OutgoingClient(allowing("bot.test"), host -> List.of(HERE))) {
            CompletableFuture<String> hello = CompletableFuture.supplyAsync(() -> firstBytes(listening));
            OutgoingException thrown = assertThrows(
                    OutgoingException.class,
                    () -> client.send(call("https://bot.test:" + listening.getLocalPort() + "/pause")));

            assertTrue(hello.get(10, TimeUnit.SECONDS).contains("bot.test"));
            assertFalse(thrown.mayHaveArrived(), "the handshake was not over");
        }
    }

    private static String firstBytes(ServerSocket listening) {
        try (Socket accepted = listening.accept()) {
            byte[] bytes = new byte[4_096];
            int length = accepted.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (OutgoingClient client = new OutgoingClient(allowing("bot.test"), host -> List.of(HERE))) {
            assertEquals(307, client.send(call(url("bot.test", "/elsewhere"))).status());
        }
        assertEquals(List.of(), called);
    }

    @Test
    void readsNoMoreThanItsLimit() throws Exception {
        try (OutgoingClient client = new OutgoingClient(allowing("bot.test"), host -> List.of(HERE))) {
            OutgoingAnswer answer = client.send(call(url("bot.test", "/long")));

            assertTrue(answer.isCut());
            assertEquals(64 << 10, answer.body().length());
        }
    }

    @Test
    void waitsNoLongerThanItsLimit() throws Exception {
        OutgoingSettings quick = new OutgoingSettings(
                Set.of("bot.test"), Set.of(), Duration.ofMillis(300), Duration.ofMillis(300), 1_000);
        try (ServerSocket silent = new ServerSocket(0, 5, HERE);
                OutgoingClient client = new OutgoingClient(quick, host -> List.of(HERE))) {
            OutgoingException thrown = assertThrows(
                    OutgoingException.class, () -> client.send(call("http://bot.test:" + silent.getLocalPort() + "/")));

            assertTrue(thrown.mayHaveArrived(), "it was sent, so nobody can tell");
        }
    }

    @Test
    void saysWhenNothingWasSent() throws Exception {
        int closedPort;
        try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
            closedPort = closed.getLocalPort();
        }
        Resolver nowhere = host -> {
            if (host.equals("gone.test")) {
                throw new UnknownHostException(host);
            }
            return List.of(HERE);
        };
        try (OutgoingClient client = new OutgoingClient(allowing("bot.test"), nowhere)) {
            assertTrue(refused(client, "http://bot.test:" + closedPort + "/")
                    .reason()
                    .contains("no connection"));
            assertTrue(refused(client, "http://gone.test/").reason().contains("cannot be found"));
        }
    }
}
