package dev.earshot.event;

/** A bot of ours, as its API address names it: {@code bot_} and 20 letters or digits. */
public record BotId(String value) {
    public BotId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("a bot id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
