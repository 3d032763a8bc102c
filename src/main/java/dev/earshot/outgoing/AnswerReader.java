package dev.earshot.outgoing;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads one answer up to a limit; what is longer is cut there and the connection closed. Runs on the event loop. */
final class AnswerReader {
    private final HttpClientRequest request;
    private final int maxBytes;
    private final Buffer body = Buffer.buffer();
    private final CompletableFuture<OutgoingAnswer> answer = new CompletableFuture<>();

    AnswerReader(HttpClientRequest request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    CompletableFuture<OutgoingAnswer> answer() {
        return answer;
    }

    void onFailure(Throwable cause) {
        answer.completeExceptionally(cause);
    }

    void onResponse(AsyncResult<HttpClientResponse> result) {
        if (result.failed()) {
            onFailure(result.cause());
            return;
        }
        HttpClientResponse response = result.result();
        int status = response.statusCode();
        response.exceptionHandler(this::onFailure);
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        response.handler(piece -> onPiece(status, headers, piece));
        response.endHandler(end -> answer.complete(new OutgoingAnswer(status, headers, text(), false)));
    }

    private void onPiece(int status, Map<String, String> headers, Buffer piece) {
        int room = maxBytes - body.length();
        body.appendBuffer(piece.length() <= room ? piece : piece.slice(0, room));
        if (piece.length() > room) {
            answer.complete(new OutgoingAnswer(status, headers, text(), true));
            request.connection().close();
        }
    }

    private String text() {
        return body.toString(StandardCharsets.UTF_8);
    }
}
