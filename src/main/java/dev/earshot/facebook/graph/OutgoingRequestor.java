package dev.earshot.facebook.graph;

import com.restfb.DebugHeaderInfo;
import com.restfb.WebRequestor;
import dev.earshot.outgoing.OutgoingAnswer;
import dev.earshot.outgoing.OutgoingCall;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets RestFB call through the guarded client, so that a Graph address which somebody entered leads nowhere inside. For one
 * call; not thread-safe.
 */
final class OutgoingRequestor implements WebRequestor {
    /** All statuses whose body RestFB looks at; others are failures of the network to it. */
    private static final Set<Integer> READ_STATUSES = Set.of(200, 304, 400, 401, 403, 404, 500);

    private static final int MAX_ANSWER = 1 << 20;

    private final OutgoingClient client;
    private final Consumer<RateGauge.GraphHeaders> onHeaders;
    private boolean mayHaveArrived;

    OutgoingRequestor(OutgoingClient client, Consumer<RateGauge.GraphHeaders> onHeaders) {
        this.client = client;
        this.onHeaders = onHeaders;
    }

    /** There was no answer, or one that says nothing. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    /** Whether anything may have reached Graph. */
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    @Override
    public Response executeGet(Request request) throws IOException {
        return execute(OutgoingCall.Verb.GET, request.getFullUrl(), request.getHeaderAccessToken(), "", "");
    }

    @Override
    public Response executeDelete(Request request) throws IOException {
        return execute(OutgoingCall.Verb.DELETE, request.getFullUrl(), request.getHeaderAccessToken(), "", "");
    }

    /** With a body of its own the other parameters go into the address, as in RestFB's own requestor. */
    @Override
    public Response executePost(Request request) throws IOException {
        if (!nullToEmpty(request.getBinaryAttachments()).isEmpty()) {
            throw new IOException("files are not sent");
        }
        String token = request.getHeaderAccessToken();
        return request.hasBody()
                ? execute(
                        OutgoingCall.Verb.POST,
                        request.getFullUrl(),
                        token,
                        "application/json",
                        request.getBody().getData())
                : execute(
                        OutgoingCall.Verb.POST,
                        request.getUrl(),
                        token,
                        "application/x-www-form-urlencoded",
                        request.getParameters());
    }

    private static List<?> nullToEmpty(@Nullable List<?> list) {
        return list == null ? List.of() : list;
    }

    private Response execute(OutgoingCall.Verb verb, String url, @Nullable String token, String type, String body)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        try {
            OutgoingAnswer answer = client.send(new OutgoingCall(verb, url, headers, type, body, MAX_ANSWER));
            mayHaveArrived = true;
            onHeaders.accept(name -> answer.header(name).orElse(""));
            return response(answer);
        } catch (OutgoingException e) {
            mayHaveArrived |= e.mayHaveArrived();
            throw new NoAnswer(e.reason());
        } catch (InterruptedException e) {
            mayHaveArrived = true;
            Thread.currentThread().interrupt();
            throw new NoAnswer("the server is stopping");
        }
    }

    private static Response response(OutgoingAnswer answer) throws IOException {
        if (answer.isCut()) {
            throw new NoAnswer("Meta's answer is too long to be read");
        }
        boolean isError = answer.body().stripLeading().startsWith("{\"error\"");
        if (isError || READ_STATUSES.contains(answer.status()) && answer.status() < 400) {
            // 429 and 503 bring an error too, which says more than the status does.
            int status = READ_STATUSES.contains(answer.status()) ? answer.status() : 400;
            return new Response(status, answer.body());
        }
        throw new NoAnswer("Meta's answer cannot be read (status " + answer.status() + ")");
    }

    /** RestFB's own look at the headers; ours has been taken already. */
    @Override
    @SuppressWarnings("NullAway") // RestFB takes none for none
    public DebugHeaderInfo getDebugHeaderInfo() {
        return null;
    }
}
