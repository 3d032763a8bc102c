package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class Argon2idHasherTest {
    private static final Argon2idHasher.Cost CHEAP = new Argon2idHasher.Cost(64, 1, 1);

    private final Secrets secrets = new Secrets(new SecureRandom());
    private final Argon2idHasher hasher = new Argon2idHasher(CHEAP, secrets);

    /** From the tests of the reference implementation, phc-winner-argon2, version 0x13. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @Test
    void agreesWithTheReferenceImplementation() {
        assertTrue(hasher.matches("password", REFERENCE));
        assertFalse(hasher.matches("Password", REFERENCE));
    }

    @Test
    void aHashMatchesItsPasswordOnly() {
        String hash = hasher.hash("correct horse");

        assertTrue(hasher.matches("correct horse", hash));
        assertFalse(hasher.matches("correct horse ", hash));
        assertFalse(hasher.matches("", hash));
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertNotEquals(hasher.hash("correct horse"), hasher.hash("correct horse"));
    }

    @Test
    void theHashSaysHowItWasMade() {
        Argon2idHasher real = new Argon2idHasher(Argon2idHasher.Cost.OWASP, secrets);

        String hash = real.hash("correct horse");

        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
        assertTrue(real.matches("correct horse", hash));
    }

    @Test
    void aHashOfOtherParametersIsOutdated() {
        assertFalse(hasher.isOutdated(hasher.hash("correct horse")));
        assertTrue(hasher.isOutdated(REFERENCE));
        assertTrue(hasher.isOutdated(new Argon2idHasher(new Argon2idHasher.Cost(64, 2, 1), secrets).hash("x")));
    }

    @Test
    void theDecoyIsAHashLikeAnyOtherButOfNothing() {
        assertFalse(hasher.isOutdated(hasher.decoy()));
        assertEquals(hasher.hash("x").length(), hasher.decoy().length());
        assertFalse(hasher.matches("", hasher.decoy()));
        assertNotEquals(hasher.decoy(), new Argon2idHasher(CHEAP, secrets).decoy());
    }

    @Test
    void theSameLetterTypedOnAnotherKeyboardIsTheSame() {
        assertTrue(hasher.matches("cafe\u0301 au lait", hasher.hash("caf\u00E9 au lait")));
    }

    @Test
    void manyAtOnceTakeTurns() throws Exception {
        String hash = hasher.hash("correct horse");
        List<Future<Boolean>> checks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String password = i % 2 == 0 ? "correct horse" : "wrong horse";
                checks.add(threads.submit(() -> hasher.matches(password, hash)));
            }
        }
        for (int i = 0; i < checks.size(); i++) {
            assertEquals(i % 2 == 0, checks.get(i).get());
        }
    }
}
