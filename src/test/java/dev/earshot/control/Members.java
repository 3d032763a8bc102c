package dev.earshot.control;

import java.time.Instant;

/** Puts people into workspaces, for tests of other packages. */
public final class Members {
    private Members() {}

    /** Somebody who is a member of that workspace and of no other. */
    public static Caller.Member join(ControlDb database, String account, WorkspaceId workspace, Role role) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        database.write(transaction -> transaction.change(Sql.of(
                "INSERT INTO account (id, email, name, password_hash, created_at) VALUES (?, ?, ?, '-', ?)",
                account,
                account + "@example.com",
                account,
                now)));
        database.write(transaction -> transaction.change(Sql.of(
                "INSERT INTO membership (account_id, workspace_id, role, created_at) VALUES (?, ?, ?, ?)",
                account,
                workspace.value(),
                role.name(),
                now)));
        return new Caller.Member(new AccountId(account));
    }

    /** Takes somebody out of every workspace. */
    public static void leave(ControlDb database, Caller.Member member) {
        database.write(transaction -> transaction.change(Sql.of(
                "DELETE FROM membership WHERE account_id = ?",
                member.accountId().value())));
    }
}
