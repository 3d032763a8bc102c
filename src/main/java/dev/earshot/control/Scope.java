package dev.earshot.control;

/** Conditions that restrict a query to the workspaces of a caller. */
final class Scope {
    /** Says {@link Role#mayChangeBots} in SQL; a test holds the two together. */
    private static final String MAY_CHANGE = " AND membership.role IN ('OWNER', 'ADMIN')";

    /** Says {@link Role#mayWork} in SQL, likewise. */
    private static final String MAY_WORK = " AND membership.role IN ('OWNER', 'ADMIN', 'ANALYST', 'AGENT')";

    /** Says {@link Role#mayChangeCampaigns} in SQL, likewise. */
    private static final String MAY_CHANGE_CAMPAIGNS = " AND membership.role IN ('OWNER', 'ADMIN', 'ANALYST')";

    private Scope() {}

    /** True where the caller may see the workspace that {@code column} names. */
    static Sql seen(Caller caller, String column) {
        return condition(caller, column, "");
    }

    /** True where the caller may change the bots of the workspace that {@code column} names. */
    static Sql changed(Caller caller, String column) {
        return condition(caller, column, MAY_CHANGE);
    }

    /** True where the caller may decide in the workspace that {@code column} names. */
    static Sql worked(Caller caller, String column) {
        return condition(caller, column, MAY_WORK);
    }

    /** True where the caller may change campaigns and links of the workspace that {@code column} names. */
    static Sql campaignsChanged(Caller caller, String column) {
        return condition(caller, column, MAY_CHANGE_CAMPAIGNS);
    }

    private static Sql condition(Caller caller, String column, String role) {
        return switch (caller) {
            case Caller.Operator() -> Sql.of(" AND 1 = 1");
            case Caller.Member(AccountId id) ->
                Sql.of(
                        " AND EXISTS (SELECT 1 FROM membership WHERE membership.workspace_id = " + column
                                + " AND membership.account_id = ?" + role + ")",
                        id.value());
        };
    }
}
