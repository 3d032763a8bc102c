package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's end of a stream of server-sent events (WHATWG HTML, section 9.2). Thread-safe; only {@link #awaitRoom}
 * blocks.
 *
 * <p>What the client has not yet read is bounded: whoever writes asks {@link #hasRoom} or waits for room, and closes the
 * stream of a reader that is too slow. The client connects again by itself and resumes from the last id.
 */
public final class SseStream {

    /** What may wait for a slow client before it is dropped. */
    private static final long MAX_WAITING_BYTES = 1 << 20;

    private final Context context;
    private final HttpServerResponse response;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private long waitingBytes;

    SseStream(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    /** Whether the client keeps up. */
    public boolean hasRoom() {
        lock.lock();
        try {
            return waitingBytes < MAX_WAITING_BYTES;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the client keeps up; false if it does not in time. Not to be called on an event loop. */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(patience);
        lock.lockInterruptibly();
        try {
            while (waitingBytes >= MAX_WAITING_BYTES && left > 0) {
                left = written.awaitNanos(left);
            }
            return waitingBytes < MAX_WAITING_BYTES;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param id what the client sends back as {@code Last-Event-ID} when it connects again; empty for none
     * @param event the event's name
     * @param data may have many lines
     */
    public void send(String id, String event, String data) {
        StringBuilder frame = new StringBuilder(data.length() + 64);
        if (!id.isEmpty()) {
            frame.append("id: ").append(oneLine(id)).append('\n');
        }
        frame.append("event: ").append(oneLine(event)).append('\n');
        data.lines().forEach(line -> frame.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            frame.append("data:\n");
        }
        write(frame.append('\n').toString());
    }

    /** Keeps proxies from closing a silent connection, and finds out about clients that are gone. */
    void keepAlive() {
        write(":\n\n");
    }

    public void close() {
        context.runOnContext(ignored -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }

    private void write(String frame) {
        addWaiting(frame.length());
        context.runOnContext(ignored -> {
            if (response.closed() || response.ended()) {
                addWaiting(-frame.length());
            } else {
                response.write(frame).onComplete(done -> addWaiting(-frame.length()));
            }
        });
    }

    private void addWaiting(long bytes) {
        lock.lock();
        try {
            waitingBytes += bytes;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
