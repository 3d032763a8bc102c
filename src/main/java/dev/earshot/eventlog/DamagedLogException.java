package dev.earshot.eventlog;

/**
 * A record that was acknowledged cannot be read back: its checksum is wrong, or a file is missing. Never repaired in
 * silence; the message names the file and the offset, and says what an operator can do.
 */
public final class DamagedLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedLogException(String message) {
        super(message);
    }
}
