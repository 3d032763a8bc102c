package dev.earshot.http;

import io.vertx.core.http.HttpServerResponse;

/**
 * What every answer of the console and the API tells the browser. Text of users is hostile: even if some of it came out as
 * markup, no script of theirs would run, and nothing would be sent anywhere.
 */
final class SecurityHeaders {

    /** Pictures and media of a conversation come from wherever the platform keeps them, by https only. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: https:; media-src https:; connect-src 'self'; font-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void addTo(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
