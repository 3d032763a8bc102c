package dev.earshot.identity;

/**
 * What is shared by too many belongs to nobody: the id of a test device, {@code 0000}, a number that a client made up for all.
 * Without a limit one such id would make one person of all users.
 *
 * @param usersOfIdentifier an identifier of more users than this joins nobody
 * @param sharedOfUser a user who shares more identifiers than this with others is joined with nobody
 */
public record Limits(int usersOfIdentifier, int sharedOfUser) {

    /** A household shares a tablet; a person wears out a handful of phones. Hundreds are no person. */
    public static final Limits DEFAULT = new Limits(20, 50);

    public Limits {
        if (usersOfIdentifier < 1 || sharedOfUser < 1) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
    }
}
