package dev.earshot.report;

/** What became of all the events that came: stored, dropped as copies of a stored one, and calls kept in quarantine. */
public record LedgerTotals(long stored, long duplicates, long quarantined) {}
