package dev.earshot.ingest;

import dev.earshot.event.BotId;
import org.jspecify.annotations.Nullable;

/** Which bot an API key, or what a dialect has in its place, belongs to. Asked for every call: must be fast and must not block. */
public interface KeyRing {

    /** The bot whose valid key this is. */
    @Nullable
    BotId find(String apiKey);

    /** The bot whose key this was, before it expired or was revoked: its owner should learn of calls that still use it. */
    @Nullable
    BotId findFormer(String apiKey);

    /** Whether a call of this bot may be taken as it is signed; most bots ask for no signature. */
    default boolean isSigned(BotId bot, Call call) {
        return true;
    }
}
