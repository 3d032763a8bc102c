package dev.earshot.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** People's accounts. Thread-safe; blocks. */
public final class Accounts {
    static final String COLUMNS = "account.id, account.email, account.name, account.created_at";

    private final ControlDb database;
    private final PasswordHasher hasher;
    private final SignInLimits limits;

    public Accounts(ControlDb database, PasswordHasher hasher, SignInLimits limits) {
        this.database = database;
        this.hasher = hasher;
        this.limits = limits;
    }

    /** What came of an attempt to change a password. */
    public sealed interface PasswordChange {
        /** It is changed, and every session of the account has ended: a new sign-in is needed. */
        record Changed() implements PasswordChange {}

        /** The new password can't be used. */
        record Invalid(FieldFault fault) implements PasswordChange {}

        /** The present password is another. */
        record WrongPassword() implements PasswordChange {}

        /** Too many wrong ones before (429). */
        record TooManyAttempts(Duration retryAfter) implements PasswordChange {}
    }

    /**
     * Changes the password of somebody who is signed in and knows the present one. Wrong attempts count like those of
     * signing in, so a stolen session does not help in guessing. The fault names {@code newPassword}.
     */
    public PasswordChange changePassword(
            Account account, String presentPassword, String newPassword, String clientAddress) {
        Optional<FieldFault> fault = PasswordRules.check("newPassword", newPassword, account.email());
        if (fault.isPresent()) {
            return new PasswordChange.Invalid(fault.get());
        }
        Optional<Duration> wait = limits.begin(account.email(), clientAddress);
        if (wait.isPresent()) {
            return new PasswordChange.TooManyAttempts(wait.get());
        }
        try {
            if (!isRight(account.id(), presentPassword)) {
                return new PasswordChange.WrongPassword();
            }
            limits.succeeded(account.email(), clientAddress);
            replace(account.id(), hasher.hash(newPassword));
            return new PasswordChange.Changed();
        } catch (PasswordHasher.HashingOverloadedException e) {
            return new PasswordChange.TooManyAttempts(SignIns.RETRY_WHEN_BUSY);
        }
    }

    private boolean isRight(AccountId id, String password) {
        return !PasswordRules.isTooLong(password)
                && hash(id).filter(hash -> hasher.matches(password, hash)).isPresent();
    }

    private void replace(AccountId id, String hash) {
        database.write(transaction -> {
            transaction.change(Sql.of("UPDATE account SET password_hash = ? WHERE id = ?", hash, id.value()));
            return Sessions.endAll(transaction, id);
        });
    }

    private Optional<String> hash(AccountId id) {
        return database.read(transaction -> transaction.first(
                Sql.of("SELECT password_hash FROM account WHERE id = ?", id.value()),
                row -> row.getString("password_hash")));
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getString("id")),
                row.getString("email"),
                row.getString("name"),
                Transaction.time(row, "created_at"));
    }
}
