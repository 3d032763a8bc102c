package dev.earshot.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workspaces. Thread-safe; blocks. */
public final class Workspaces {
    /**
     * The workspace of an installation that has no other. Its id is fixed, so that two programs that start at once make
     * the same one.
     */
    static final Workspace DEFAULT = new Workspace(new WorkspaceId("ws_default"), "Default");

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Workspaces(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a workspace; only the operator may. It has no members at first. */
    public Outcome<Workspace> create(Caller caller, String name) {
        return switch (caller) {
            case Caller.Member member -> new Outcome.Refused<>("only the operator of this server makes workspaces");
            case Caller.Operator operator ->
                TextRules.label("name", name)
                        .<Outcome<Workspace>>map(fault -> new Outcome.Invalid<>(List.of(fault)))
                        .orElseGet(() -> {
                            Workspace workspace = new Workspace(secrets.workspaceId(), name.strip());
                            database.write(transaction -> insert(transaction, workspace, clock.instant()));
                            return new Outcome.Done<>(workspace);
                        });
        };
    }

    /** The workspaces that the caller may see, by name, with their role there; the operator's is owner everywhere. */
    public List<Membership> list(Caller caller) {
        return database.read(transaction -> memberships(transaction, caller));
    }

    static List<Membership> memberships(Transaction transaction, Caller caller) throws SQLException {
        String byName = " ORDER BY LOWER(workspace.name), workspace.id";
        return switch (caller) {
            case Caller.Operator() ->
                transaction.list(
                        Sql.of("SELECT id, name, 'OWNER' AS role FROM workspace" + byName), Workspaces::membership);
            case Caller.Member(AccountId account) ->
                transaction.list(
                        Sql.of(
                                "SELECT workspace.id, workspace.name, membership.role FROM workspace"
                                        + " JOIN membership ON membership.workspace_id = workspace.id"
                                        + " WHERE membership.account_id = ?" + byName,
                                account.value()),
                        Workspaces::membership);
        };
    }

    /** Where a new bot goes. An installation without any workspace gets one, so that automation can begin with a bot. */
    static Outcome<WorkspaceId> forNewBot(
            Transaction transaction, Caller caller, @Nullable WorkspaceId wanted, Instant now) throws SQLException {
        List<Membership> seen = memberships(transaction, caller);
        if (seen.isEmpty() && wanted == null && caller instanceof Caller.Operator) {
            insert(transaction, DEFAULT, now);
            return new Outcome.Done<>(DEFAULT.id());
        }
        if (wanted != null) {
            return choose(seen, wanted);
        }
        List<WorkspaceId> possible = seen.stream()
                .filter(membership -> membership.role().mayChangeBots())
                .map(membership -> membership.workspace().id())
                .toList();
        return switch (possible.size()) {
            case 0 -> new Outcome.Refused<>("your role may not create bots");
            case 1 -> new Outcome.Done<>(possible.getFirst());
            default -> Outcome.Invalid.of("workspaceId", "must say in which of your workspaces");
        };
    }

    private static Outcome<WorkspaceId> choose(List<Membership> seen, WorkspaceId wanted) {
        Optional<Membership> found = seen.stream()
                .filter(membership -> membership.workspace().id().equals(wanted))
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.Invalid.of("workspaceId", "is no workspace of yours");
        }
        return found.get().role().mayChangeBots()
                ? new Outcome.Done<>(wanted)
                : new Outcome.Refused<>("your role in this workspace may not create bots");
    }

    static int insert(Transaction transaction, Workspace workspace, Instant now) throws SQLException {
        return transaction.change(Sql.of(
                "INSERT INTO workspace (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                workspace.id().value(),
                workspace.name(),
                now));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new Workspace(new WorkspaceId(row.getString("id")), row.getString("name")),
                Role.valueOf(row.getString("role")));
    }
}
