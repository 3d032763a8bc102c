package dev.earshot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures {@code POST /track} with log and projector running, beside a bare server in the same run: absolute figures move
 * with the machine and the hour, the ratio does not.
 *
 * <p>Arguments: {@code [--seconds 15] [--rounds 3] [--connections 64,512]}. Every server runs in a process of its own with
 * the same heap; the generator shares the cores with them.
 */
public final class IngestBench {
    private final Path jar;
    private final Duration measured;
    private final int rounds;
    private final List<Integer> connections;

    private IngestBench(Path jar, Duration measured, int rounds, List<Integer> connections) {
        this.jar = jar;
        this.measured = measured;
        this.rounds = rounds;
        this.connections = connections;
    }

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(Servers.option(args, "--seconds", "15"));
        int rounds = Integer.parseInt(Servers.option(args, "--rounds", "3"));
        List<Integer> connections = Stream.of(Servers.option(args, "--connections", "64,512").split(","))
                .map(Integer::valueOf)
                .toList();
        Path jar = Path.of(System.getProperty("earshot.jar"));
        new IngestBench(jar, Duration.ofSeconds(seconds), rounds, connections).run();
    }

    private void run() throws Exception {
        Path data = Files.createTempDirectory("earshot-bench");
        int barePort = Servers.freePort();
        int port = Servers.freePort();
        Process bare = Servers.start(List.of("-cp", System.getProperty("java.class.path"), "-Dbench=bare",
                Path.of("bench/src/dev/earshot/bench/BareServer.java").toString(), Integer.toString(barePort)));
        Process ours = Servers.start(List.of("-jar", jar.toString(), "run", "--host", "127.0.0.1", "--port",
                Integer.toString(port), "--data", data.toString()));
        try {
            Servers.awaitHttp(barePort, "/");
            Servers.awaitHttp(port, "/readyz");
            String apiKey = Servers.createBot(port);
            System.out.printf("%-8s %6s %12s %9s %9s %9s%n", "server", "conns", "messages/s", "p50 ms", "p99 ms",
                    "p99.9 ms");
            for (int count : connections) {
                measure(barePort, port, apiKey, count);
            }
            awaitBooks(port);
            freshness(port, apiKey, "quiet");
            Thread load = Thread.ofPlatform().start(() -> background(port, apiKey));
            freshness(port, apiKey, "under load");
            load.join();
            awaitBooks(port);
        } finally {
            bare.destroy();
            ours.destroy();
            ours.waitFor();
            Servers.delete(data);
        }
    }

    private void measure(int barePort, int port, String apiKey, int count) throws IOException {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            LoadGenerator.Result bare = load("bare", barePort, apiKey, count, round);
            LoadGenerator.Result ours = load("earshot", port, apiKey, count, round);
            ratios.add(ours.perSecond() / bare.perSecond());
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf(Locale.ROOT, "%d connections: ratio to bare server: %.2f (median of %d, %.2f to %.2f)%n", count,
                ratios.get(ratios.size() / 2), rounds, ratios.getFirst(), ratios.getLast());
    }

    private LoadGenerator.Result load(String name, int port, String apiKey, int count, int round) throws IOException {
        // The first round also warms the server's code up; what the compiler takes of two cores counts for longer than one thinks.
        Duration warmUp = Duration.ofSeconds(round == 0 ? 30 : 2);
        LoadGenerator.Result result = new LoadGenerator(
                        new InetSocketAddress("127.0.0.1", port), count, new Messages(apiKey, 42 + round))
                .run(warmUp, measured);
        System.out.printf(Locale.ROOT, "%-8s %6d %12.0f %9.2f %9.2f %9.2f%s%n", name, count, result.perSecond(),
                result.p50Millis(), result.p99Millis(), result.p999Millis(),
                result.refused() == 0 ? "" : "  REFUSED " + result.refused());
        return result;
    }

    private void background(int port, String apiKey) {
        try {
            load("load", port, apiKey, 16, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void freshness(int port, String apiKey, String when) throws Exception {
        Freshness.Result fresh = new Freshness(port, Servers.ADMIN_TOKEN, onlyBot(port), apiKey).run(50);
        System.out.printf(
                Locale.ROOT,
                "freshness, %s: after the acknowledgement on the live stream p50 %.0f ms, p99 %.0f ms; in queries p50"
                        + " %.0f ms, p99 %.0f ms%n",
                when, fresh.liveP50(), fresh.liveP99(), fresh.queryP50(), fresh.queryP99());
    }

    private static String onlyBot(int port) throws Exception {
        return Servers.firstMatch(Servers.get(port, "/api/v1/bots"), "\"id\"\\s*:\\s*\"(bot_[a-z0-9]+)\"");
    }

    /** Every acknowledged message must be in the store in the end, once. */
    private static void awaitBooks(int port) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < 1_800; i++) {
            String books = Servers.get(port, "/api/v1/bots/" + onlyBot(port) + "/ingest");
            if (books.contains("\"pending\":0")) {
                System.out.printf(Locale.ROOT, "books after %.1f s: %s%n", (System.nanoTime() - start) / 1e9, books);
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the projector did not catch up in three minutes");
    }
}
