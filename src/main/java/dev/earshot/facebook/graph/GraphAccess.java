package dev.earshot.facebook.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where the Graph API is and what it is called with.
 *
 * @param url scheme, host and perhaps a path, without the version
 * @param version such as {@code v26.0}; empty for none
 * @param token of a page, a person or an app; null to log in
 * @param appSecret what the token is proved with ({@code appsecret_proof}); null to prove nothing
 * @param limitedAs whose share of Meta's limits the call uses up: the id of an app or of a bot
 */
public record GraphAccess(
        String url,
        String version,
        @Nullable String token,
        @Nullable String appSecret,
        String limitedAs) {

    public GraphAccess {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public GraphAccess withToken(String other) {
        return new GraphAccess(url, version, other, appSecret, limitedAs);
    }

    /** With a token that is not to be proved: the app's own holds the secret already. */
    public GraphAccess unproved(String other) {
        return new GraphAccess(url, version, other, null, limitedAs);
    }

    String base() {
        return version.isEmpty() ? url : url + "/" + version;
    }

    @Override
    public String toString() {
        return "GraphAccess[" + base() + "]"; // never the secrets
    }
}
