package dev.earshot.report.frame;

/** How a number is to be read. */
public enum Unit {
    COUNT,
    /** A part of a whole, from 0 to 1. */
    SHARE,
    MILLIS,
    /** An amount of the currency that its title names. */
    MONEY,
    /** So many on average. */
    AVERAGE
}
