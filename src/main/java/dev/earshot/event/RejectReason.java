package dev.earshot.event;

/** Why something received was not accepted. Closed, so that the counters of every reason can be added up. */
public enum RejectReason {
    MISSING_API_KEY,
    UNKNOWN_API_KEY,
    UNKNOWN_TYPE,
    BAD_ENCODING,
    BAD_JSON,
    WRONG_SHAPE,
    MISSING_FIELD,
    BAD_FIELD,
    TOO_LARGE,
    TOO_SLOW,
    /** The event log could not take it (disk full, failed sync): our fault, not kept. */
    LOG_UNAVAILABLE,
    /** The decoder failed over it: our fault, kept to be replayed after a fix. */
    INTERNAL_ERROR
}
