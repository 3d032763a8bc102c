package dev.earshot.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one call: bounded in length and in time, and only while the endpoint has room. Confined to its event
 * loop, but for {@link #reply}.
 */
final class BodyReader {
    private static final CharSequence CONTENT_TYPE = io.vertx.core.http.HttpHeaders.createOptimized("Content-Type");
    private static final CharSequence JSON = io.vertx.core.http.HttpHeaders.createOptimized("application/json");
    private static final CharSequence ALLOW_ORIGIN =
            io.vertx.core.http.HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence ANY = io.vertx.core.http.HttpHeaders.createOptimized("*");

    private final EventLoop loop;
    private final HttpServerRequest request;
    private final BodyEndpoint endpoint;
    private final int maxBytes;
    private @Nullable Buffer received;
    private boolean isHandedOver;

    /** Neighbours in the event loop's list of bodies under way; see {@link EventLoop}. */
    @Nullable
    BodyReader earlier;

    @Nullable
    BodyReader later;

    long startedNanos;

    private int status;
    private String contentType = "";
    private byte @Nullable [] answer;
    private @Nullable Answer whole;

    BodyReader(EventLoop loop, HttpServerRequest request, BodyEndpoint endpoint, int maxBytes) {
        this.loop = loop;
        this.request = request;
        this.endpoint = endpoint;
        this.maxBytes = maxBytes;
    }

    HttpServerRequest request() {
        return request;
    }

    void start() {
        if (!endpoint.hasRoom()) {
            // Stop reading from this connection: TCP slows the client down, and nothing valid is refused.
            request.pause();
            endpoint.whenRoom(() -> loop.execute(request::resume));
        }
        loop.add(this);
        request.handler(this::onChunk);
        request.endHandler(end -> onEnd());
        request.exceptionHandler(this::onBroken);
    }

    private void onChunk(Buffer chunk) {
        if (isHandedOver) {
            return;
        }
        if (received == null) {
            received = chunk;
        } else {
            received = received.appendBuffer(chunk);
        }
        if (received.length() > maxBytes) {
            handOver(BodyCall.Problem.TOO_LARGE);
        }
    }

    private void onEnd() {
        if (!isHandedOver) {
            handOver(BodyCall.Problem.NONE);
        }
    }

    /** The deadline has passed. */
    void onTooSlow() {
        if (!isHandedOver) {
            handOver(BodyCall.Problem.TOO_SLOW);
        }
    }

    /** The client went away in the middle: nobody waits for an answer, and nothing was acknowledged. */
    private void onBroken(Throwable cause) {
        isHandedOver = true;
        received = null;
        loop.remove(this);
    }

    private void handOver(BodyCall.Problem problem) {
        isHandedOver = true;
        loop.remove(this);
        byte[] body = received == null ? new byte[0] : received.getBytes();
        received = null;
        String encoding = request.getHeader("Content-Encoding");
        if (problem == BodyCall.Problem.NONE && encoding != null && Inflation.isNeeded(encoding)) {
            handOverInflated(encoding, body);
        } else {
            endpoint.onCall(new BodyCall(this, body, problem));
        }
    }

    private void handOverInflated(String encoding, byte[] body) {
        byte[] plain;
        try {
            plain = Inflation.inflate(encoding, body, maxBytes);
        } catch (IOException e) {
            endpoint.onCall(new BodyCall(this, body, BodyCall.Problem.BAD_ENCODING));
            return;
        }
        endpoint.onCall(new BodyCall(
                this, plain, plain.length > maxBytes ? BodyCall.Problem.TOO_LARGE : BodyCall.Problem.NONE));
    }

    /** Answers, from any thread: the answer is written on the connection's own event loop. */
    void reply(int status, String contentType, byte[] content) {
        this.status = status;
        this.contentType = contentType;
        this.answer = content;
        loop.write(this);
    }

    /** The same with headers of its own. */
    void reply(Answer whole) {
        if (!(whole.content() instanceof Answer.Bytes bytes)) {
            throw new IllegalArgumentException("a stream cannot be an answer here");
        }
        this.whole = whole;
        reply(whole.status(), "", bytes.value());
    }

    /** Writes the answer; on the event loop. */
    void writeAnswer() {
        HttpServerResponse response = request.response();
        byte[] content = answer;
        if (content == null || response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(status);
        if (whole != null) {
            whole.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        } else if (contentType.equals(JSON.toString())) {
            response.putHeader(ALLOW_ORIGIN, ANY).putHeader(CONTENT_TYPE, JSON);
        } else {
            response.putHeader(ALLOW_ORIGIN, ANY);
            addHeadersOfBrowsers(response);
        }
        if (!request.isEnded()) {
            // The rest of the body is not wanted; the connection cannot carry another request after it.
            response.putHeader("Connection", "close");
            response.end(Buffer.buffer(content))
                    .onComplete(done -> request.connection().close());
        } else {
            response.end(Buffer.buffer(content));
        }
    }

    private void addHeadersOfBrowsers(HttpServerResponse response) {
        SecurityHeaders.addTo(response);
        response.putHeader("Cache-Control", "private, no-store");
        if (!contentType.isEmpty()) {
            response.putHeader(CONTENT_TYPE, contentType);
        }
    }
}
