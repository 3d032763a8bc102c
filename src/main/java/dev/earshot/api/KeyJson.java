package dev.earshot.api;

import dev.earshot.control.ApiKey;
import org.jspecify.annotations.Nullable;

/** What can be told of an API key: not the key. */
record KeyJson(
        String id,
        String last4,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String lastUsedAt) {

    static KeyJson of(ApiKey key) {
        return new KeyJson(
                key.id(),
                key.last4(),
                Times.text(key.createdAt()),
                Times.nullable(key.expiresAt()),
                Times.nullable(key.lastUsedAt()));
    }
}
