package dev.earshot.postback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earshot.link.Macros;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON with macros. What stands in quotes is filled with text, escaped so that it stays inside them; without quotes there may
 * be numbers only, and {@code null} comes where there is none.
 */
final class JsonTemplate {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Macros macros;
    private final List<String> names;

    JsonTemplate(String template) {
        this.macros = new Macros(template);
        this.names = macros.names();
    }

    /** What is wrong with it, continuing the field's name; empty if nothing is. */
    Optional<String> fault() {
        Optional<String> unknown = PostbackMacros.fault(macros);
        if (unknown.isPresent()) {
            return unknown;
        }
        boolean isQuoted = false;
        for (int i = 0; i < names.size(); i++) {
            isQuoted = isQuotedAfter(macros.textBefore(i), isQuoted);
            if (!isQuoted && !PostbackMacros.NUMBERS.contains(names.get(i))) {
                return Optional.of("must have {" + names.get(i) + "} in quotes: only numbers stand without");
            }
        }
        try {
            return JSON.readTree(fill(Map.of())).isMissingNode() ? Optional.of("must not be empty") : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON: " + e.getOriginalMessage());
        }
    }

    String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < names.size(); i++) {
            String before = macros.textBefore(i);
            String value = values.getOrDefault(names.get(i), "");
            isQuoted = isQuotedAfter(before, isQuoted);
            filled.append(before);
            if (isQuoted) {
                filled.append(JsonStringEncoder.getInstance().quoteAsString(value));
            } else {
                filled.append(value.isEmpty() ? "null" : value);
            }
        }
        return filled.append(macros.textBefore(names.size())).toString();
    }

    private static boolean isQuotedAfter(String text, boolean before) {
        boolean isQuoted = before;
        for (int i = 0; i < text.length(); i++) {
            if (isQuoted && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                isQuoted = !isQuoted;
            }
        }
        return isQuoted;
    }
}
