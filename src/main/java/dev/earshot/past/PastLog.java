package dev.earshot.past;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.ingest.Collector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Past events into the event log, by the way that all events go; waits for each. Blocks. */
final class PastLog {
    private final Collector collector;

    PastLog(Collector collector) {
        this.collector = collector;
    }

    /** Whether they are durable now; if not, they may be, and are to be given again. */
    boolean append(BotId bot, List<Event> events) throws InterruptedException {
        if (events.isEmpty()) {
            return true;
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try {
            collector.recordPast(bot, events, done::complete);
        } catch (IllegalArgumentException e) {
            if (events.size() == 1) {
                throw e;
            }
            int half = events.size() / 2;
            return append(bot, events.subList(0, half)) && append(bot, events.subList(half, events.size()));
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
