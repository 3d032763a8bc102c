package dev.earshot.search;

/** The index is of no use and has to be made anew. */
final class StaleIndexException extends Exception {
    private static final long serialVersionUID = 1L;

    StaleIndexException(String message) {
        super(message);
    }
}
