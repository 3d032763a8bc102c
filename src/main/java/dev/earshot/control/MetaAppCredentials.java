package dev.earshot.control;

/**
 * An app at Meta with what proves that calls are its own.
 *
 * @param secret empty if there is none, or the key is lost that it was encrypted with
 * @param verifyToken what Meta says when it verifies the callback
 */
public record MetaAppCredentials(MetaApp app, String secret, String verifyToken) {

    public boolean isUsable() {
        return !app.appId().isEmpty() && !secret.isEmpty();
    }

    /** The app's own access token. */
    public String token() {
        return app.appId() + "|" + secret;
    }

    @Override
    public String toString() {
        return "MetaAppCredentials[" + app.appId() + "]"; // never the secrets
    }
}
