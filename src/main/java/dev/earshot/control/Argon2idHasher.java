package dev.earshot.control;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Argon2id (RFC 9106). Thread-safe. */
public final class Argon2idHasher implements PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2Function function;
    private final Secrets secrets;
    /** Each hash holds its memory and a whole core, and carriers of virtual threads are what we have of those. */
    private final Semaphore permits;

    private final String decoy;

    /** How hard a hash is to compute. */
    public record Cost(int memoryKibibytes, int iterations, int parallelism) {
        /** The first choice of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
        public static final Cost OWASP = new Cost(19 * 1024, 2, 1);
    }

    /** Takes at most half the processors at a time, so that a flood of sign-ins leaves the other half to the rest. */
    public Argon2idHasher(Cost cost, Secrets secrets) {
        this.function = Argon2Function.getInstance(
                cost.memoryKibibytes, cost.iterations, cost.parallelism, HASH_BYTES, Argon2.ID);
        this.secrets = secrets;
        this.permits = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
        this.decoy = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKibibytes,
                        cost.iterations,
                        cost.parallelism,
                        random(SALT_BYTES),
                        random(HASH_BYTES));
    }

    @Override
    public String hash(String password) {
        return inTurn(
                () -> function.hash(bytes(password), secrets.bytes(SALT_BYTES)).getResult());
    }

    @Override
    public boolean matches(String password, String hash) {
        Argon2Function made = Argon2Function.getInstanceFromHash(hash);
        return inTurn(() -> made.check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(function);
    }

    @Override
    public String decoy() {
        return decoy;
    }

    private <T> T inTurn(Supplier<T> hashing) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HashingOverloadedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HashingOverloadedException();
        }
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }

    /** In one of Unicode's normal forms, as keyboards differ in how they spell the same letter (NIST SP 800-63B). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private String random(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(secrets.bytes(bytes));
    }
}
