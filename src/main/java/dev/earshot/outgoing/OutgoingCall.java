package dev.earshot.outgoing;

import java.util.Map;

/**
 * A POST of JSON to an address that a person entered.
 *
 * @param url as it was entered
 * @param headers more than the content's type and length
 * @param body exactly what is sent
 */
public record OutgoingCall(String url, Map<String, String> headers, String body) {
    public OutgoingCall {
        headers = Map.copyOf(headers);
    }

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "OutgoingCall[" + url + "]";
    }
}
