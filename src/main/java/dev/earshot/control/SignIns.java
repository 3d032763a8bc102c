package dev.earshot.control;

import java.time.Duration;
import java.util.Optional;

/** Signing in with e-mail address and password. Thread-safe; blocks for as long as a password takes to check. */
public final class SignIns {
    /** How long to stay away when more passwords wait than can be checked in time. */
    static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(10);

    private final ControlDb database;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final SignInLimits limits;

    public SignIns(ControlDb database, PasswordHasher hasher, Sessions sessions, SignInLimits limits) {
        this.database = database;
        this.hasher = hasher;
        this.sessions = sessions;
        this.limits = limits;
    }

    private record Known(Account account, String passwordHash) {}

    /**
     * Checks a password, unless too many wrong ones came before, and begins a session.
     *
     * @param clientAddress the IP address that the attempt comes from
     */
    public SignIn signIn(String email, String password, String clientAddress) {
        String normalised = TextRules.normalisedEmail(email);
        Optional<Duration> wait = limits.begin(normalised, clientAddress);
        if (wait.isPresent()) {
            return new SignIn.TooManyAttempts(wait.get());
        }
        Optional<Known> known = find(normalised);
        try {
            if (!isRight(password, known)) {
                return new SignIn.WrongCredentials();
            }
        } catch (PasswordHasher.HashingOverloadedException e) {
            return new SignIn.TooManyAttempts(RETRY_WHEN_BUSY);
        }
        Known account = known.orElseThrow();
        limits.succeeded(normalised, clientAddress);
        if (hasher.isOutdated(account.passwordHash)) {
            renewHash(account, password);
        }
        return new SignIn.SignedIn(sessions.begin(account.account));
    }

    /** An unknown address costs a hash too, or the time of the answer would tell who has an account. */
    private boolean isRight(String password, Optional<Known> known) {
        return !PasswordRules.isTooLong(password)
                && hasher.matches(password, known.map(Known::passwordHash).orElseGet(hasher::decoy))
                && known.isPresent();
    }

    private Optional<Known> find(String email) {
        return database.read(transaction -> transaction.first(
                Sql.of("SELECT " + Accounts.COLUMNS + ", password_hash FROM account WHERE email = ?", email),
                row -> new Known(Accounts.account(row), row.getString("password_hash"))));
    }

    private void renewHash(Known known, String password) {
        String renewed;
        try {
            renewed = hasher.hash(password);
        } catch (PasswordHasher.HashingOverloadedException e) {
            return; // There will be another sign-in.
        }
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?",
                renewed,
                known.account.id().value(),
                known.passwordHash)));
    }
}
