package dev.earshot.wire.kochava;

import dev.earshot.wire.Json;
import java.util.List;

/**
 * What Kochava's clients are told. The web SDK counts a call as done only if {@code success} is {@code "1"}, {@code 1} or
 * {@code true}, others look at the status alone: so both always say the same.
 */
final class Answers {
    static final String ACCEPTANCE = "{\"success\":\"1\"}";

    private Answers() {}

    static String refusal(List<String> messages) {
        return Json.write(Json.NODES.objectNode().put("success", "0").put("error", String.join("; ", messages)));
    }
}
