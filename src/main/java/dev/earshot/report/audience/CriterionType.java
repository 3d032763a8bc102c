package dev.earshot.report.audience;

/** What a criterion asks, as definitions name it. */
public enum CriterionType {
    ALL,
    ANY,
    NOT,
    ATTRIBUTE,
    DID,
    FIRST_SEEN,
    LAST_SEEN,
    REVENUE,
    CAME,
    PLATFORM,
    DEVICE
}
