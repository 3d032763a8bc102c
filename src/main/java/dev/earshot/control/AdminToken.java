package dev.earshot.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The secret by which automation acts as the operator. Only its hash is kept in memory. */
public final class AdminToken {
    /** The setting it comes from. */
    public static final String SETTING = "EARSHOT_ADMIN_TOKEN";

    private static final int MIN_LENGTH = 32;

    private final byte[] hash;

    private AdminToken(byte[] hash) {
        this.hash = hash;
    }

    /**
     * The token that the operator has set.
     *
     * @throws IllegalArgumentException if it is too short to be safe, with words for the operator
     */
    public static AdminToken of(String token) {
        if (token.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(SETTING + " must have " + MIN_LENGTH + " characters or more, and has "
                    + token.length() + "; 'openssl rand -hex 32' makes one");
        }
        return new AdminToken(hash(token));
    }

    /** Whether a bearer token is this one. Hashes are compared, so the time tells neither a prefix nor the length. */
    public boolean matches(@Nullable String presented) {
        return presented != null && MessageDigest.isEqual(hash, hash(presented));
    }

    @Override
    public String toString() {
        return "AdminToken[****]";
    }

    private static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
