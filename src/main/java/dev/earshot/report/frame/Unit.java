package dev.earshot.report.frame;

/** How a number is to be read. */
public enum Unit {
    COUNT,
    /** A part of a whole, from 0 to 1. */
    SHARE,
    /** A change as a part of what was before: 0 for none, 1 for twice as much. */
    CHANGE,
    MILLIS,
    /** An amount of the currency that its title names. */
    MONEY,
    /** So many on average. */
    AVERAGE,
    /** From -1 (bad) over 0 to 1 (good). */
    SCORE
}
