package dev.earshot;

import dev.earshot.control.MasterKey;
import dev.earshot.event.BotId;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.KeyRing;
import dev.earshot.ingest.Signature;
import org.jspecify.annotations.Nullable;

/** The collector's key ring for Kochava's calls: the id of an app is the key. */
final class ControlApps implements KeyRing {
    private final dev.earshot.control.KeyRing keys;
    private final @Nullable MasterKey masterKey;

    private ControlApps(dev.earshot.control.KeyRing keys, @Nullable MasterKey masterKey) {
        this.keys = keys;
        this.masterKey = masterKey;
    }

    /** For calls that a strict app wants signed. */
    static ControlApps ofEvents(dev.earshot.control.KeyRing keys, MasterKey masterKey) {
        return new ControlApps(keys, masterKey);
    }

    /** For links, which are public: whoever clicks one signs nothing. */
    static ControlApps ofTouches(dev.earshot.control.KeyRing keys) {
        return new ControlApps(keys, null);
    }

    @Override
    public @Nullable BotId find(String app) {
        return keys.kochavaApps().find(app);
    }

    @Override
    public @Nullable BotId findFormer(String app) {
        return keys.kochavaApps().findFormer(app);
    }

    @Override
    public boolean isSigned(BotId bot, Call call) {
        Signature given = call.signature();
        return masterKey == null
                || keys.kochavaApps().isSigned(bot, masterKey, given.apiKey(), given.token(), call.body());
    }
}
