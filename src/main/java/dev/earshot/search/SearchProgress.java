package dev.earshot.search;

/**
 * How far the index is with what is stored.
 *
 * @param reached the sequence up to which everything is found
 * @param stored the last one that is stored
 */
public record SearchProgress(long reached, long stored) {
    /** Less than this is what came in the last moment. */
    private static final long A_MOMENT = 20_000;

    /** Whether old messages are still being read, so that not all of them are found yet. */
    public boolean isReadingThePast() {
        return stored - reached > A_MOMENT;
    }

    /** From 0 to 100. */
    public int percent() {
        return stored <= 0 ? 0 : Math.clamp(reached * 100 / stored, 0, 100);
    }
}
