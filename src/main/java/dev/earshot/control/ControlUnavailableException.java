package dev.earshot.control;

/** The control data could not be read or written: our fault (503), nothing has changed. */
public final class ControlUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ControlUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
