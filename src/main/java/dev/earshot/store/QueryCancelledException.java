package dev.earshot.store;

import org.jspecify.annotations.Nullable;

/** A query was stopped: it took longer than its limit, or its caller went away. */
public final class QueryCancelledException extends StoreException {
    private static final long serialVersionUID = 1L;

    public QueryCancelledException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
