package dev.earshot.control;

import org.jspecify.annotations.Nullable;

/**
 * What calls to a bot and to its page are made with.
 *
 * @param secret what calls are signed with; null if they are not
 * @param pageToken null if there is none, or the key is lost that it was encrypted with
 * @param apiKey likewise
 */
public record TakeoverCredentials(
        TakeoverSettings settings,
        @Nullable String secret,
        @Nullable String pageToken,
        @Nullable String apiKey) {

    @Override
    public String toString() {
        return "TakeoverCredentials[" + settings + "]"; // never the secrets
    }
}
