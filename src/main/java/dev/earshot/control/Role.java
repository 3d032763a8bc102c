package dev.earshot.control;

/** What a member of a workspace may do there. Everybody may read. */
public enum Role {
    OWNER,
    ADMIN,
    ANALYST,
    AGENT,
    VIEWER;

    /** Whether this role creates, changes and deletes bots and their keys. */
    public boolean mayChangeBots() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether this role decides what becomes of what users said. */
    public boolean mayWork() {
        return this != VIEWER;
    }

    /** Whether this role makes and changes campaigns and links. */
    public boolean mayChangeCampaigns() {
        return this == OWNER || this == ADMIN || this == ANALYST;
    }
}
