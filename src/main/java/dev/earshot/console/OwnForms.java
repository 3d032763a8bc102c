package dev.earshot.console;

import dev.earshot.http.Problem;
import dev.earshot.http.Request;

/**
 * Forms for people without a session have no token of one. Browsers say where a form came from (Fetch Metadata, W3C), so
 * another site can't sign a visitor in to an account of its own.
 */
final class OwnForms {
    private OwnForms() {}

    /** @throws Problem 403 if another site's page sent it */
    static void require(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        boolean isOwn = site.equals("same-origin") || site.equals("none");
        if (!isOwn) {
            throw Problem.forbidden("This form was sent by another site's page. Open it here and try again.");
        }
    }

    /** A path of ours to go on to; the start page for anything that may lead elsewhere. */
    static String localPath(String path) {
        boolean isLocal = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return isLocal ? path : "/";
    }
}
