package dev.earshot.outgoing;

import java.util.Map;

/**
 * A call of an address that a person entered.
 *
 * @param url as it was entered
 * @param headers more than the content's type and length
 * @param contentType of the body
 * @param body exactly what is sent; empty for nothing
 * @param maxAnswerBytes how much of the answer is read; 0 for what the settings say
 */
public record OutgoingCall(
        Verb verb, String url, Map<String, String> headers, String contentType, String body, int maxAnswerBytes) {

    /** What is done with the address. */
    public enum Verb {
        GET,
        POST,
        DELETE
    }

    public OutgoingCall {
        headers = Map.copyOf(headers);
    }

    public static OutgoingCall get(String url, Map<String, String> headers) {
        return new OutgoingCall(Verb.GET, url, headers, "", "", 0);
    }

    public static OutgoingCall post(String url, Map<String, String> headers, String contentType, String body) {
        return new OutgoingCall(Verb.POST, url, headers, contentType, body, 0);
    }

    /** A POST of JSON. */
    public static OutgoingCall json(String url, Map<String, String> headers, String body) {
        return post(url, headers, "application/json", body);
    }

    /** Address, headers and body may hold secrets. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return "OutgoingCall[" + verb + " " + (query < 0 ? url : url.substring(0, query)) + "]";
    }
}
