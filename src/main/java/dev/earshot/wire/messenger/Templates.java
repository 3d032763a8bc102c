package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a template that its reader sees, one line each. */
final class Templates {
    private static final List<String> WORDS =
            List.of("intro_message", "text", "coupon_pre_message", "title", "subtitle", "coupon_code");
    private static final List<String> WORDS_OF_ELEMENT = List.of("title", "subtitle");

    private Templates() {}

    /** Null if nothing in it is readable (a lone image, ids of products). */
    static @Nullable String text(JsonNode template) {
        List<String> lines = new ArrayList<>();
        addWords(template, WORDS, lines);
        addReceipt(template, lines);
        for (JsonNode element : Json.each(template, "elements")) {
            addWords(element, WORDS_OF_ELEMENT, lines);
        }
        for (JsonNode element : Json.each(Json.get(template, "product"), "elements")) {
            addWords(element, WORDS_OF_ELEMENT, lines);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static void addReceipt(JsonNode template, List<String> lines) {
        addWords(template, List.of("recipient_name", "order_number"), lines);
        String total = Json.textAt(template, "summary", "total_cost");
        if (total != null) {
            String currency = Json.text(template, "currency");
            lines.add(currency == null ? total : total + " " + currency);
        }
    }

    private static void addWords(JsonNode holder, List<String> names, List<String> lines) {
        for (String name : names) {
            String words = Json.text(holder, name);
            if (words != null && !words.isBlank()) {
                lines.add(words);
            }
        }
    }
}
