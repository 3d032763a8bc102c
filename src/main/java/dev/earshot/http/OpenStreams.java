package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of server-sent events that are open now. Thread-safe. */
final class OpenStreams {
    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

    private final ExecutorService virtualThreads;
    private final Set<SseStream> streams = ConcurrentHashMap.newKeySet();

    OpenStreams(ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    void open(HttpServerResponse response, Context context, SseProducer producer) {
        SseStream stream = new SseStream(context, response);
        streams.add(stream);
        CountDownLatch gone = new CountDownLatch(1);
        response.closeHandler(closed -> gone.countDown());
        response.endHandler(ended -> gone.countDown());
        response.exceptionHandler(failure -> log.debug("a stream broke: {}", failure.getMessage()));
        // The headers go out now, so that the client knows at once that it is connected.
        stream.keepAlive();
        virtualThreads.execute(() -> run(producer, stream, gone));
    }

    /** A virtual thread for each stream: it starts the producer, waits for the client to leave, and closes it. */
    private void run(SseProducer producer, SseStream stream, CountDownLatch gone) {
        try (AutoCloseable running = producer.start(stream)) {
            gone.await();
            log.debug("a stream ends: {}", running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.error("a stream failed", e);
        } finally {
            streams.remove(stream);
            stream.close();
        }
    }

    void keepAlive() {
        streams.forEach(SseStream::keepAlive);
    }

    void closeAll() {
        streams.forEach(SseStream::close);
    }

    int count() {
        return streams.size();
    }
}
