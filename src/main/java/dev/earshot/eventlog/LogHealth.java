package dev.earshot.eventlog;

/**
 * Whether a log takes records.
 *
 * @param problem what is wrong, in words for an operator; empty if nothing is
 */
public record LogHealth(String problem) {
    public static final LogHealth GOOD = new LogHealth("");

    public boolean isGood() {
        return problem.isEmpty();
    }
}
