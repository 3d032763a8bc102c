package dev.earshot.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's sign-in to the console.
 *
 * @param csrfToken to be put into every form and sent back with it: 43 characters of base64url
 * @param expiresAt when they must sign in again at the latest
 */
public record Session(Account account, String csrfToken, Instant expiresAt) {
    public Caller caller() {
        return new Caller.Member(account.id());
    }

    /** Whether a form came from one of this session's own pages; takes as long for any answer. */
    public boolean isCsrfToken(@Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        csrfToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Session[account=" + account.id() + ", expiresAt=" + expiresAt + "]";
    }
}
