package dev.earshot.outgoing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls that are under way: each once, no more at once than may be in all, and no more than its lane has room for. What is
 * slow fills its own lane and no other. Thread-safe.
 */
public final class UnderWay implements AutoCloseable {
    private final int most;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final ExecutorService threads;

    /** @param name of its virtual threads */
    public UnderWay(String name, int most) {
        this.most = most;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** What blocks; it is interrupted when the server stops. */
    @FunctionalInterface
    public interface Job {
        void run() throws InterruptedException;
    }

    /** Whether it may begin: {@link #leave} must follow then, whatever happens. */
    public synchronized boolean enter(String id, String lane, int mostInLane) {
        if (ids.size() >= most || inLane(lane) >= mostInLane || !ids.add(id)) {
            return false;
        }
        lanes.merge(lane, 1, Integer::sum);
        return true;
    }

    public synchronized void leave(String id, String lane) {
        if (ids.remove(id)) {
            lanes.computeIfPresent(lane, (any, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        }
    }

    public synchronized int inLane(String lane) {
        return lanes.getOrDefault(lane, 0);
    }

    public synchronized boolean isFull() {
        return ids.size() >= most;
    }

    /** Does it on a thread of its own, without waiting for it. */
    public void run(Job job) {
        threads.execute(() -> {
            try {
                job.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
