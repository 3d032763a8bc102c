package dev.earshot.console.show;

/** One of eight colours, the same for the same id, so that people and bots are told apart at a glance. */
public final class Hue {
    private static final int HUES = 8;

    private Hue() {}

    public static int of(String id) {
        return Math.floorMod(id.hashCode() * 31 + id.length(), HUES);
    }
}
