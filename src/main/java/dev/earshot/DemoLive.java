package dev.earshot;

import dev.earshot.demo.WorldCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings invented calls one by one, each when its time has come, until it is closed. */
final class DemoLive implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoLive.class);

    private final DemoFeed feed;
    private final Iterator<WorldCall> calls;
    private final InstantSource clock;
    private final Thread thread;

    DemoLive(DemoFeed feed, Iterator<WorldCall> calls, InstantSource clock) {
        this.feed = feed;
        this.calls = calls;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("demo-live").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (calls.hasNext()) {
                WorldCall call = calls.next();
                Duration left = Duration.between(clock.instant(), call.time());
                if (left.isPositive()) {
                    Thread.sleep(left);
                }
                feed.send(call);
            }
        } catch (InterruptedException e) {
            return; // close() asks for it
        } catch (RuntimeException e) {
            log.error("the demo's bots fell silent", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
