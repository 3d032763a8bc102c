package dev.earshot.event;

/** Why something received was not accepted. Closed, so that the counters of every reason can be added up. */
public enum RejectReason {
    /** The call does not say whose it is: by an API key, or by what its dialect has in the place of one. */
    MISSING_API_KEY,
    UNKNOWN_API_KEY,
    /** The bot takes only calls that are signed, and this one is not, or by somebody else. */
    BAD_SIGNATURE,
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
