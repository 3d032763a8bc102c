package dev.earshot.outgoing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the other side answered.
 *
 * @param headers the first of each name, whatever its case
 * @param body as UTF-8, cut at what is read at most
 */
public record OutgoingAnswer(int status, Map<String, String> headers, String body, boolean isCut) {

    public OutgoingAnswer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(byName::putIfAbsent);
        headers = java.util.Collections.unmodifiableMap(byName);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
