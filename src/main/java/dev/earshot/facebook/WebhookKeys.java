package dev.earshot.facebook;

import dev.earshot.control.FacebookRing;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.event.BotId;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.KeyRing;
import dev.earshot.ingest.Signature;
import org.jspecify.annotations.Nullable;

/** The collector's key ring for Meta's webhooks: app and page together are the key. */
public final class WebhookKeys implements KeyRing {
    private static final String ANY = "?";

    private final FacebookRing ring;

    public WebhookKeys(FacebookRing ring) {
        this.ring = ring;
    }

    /** @param app the one that signed; null if none of ours did */
    static String credential(@Nullable MetaAppCredentials app, String page) {
        return page.isEmpty() ? "" : (app == null ? ANY : app.app().appId()) + "/" + page;
    }

    /** What tells that the bytes were found to be signed. */
    static Signature signature(@Nullable MetaAppCredentials app) {
        return app == null ? Signature.NONE : new Signature(app.app().appId(), "checked");
    }

    @Override
    public @Nullable BotId find(String credential) {
        int slash = credential.indexOf('/');
        if (slash < 0) {
            return null;
        }
        String app = credential.substring(0, slash);
        String page = credential.substring(slash + 1);
        if (!app.equals(ANY)) {
            return ring.bot(app, page);
        }
        // What is not signed goes to no bot's messages: only so that its owner learns of it.
        return ring.appsOf(page).stream()
                .map(known -> ring.bot(known.app().appId(), page))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable BotId findFormer(String credential) {
        return null;
    }

    @Override
    public boolean isSigned(BotId bot, Call call) {
        return !call.signature().equals(Signature.NONE);
    }
}
