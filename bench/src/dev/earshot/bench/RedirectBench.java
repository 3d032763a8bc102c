package dev.earshot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Measures clicks of SmartLinks, each on disk before its 302, beside a bare server in the same run that only answers 302:
 * absolute figures move with the machine and the hour, the ratio does not.
 *
 * <p>Arguments: {@code [--links 10000] [--seconds 15] [--rounds 3] [--connections 64] [--data
 * FOLDER]}, which is made if it is not there and kept. Every server runs in a process of its
 * own with the same heap; the generator shares the cores with them.
 */
public final class RedirectBench {
    private RedirectBench() {}

    public static void main(String[] args) throws Exception {
        int links = Integer.parseInt(Servers.option(args, "--links", "10000"));
        int connections = Integer.parseInt(Servers.option(args, "--connections", "64"));
        int rounds = Integer.parseInt(Servers.option(args, "--rounds", "3"));
        Duration measured = Duration.ofSeconds(Integer.parseInt(Servers.option(args, "--seconds", "15")));
        String folder = Servers.option(args, "--data", "");
        Path data = folder.isEmpty() ? Files.createTempDirectory("earshot-bench") : Path.of(folder);
        if (folder.isEmpty() || !Files.exists(data)) {
            System.out.printf(Locale.ROOT, "Making %,d links with %d rules each.%n", links, ManyLinks.RULES);
            ManyLinks.make(Files.createDirectories(data), links);
        }
        if (rounds == 0) {
            return; // only the folder was wanted
        }
        int barePort = Servers.freePort();
        int port = Servers.freePort();
        Process bare = Servers.start(List.of("-cp", System.getProperty("java.class.path"), "-Dbench=bare",
                Path.of("bench/src/dev/earshot/bench/BareServer.java").toString(), Integer.toString(barePort), "302"));
        Process ours = Servers.start(List.of("-jar", System.getProperty("earshot.jar"), "run", "--host", "127.0.0.1",
                "--port", Integer.toString(port), "--data", data.toString()));
        try {
            Servers.awaitHttp(barePort, "/");
            Servers.awaitHttp(port, "/readyz");
            measure(barePort, port, links, connections, rounds, measured);
        } finally {
            bare.destroy();
            ours.destroy();
            ours.waitFor();
            if (folder.isEmpty()) {
                Servers.delete(data);
            }
        }
    }

    private static void measure(int barePort, int port, int links, int connections, int rounds, Duration measured)
            throws IOException {
        System.out.printf("%-8s %6s %12s %9s %9s %9s%n", "server", "conns", "redirects/s", "p50 ms", "p99 ms", "p99.9 ms");
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            LoadGenerator.Result bare = load("bare", barePort, links, connections, round, measured);
            LoadGenerator.Result ours = load("earshot", port, links, connections, round, measured);
            ratios.add(ours.perSecond() / bare.perSecond());
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf(Locale.ROOT, "%d connections: ratio to bare server: %.2f (median of %d, %.2f to %.2f)%n",
                connections, ratios.get(ratios.size() / 2), rounds, ratios.getFirst(), ratios.getLast());
    }

    private static LoadGenerator.Result load(
            String name, int port, int links, int connections, int round, Duration measured) throws IOException {
        // The first round also warms the server's code up.
        Duration warmUp = round == 0 ? measured.plusSeconds(5) : Duration.ofSeconds(2);
        LoadGenerator.Result result = new LoadGenerator(
                        new InetSocketAddress("127.0.0.1", port), connections, new Visits(links, 42 + round), '3')
                .run(warmUp, measured);
        System.out.printf(Locale.ROOT, "%-8s %6d %12.0f %9.2f %9.2f %9.2f%s%n", name, connections, result.perSecond(),
                result.p50Millis(), result.p99Millis(), result.p999Millis(),
                result.refused() == 0 ? "" : "  REFUSED " + result.refused());
        return result;
    }
}
