package dev.earshot.eventlog;

/** The log cannot take or give records now: disk full, failed sync, no broker, closed. It may again later. */
public final class LogUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
