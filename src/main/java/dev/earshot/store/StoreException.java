package dev.earshot.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; the cause says why. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
