package dev.earshot.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * What Meta posts about a person: {@code base64url(HMAC-SHA256) "." base64url(JSON)}, the first made of the second as it is
 * written. With padding or without.
 *
 * @param person as Meta knows them in this app; empty or {@code 0} if it is about a page
 * @param pageId empty if it is about a person
 */
record SignedRequest(String person, String pageId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LENGTH = 20_000;

    /** Empty if it is not signed with this secret, or says nothing that can be read. */
    static Optional<SignedRequest> read(String text, String secret) {
        int dot = text.indexOf('.');
        if (secret.isEmpty() || dot <= 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String payload = text.substring(dot + 1);
        byte[] expected = HubSignature.rawHmac("HmacSHA256", secret, payload.getBytes(StandardCharsets.UTF_8));
        try {
            if (!MessageDigest.isEqual(decoded(text.substring(0, dot)), expected)) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(decoded(payload));
            boolean isKnown = json.path("algorithm").asText("").equalsIgnoreCase("HMAC-SHA256");
            return isKnown ? Optional.of(of(json)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SignedRequest of(JsonNode json) {
        String person = json.path("user_id").asText("");
        return new SignedRequest(
                person.equals("0") ? "" : person, json.path("profile_id").asText(""));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text.replaceFirst("=+$", ""));
    }
}
