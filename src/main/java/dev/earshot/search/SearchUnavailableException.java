package dev.earshot.search;

import org.jspecify.annotations.Nullable;

/** It cannot be answered now; the message says why, in words for whoever asked. */
public final class SearchUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
