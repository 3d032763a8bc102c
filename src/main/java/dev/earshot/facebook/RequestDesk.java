package dev.earshot.facebook;

import dev.earshot.control.Caller;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookRing;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaRequest;
import dev.earshot.control.MetaRequests;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import java.util.List;
import java.util.Optional;

/**
 * What Meta posts when somebody takes the app out of their account, or wants their data deleted. The id that it names is that
 * of who connected pages, never that of who writes to them. Thread-safe; blocks.
 */
public final class RequestDesk {
    private final FacebookRing ring;
    private final FacebookPages pages;
    private final MetaRequests requests;
    private final HealthDesk health;

    RequestDesk(FacebookData data, HealthDesk health) {
        this.ring = data.ring();
        this.pages = data.pages();
        this.requests = data.requests();
        this.health = health;
    }

    private record Signed(MetaAppCredentials app, SignedRequest request) {}

    /** Empty if none of the apps signed it. */
    public Optional<MetaRequest> deauthorize(String signedRequest) {
        return signed(signedRequest).map(signed -> {
            List<FacebookPage> gone = forget(signed);
            return requests.add(
                    signed.app().app().workspace(),
                    MetaRequest.Kind.DEAUTHORIZATION,
                    signed.request().person(),
                    signed.request().pageId(),
                    false,
                    disconnected(gone));
        });
    }

    /**
     * Deletes what is kept of the person as one who connected pages; the rest somebody has to do, and the request stays open
     * until they say that they did. Empty if none of the apps signed it.
     */
    public Optional<MetaRequest> deleteData(String signedRequest) {
        return signed(signedRequest).map(signed -> {
            List<FacebookPage> gone = forget(signed);
            return requests.add(
                    signed.app().app().workspace(),
                    MetaRequest.Kind.DATA_DELETION,
                    signed.request().person(),
                    signed.request().pageId(),
                    true,
                    disconnected(gone));
        });
    }

    private List<FacebookPage> forget(Signed signed) {
        List<FacebookPage> gone = pages.forget(
                signed.app().app().appId(),
                signed.request().person(),
                signed.request().pageId());
        health.refreshAlerts();
        return gone;
    }

    private static String disconnected(List<FacebookPage> gone) {
        return gone.isEmpty()
                ? "No page was connected by this person."
                : "Disconnected, and their tokens deleted: "
                        + String.join(
                                ", ", gone.stream().map(FacebookPage::name).toList()) + ".";
    }

    private Optional<Signed> signed(String text) {
        for (MetaAppCredentials app : ring.apps()) {
            Optional<SignedRequest> read = SignedRequest.read(text, app.secret());
            if (read.isPresent()) {
                return Optional.of(new Signed(app, read.get()));
            }
        }
        return Optional.empty();
    }

    public Optional<MetaRequest> byCode(String code) {
        return requests.byCode(code);
    }

    public Optional<List<MetaRequest>> list(Caller caller, BotId bot) {
        return requests.list(caller, bot);
    }

    public Outcome<MetaRequest> done(Caller caller, BotId bot, String code, String note) {
        return requests.done(caller, bot, code, note);
    }
}
