package dev.earshot.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identity of an event, by which duplicates are found.
 *
 * <p>Where the platform gives an identity (a message id, an idempotency key), the id is derived from the bot and that
 * identity, so the same message gets the same id whichever way it comes: by SDK, by echo, by a retried webhook. Where it
 * gives none, the id is drawn at random and the event has no duplicates.
 */
public record EventId(long high, long low) {
    private static final MessageDigest NEW = sha256();

    /**
     * The id of the event that the platform knows as {@code key}.
     *
     * <p>A cryptographic hash, cut to 128 bits: nobody can make a message of theirs collide with another bot's and so
     * have that one taken for a duplicate.
     */
    public static EventId of(BotId bot, String key) {
        MessageDigest sha256 = digest();
        sha256.update(bot.value().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        byte[] digest = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
        return new EventId(longAt(digest, 0), longAt(digest, 8));
    }

    public static EventId of(UUID uuid) {
        return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    public UUID toUuid() {
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return toUuid().toString();
    }

    /** A copy: to look the algorithm up among all providers takes longer than to hash. */
    private static MessageDigest digest() {
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

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + Long.BYTES; i++) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }
}
