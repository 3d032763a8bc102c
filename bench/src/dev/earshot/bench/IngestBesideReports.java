package dev.earshot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether reports slow down what bots send: the same load by turns alone and while reports are asked one after another. With
 * the generator on the same cores, whatever a report reckons is missing somewhere; what counts is that messages get through.
 */
final class IngestBesideReports {
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);

    private final int port;
    private final String apiKey;
    private final Callable<?> report;

    /** @param report asks the next one and waits for its answer */
    IngestBesideReports(int port, String apiKey, Callable<?> report) {
        this.port = port;
        this.apiKey = apiKey;
        this.report = report;
    }

    void run() throws Exception {
        load(0);
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            LoadGenerator.Result alone = load(round);
            AtomicBoolean isOver = new AtomicBoolean();
            FutureTask<Integer> analyst = new FutureTask<>(() -> ask(isOver));
            Thread.ofPlatform().start(analyst);
            LoadGenerator.Result beside = load(round);
            isOver.set(true);
            int answers = analyst.get();
            ratios.add(beside.perSecond() / alone.perSecond());
            System.out.printf(
                    Locale.ROOT,
                    "alone %.0f messages/s, p99 %.1f ms; beside %.1f reports/s %.0f messages/s, p99 %.1f ms; refused %d%n",
                    alone.perSecond(),
                    alone.p99Millis(),
                    answers / (double) WARM_UP.plus(MEASURED).toSeconds(),
                    beside.perSecond(),
                    beside.p99Millis(),
                    alone.refused() + beside.refused());
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf(Locale.ROOT, "beside reports: %.2f of the speed alone (median of %d)%n", ratios.get(ROUNDS / 2), ROUNDS);
    }

    private LoadGenerator.Result load(int round) throws IOException {
        return new LoadGenerator(new InetSocketAddress("127.0.0.1", port), CONNECTIONS, new Messages(apiKey, 42 + round))
                .run(WARM_UP, MEASURED);
    }

    /** @return how many were answered */
    private int ask(AtomicBoolean isOver) throws Exception {
        int answers = 0;
        for (; !isOver.get(); answers++) {
            report.call();
        }
        return answers;
    }
}
