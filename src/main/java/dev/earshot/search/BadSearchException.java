package dev.earshot.search;

/** What is looked for cannot be read; the message says why, in words for whoever asked. */
public final class BadSearchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadSearchException(String message) {
        super(message);
    }
}
