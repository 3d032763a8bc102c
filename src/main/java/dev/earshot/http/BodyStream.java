package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of a long body. What waits for the client is one buffer: the next is made when it has gone out. Confined to
 * one virtual thread.
 */
final class BodyStream extends OutputStream {
    private static final Logger log = LoggerFactory.getLogger(BodyStream.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    /** A client that takes nothing for so long is gone. */
    private static final long PATIENCE_SECONDS = 60;

    private final Context context;
    private final HttpServerResponse response;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;

    BodyStream(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    void run(BodySource source) {
        try {
            source.writeTo(this);
            flush();
            await(() -> response.end());
        } catch (IOException | RuntimeException e) {
            log.warn("a download broke off: {}", String.valueOf(e.getMessage()));
            // Without the last chunk the client knows that something is missing.
            context.runOnContext(ignored -> response.reset());
        }
    }

    @Override
    public void write(int one) throws IOException {
        if (filled == BUFFER_BYTES) {
            flush();
        }
        buffer[filled++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == BUFFER_BYTES) {
                flush();
            }
            int some = Math.min(left, BUFFER_BYTES - filled);
            System.arraycopy(bytes, at, buffer, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            Buffer chunk = Buffer.buffer(filled).appendBytes(buffer, 0, filled);
            filled = 0;
            await(() -> response.write(chunk));
        }
    }

    private interface Writing {
        Future<Void> begin();
    }

    private void await(Writing writing) throws IOException {
        Promise<Void> done = Promise.promise();
        context.runOnContext(ignored -> {
            if (response.closed() || response.ended()) {
                done.fail("the client is gone");
            } else {
                writing.begin().onComplete(done);
            }
        });
        try {
            done.future().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException("the client takes nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }
}
