package dev.earshot.control;

/** Turns passwords into what may be stored of them. Thread-safe; slow on purpose, so it blocks. */
public interface PasswordHasher {
    /**
     * A new salted hash, in the PHC string format.
     *
     * @throws HashingOverloadedException if too many wait already
     */
    String hash(String password);

    /**
     * Whether {@code hash} was made of this password.
     *
     * @throws HashingOverloadedException if too many wait already
     */
    boolean matches(String password, String hash);

    /** Whether {@code hash} was made with other parameters than new ones are. */
    boolean isOutdated(String hash);

    /** A hash that no password matches, but that takes as long to find that out as a real one. */
    String decoy();

    /** More passwords wait to be hashed than we can get done in time (503). */
    final class HashingOverloadedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HashingOverloadedException() {
            super("too many passwords are being checked at the moment");
        }
    }
}
