package dev.earshot.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fast stand-in for Argon2id that remembers which hashes it was asked to compare with. */
final class CountingHasher implements PasswordHasher {
    static final String DECOY = "decoy";

    final List<String> comparedWith = new CopyOnWriteArrayList<>();
    volatile String parameters = "v1";
    volatile boolean overloaded;

    @Override
    public String hash(String password) {
        return parameters + ":" + Sha256.of(password).hexadecimal();
    }

    @Override
    public boolean matches(String password, String hash) {
        if (overloaded) {
            throw new HashingOverloadedException();
        }
        comparedWith.add(hash);
        return hash.endsWith(":" + Sha256.of(password).hexadecimal());
    }

    @Override
    public boolean isOutdated(String hash) {
        return !hash.startsWith(parameters + ":");
    }

    @Override
    public String decoy() {
        return DECOY;
    }
}
