package dev.earshot.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the same thing took, several times. Not thread-safe. */
final class Timings {
    private final List<Double> millis = new ArrayList<>();

    /** Something to be timed. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** The first few rounds only warm up. */
    static Timings of(int warmUp, int rounds, Task task) throws Exception {
        Timings timings = new Timings();
        for (int i = 0; i < warmUp + rounds; i++) {
            long start = System.nanoTime();
            task.run();
            if (i >= warmUp) {
                timings.add((System.nanoTime() - start) / 1e6);
            }
        }
        return timings;
    }

    void add(double time) {
        millis.add(time);
    }

    double median() {
        return percentile(0.5);
    }

    double p95() {
        return percentile(0.95);
    }

    private double percentile(double share) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
