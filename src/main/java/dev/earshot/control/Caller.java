package dev.earshot.control;

/**
 * Who asks. Every read and every change of control data takes one, and the query itself is restricted to what that
 * caller may see or change, so a forgotten check finds nothing instead of everything.
 */
public sealed interface Caller {
    /** Whoever runs the server and holds the admin token: acts on every workspace. */
    record Operator() implements Caller {}

    /**
     * A signed-in person: acts on the workspaces they belong to, in each with their role there. The role is read with
     * every query, not carried along, so taking it away works at once.
     */
    record Member(AccountId accountId) implements Caller {}
}
