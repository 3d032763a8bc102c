package dev.earshot;

import dev.earshot.control.DeadKey;
import dev.earshot.event.BotId;
import dev.earshot.ingest.KeyRing;
import org.jspecify.annotations.Nullable;

/** The collector's key ring, over the control data's. */
final class ControlKeys implements KeyRing {
    private final dev.earshot.control.KeyRing keys;

    ControlKeys(dev.earshot.control.KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable BotId find(String apiKey) {
        return keys.find(apiKey);
    }

    @Override
    public @Nullable BotId findFormer(String apiKey) {
        return keys.describe(apiKey).map(DeadKey::bot).orElse(null);
    }
}
