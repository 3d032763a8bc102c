package dev.earshot.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret that we drew at random: API keys, session tokens, the setup link.
 *
 * <p>They have over 200 bits of randomness, so nobody can try them all and a slow password hash would protect nothing.
 * Looking one up by its hash is not a timing leak either: how long the comparison takes depends on the hash, and
 * nobody can choose inputs whose hash agrees with a stored one byte by byte.
 */
record Sha256(long a, long b, long c, long d) {
    private static final MessageDigest NEW = sha256();

    static Sha256 of(String secret) {
        ByteBuffer hash = ByteBuffer.wrap(digest().digest(secret.getBytes(StandardCharsets.UTF_8)));
        return new Sha256(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    static Sha256 parse(String hexadecimal) {
        ByteBuffer hash = ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal));
        return new Sha256(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    /** 64 digits, as it stands in the database. */
    String hexadecimal() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }

    /** The secret is random, so any of its hash's bits will do. */
    @Override
    public int hashCode() {
        return (int) a;
    }

    /** A copy: to look the algorithm up among all providers takes longer than to hash a key. */
    static MessageDigest digest() {
        try {
            return (MessageDigest) NEW.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
