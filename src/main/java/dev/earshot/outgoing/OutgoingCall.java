package dev.earshot.outgoing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of an address that a person entered: a POST if it has content, else a GET.
 *
 * @param url as it was entered
 * @param headers more than the content's type and length
 */
public record OutgoingCall(
        String url, Map<String, String> headers, @Nullable Content content) {
    public OutgoingCall {
        headers = Map.copyOf(headers);
    }

    /** @param body exactly what is sent */
    public record Content(String type, String body) {}

    /** A POST of JSON. */
    public static OutgoingCall json(String url, Map<String, String> headers, String body) {
        return new OutgoingCall(url, headers, new Content("application/json", body));
    }

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "OutgoingCall[" + url + "]";
    }
}
