package dev.earshot.past.read;

import java.io.IOException;

/** A file that cannot be read at all, with what its owner can do about it. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message);
    }
}
