package dev.earshot.control;

/** A bot with a key just made: the only time that the plain key exists outside the client that uses it. */
public record NewKey(Bot bot, String plainKey) {
    @Override
    public String toString() {
        return "NewKey[bot=" + bot + ", plainKey=****]";
    }
}
