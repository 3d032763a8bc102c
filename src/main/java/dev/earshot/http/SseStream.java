package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The server's end of a stream of server-sent events (WHATWG HTML, section 9.2). Thread-safe; never blocks.
 *
 * <p>What the client has not yet read is bounded: whoever writes asks {@link #hasRoom} and closes the stream of a reader
 * that is too slow. The client connects again by itself and resumes from the last id.
 */
public final class SseStream {

    /** What may wait for a slow client before it is dropped. */
    private static final long MAX_WAITING_BYTES = 1 << 20;

    private final Context context;
    private final HttpServerResponse response;
    private final AtomicLong waitingBytes = new AtomicLong();

    SseStream(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    /** Whether the client keeps up. */
    public boolean hasRoom() {
        return waitingBytes.get() < MAX_WAITING_BYTES;
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
        waitingBytes.addAndGet(frame.length());
        context.runOnContext(ignored -> {
            if (response.closed() || response.ended()) {
                waitingBytes.addAndGet(-frame.length());
            } else {
                response.write(frame).onComplete(written -> waitingBytes.addAndGet(-frame.length()));
            }
        });
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
