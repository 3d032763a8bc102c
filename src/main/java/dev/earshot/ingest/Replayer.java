package dev.earshot.ingest;

import dev.earshot.event.BotId;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogUnavailableException;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Fault;
import dev.earshot.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Decodes what was rejected once more; what can be used now is accepted as if it had been then. Thread-safe; blocks. */
public final class Replayer {
    private static final long PATIENCE_SECONDS = 30;

    private final EventLog log;
    private final Books books;

    public Replayer(EventLog log, Books books) {
        this.log = log;
        this.books = books;
    }

    /**
     * Something that was rejected.
     *
     * @param id of the rejection
     * @param query of the call that brought it
     */
    public record Rejected(
            UUID id, BotId bot, Dialect dialect, Map<String, String> query, String body, Instant receivedAt) {}

    /**
     * What came of it.
     *
     * @param accepted how many events are durable now
     * @param faults why what is left still cannot be used
     */
    public record Result(int accepted, List<String> faults) {}

    /**
     * Returns once what was accepted is durable.
     *
     * @throws LogUnavailableException if the log takes nothing now
     * @throws InterruptedException if interrupted while waiting for it
     */
    public Result replay(Rejected rejected) throws LogUnavailableException, InterruptedException {
        // Ids that the platform does not give are drawn from the rejection's own: replaying twice adds nothing.
        AtomicInteger number = new AtomicInteger();
        Decoded decoded = rejected.dialect()
                .decode(new WireRequest(
                        rejected.bot(),
                        rejected.query(),
                        rejected.body().getBytes(StandardCharsets.UTF_8),
                        rejected.receivedAt(),
                        () -> EventId.of(rejected.bot(), "replay:" + rejected.id() + ":" + number.getAndIncrement())));
        int accepted = decoded.events().size();
        if (accepted > 0) {
            books.received(rejected.bot(), accepted);
            append(new Intake(rejected.bot(), rejected.receivedAt(), decoded.events(), List.of()));
            books.accepted(rejected.bot(), accepted);
        }
        return new Result(
                accepted, decoded.faults().stream().map(Fault::message).toList());
    }

    private void append(Intake intake) throws LogUnavailableException, InterruptedException {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        log.append(EventCodec.encode(intake), new Appended() {
            @Override
            public void onDurable() {
                durable.complete(null);
            }

            @Override
            public void onFailed(LogUnavailableException cause) {
                durable.completeExceptionally(cause);
            }
        });
        try {
            durable.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LogUnavailableException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new LogUnavailableException("the log did not answer within " + PATIENCE_SECONDS + " seconds", e);
        }
    }
}
