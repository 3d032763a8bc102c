package dev.earshot.eventlog;

/** The answer to an append. */
public interface Appended {

    /** The record is durable. */
    void onDurable();

    /** The record is not durable; it may have to be sent again. */
    void onFailed(LogUnavailableException cause);
}
