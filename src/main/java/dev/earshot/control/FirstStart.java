package dev.earshot.control;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the first account comes about: whoever can read the server's log gets a link, which works once. Thread-safe;
 * blocks.
 */
public final class FirstStart {
    private static final Duration LINK_WORKS = Duration.ofHours(24);

    private final ControlDb database;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final InstantSource clock;

    public FirstStart(ControlDb database, PasswordHasher hasher, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.hasher = hasher;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The secret of a new setup link, good for a day or until used; the one before no longer works. To be asked for at
     * each start. Empty once there is an account.
     */
    public Optional<String> newLink() {
        return database.write(transaction -> {
            if (hasAccount(transaction)) {
                return Optional.empty();
            }
            String token = secrets.token();
            transaction.change(Sql.of("DELETE FROM setup_link"));
            transaction.change(Sql.of(
                    "INSERT INTO setup_link (id, token_hash, expires_at) VALUES ('owner', ?, ?)",
                    Sha256.of(token).hexadecimal(),
                    clock.instant().plus(LINK_WORKS)));
            return Optional.of(token);
        });
    }

    /** Whether nobody has an account yet. */
    public boolean isPending() {
        return database.read(transaction -> !hasAccount(transaction));
    }

    /** Whether a setup link works at the moment, to show its form. */
    public boolean isOpen(String token) {
        return database.read(transaction -> transaction.exists(Sql.of(
                "SELECT 1 FROM setup_link WHERE token_hash = ? AND expires_at > ?",
                Sha256.of(token).hexadecimal(),
                clock.instant())));
    }

    /** What the owner-to-be gives; a blank {@code workspace} means one called 'Default'. */
    public record Owner(String email, String name, String password, String workspace) {
        @Override
        public String toString() {
            return "Owner[email=" + email + ", name=" + name + ", workspace=" + workspace + "]";
        }
    }

    /**
     * Uses a setup link up: makes the account, and makes it the owner of every workspace, which until then only the
     * operator's token could act on. Not found means that the link does not work, or no longer. Faults name email, name,
     * password, workspace, and leave the link as it is.
     *
     * @throws PasswordHasher.HashingOverloadedException if too many passwords are being checked
     */
    public Outcome<Account> createOwner(String token, Owner owner) {
        // Before hashing, which is what a stranger could keep us busy with.
        if (!isOpen(token)) {
            return new Outcome.NotFound<>();
        }
        String email = TextRules.normalisedEmail(owner.email);
        List<FieldFault> faults = faults(owner, email);
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        String hash = hasher.hash(owner.password);
        Instant now = Transaction.toMillis(clock.instant());
        Account account = new Account(secrets.accountId(), email, owner.name.strip(), now);
        return database.write(transaction -> {
            // Of all who come this far with the same link, one deletes the row.
            Sql use = Sql.of(
                    "DELETE FROM setup_link WHERE token_hash = ? AND expires_at > ?",
                    Sha256.of(token).hexadecimal(),
                    now);
            if (transaction.change(use) == 0 || hasAccount(transaction)) {
                return new Outcome.NotFound<>();
            }
            insert(transaction, account, hash);
            joinEveryWorkspace(transaction, account, owner.workspace.strip());
            return new Outcome.Done<>(account);
        });
    }

    private static List<FieldFault> faults(Owner owner, String email) {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.email(email).ifPresent(faults::add);
        TextRules.label("name", owner.name).ifPresent(faults::add);
        PasswordRules.check("password", owner.password, email).ifPresent(faults::add);
        if (!owner.workspace.isBlank()) {
            TextRules.label("workspace", owner.workspace).ifPresent(faults::add);
        }
        return faults;
    }

    private static void insert(Transaction transaction, Account account, String hash) throws SQLException {
        transaction.change(Sql.of(
                "INSERT INTO account (id, email, name, password_hash, created_at) VALUES (?, ?, ?, ?, ?)",
                account.id().value(),
                account.email(),
                account.name(),
                hash,
                account.createdAt()));
    }

    private void joinEveryWorkspace(Transaction transaction, Account account, String wanted) throws SQLException {
        List<Membership> existing = Workspaces.memberships(transaction, new Caller.Operator());
        boolean exists = existing.stream()
                .anyMatch(membership -> membership.workspace().name().equals(wanted));
        if (existing.isEmpty() && wanted.isEmpty()) {
            Workspaces.insert(transaction, Workspaces.DEFAULT, account.createdAt());
        } else if (!wanted.isEmpty() && !exists) {
            Workspaces.insert(transaction, new Workspace(secrets.workspaceId(), wanted), account.createdAt());
        }
        transaction.change(Sql.of(
                "INSERT INTO membership (account_id, workspace_id, role, created_at)"
                        + " SELECT CAST(? AS TEXT), id, 'OWNER', CAST(? AS BIGINT) FROM workspace",
                account.id().value(),
                account.createdAt()));
    }

    private static boolean hasAccount(Transaction transaction) throws SQLException {
        return transaction.exists(Sql.of("SELECT 1 FROM account LIMIT 1"));
    }
}
