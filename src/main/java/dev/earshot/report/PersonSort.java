package dev.earshot.report;

/** What a list of users is ordered by, the latest or the most first. */
public enum PersonSort {
    LAST_SEEN,
    FIRST_SEEN,
    MESSAGES,
    /** By the amounts in one currency. */
    REVENUE
}
