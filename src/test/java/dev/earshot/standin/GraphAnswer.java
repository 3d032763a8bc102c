package dev.earshot.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Graph answers. */
record GraphAnswer(int status, String type, String body) {
    static final ObjectMapper JSON = new ObjectMapper();

    static GraphAnswer ok(JsonNode body) {
        return new GraphAnswer(200, "application/json; charset=UTF-8", body.toString());
    }

    static GraphAnswer success() {
        return ok(JSON.createObjectNode().put("success", true));
    }

    static GraphAnswer html(String html) {
        return new GraphAnswer(200, "text/html; charset=utf-8", html);
    }

    static GraphAnswer error(int code, int subcode, String message) {
        ObjectNode error = JSON.createObjectNode()
                .put("message", "(#" + code + ") " + message)
                .put("type", "OAuthException")
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "AbC");
        return new GraphAnswer(
                400,
                "application/json",
                JSON.createObjectNode().set("error", error).toString());
    }
}
