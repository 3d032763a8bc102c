package dev.earshot.store;

/** The tables and columns that queries are made of, one description for every engine. */
public final class Tables {
    private Tables() {}
}
