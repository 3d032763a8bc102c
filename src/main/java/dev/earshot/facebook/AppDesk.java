package dev.earshot.facebook;

import static dev.earshot.facebook.AppCheck.State.NOT_SEEN;
import static dev.earshot.facebook.AppCheck.State.RIGHT;
import static dev.earshot.facebook.AppCheck.State.WRONG;

import dev.earshot.control.Caller;
import dev.earshot.control.FieldFault;
import dev.earshot.control.MetaApp;
import dev.earshot.control.MetaAppChanges;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaApps;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.facebook.AppCheck.Subject;
import dev.earshot.facebook.graph.AppCalls;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.outgoing.OutgoingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workspace's own app at Meta: its settings, and whether Meta has what it needs to. Thread-safe; blocks. */
public final class AppDesk {
    private final MetaApps apps;
    private final AppCalls calls;
    private final OutgoingClient outgoing;

    AppDesk(MetaApps apps, AppCalls calls, OutgoingClient outgoing) {
        this.apps = apps;
        this.calls = calls;
        this.outgoing = outgoing;
    }

    public Optional<MetaApp> find(Caller caller, BotId bot) {
        return apps.find(caller, bot);
    }

    /** With the verify token, for who has to paste it. */
    public Outcome<MetaAppCredentials> reveal(Caller caller, BotId bot) {
        return apps.reveal(caller, bot);
    }

    public Outcome<MetaApp> change(Caller caller, BotId bot, MetaAppChanges changes) {
        List<FieldFault> faults = new ArrayList<>();
        addFault(faults, "graphUrl", changes.graphUrl());
        addFault(faults, "dialogUrl", changes.dialogUrl());
        return faults.isEmpty() ? apps.change(caller, bot, changes) : new Outcome.Invalid<>(faults);
    }

    private void addFault(List<FieldFault> faults, String field, @Nullable String url) {
        if (url != null && !url.isEmpty()) {
            outgoing.fault(url).ifPresent(fault -> faults.add(new FieldFault(field, fault)));
        }
    }

    /**
     * Asks Meta.
     *
     * @param callback where webhooks are to come
     * @param hasPages whether somebody has logged in already
     */
    public List<AppCheck> check(MetaAppCredentials app, String callback, boolean hasPages) throws InterruptedException {
        List<AppCheck> checks = new ArrayList<>();
        if (!app.isUsable()) {
            checks.add(new AppCheck(Subject.APP_SECRET, WRONG, "Enter the app's id and secret first."));
            return checks;
        }
        try {
            List<AppCalls.Subscription> all =
                    calls.subscriptions(Accesses.asApp(app), app.app().appId());
            checks.add(new AppCheck(Subject.APP_SECRET, RIGHT, "Meta takes the id and the secret."));
            Optional<AppCalls.Subscription> ofPages = all.stream()
                    .filter(subscription -> subscription.object().equals("page"))
                    .findFirst();
            checks.add(callback(ofPages, callback));
            checks.add(fields(ofPages));
        } catch (GraphException e) {
            checks.add(new AppCheck(Subject.APP_SECRET, WRONG, e.plainWords()));
        }
        checks.add(
                app.app().verifiedAt() == null
                        ? new AppCheck(Subject.VERIFY_TOKEN, NOT_SEEN, "Meta has not verified the callback yet.")
                        : new AppCheck(Subject.VERIFY_TOKEN, RIGHT, "Meta verified the callback with it."));
        checks.add(delivery(app.app()));
        checks.add(
                hasPages
                        ? new AppCheck(Subject.REDIRECT, RIGHT, "Somebody logged in and came back here.")
                        : new AppCheck(Subject.REDIRECT, NOT_SEEN, "It shows when somebody logs in."));
        return checks;
    }

    private static AppCheck callback(Optional<AppCalls.Subscription> subscription, String expected) {
        if (subscription.isEmpty()) {
            return new AppCheck(Subject.CALLBACK, WRONG, "Meta has no callback for pages yet.");
        }
        String there = subscription.get().callbackUrl();
        if (!there.equals(expected)) {
            return new AppCheck(Subject.CALLBACK, WRONG, "Meta has another one: " + there);
        }
        return subscription.get().isActive()
                ? new AppCheck(Subject.CALLBACK, RIGHT, "Meta has it, and it is active.")
                : new AppCheck(Subject.CALLBACK, WRONG, "Meta has it, but it is not active.");
    }

    private static AppCheck fields(Optional<AppCalls.Subscription> subscription) {
        List<String> missing =
                Fields.missing(subscription.map(AppCalls.Subscription::fields).orElse(List.of()));
        return missing.isEmpty()
                ? new AppCheck(Subject.FIELDS, RIGHT, "All are subscribed.")
                : new AppCheck(Subject.FIELDS, WRONG, "These are missing: " + String.join(", ", missing));
    }

    private static AppCheck delivery(MetaApp app) {
        if (app.deliveredAt() == null) {
            return app.refusedAt() == null
                    ? new AppCheck(Subject.DELIVERY, NOT_SEEN, "No webhook has come yet.")
                    : new AppCheck(
                            Subject.DELIVERY,
                            WRONG,
                            "Webhooks came that this app's secret did not sign. Is the secret another app's?");
        }
        return new AppCheck(Subject.DELIVERY, RIGHT, "Webhooks come, signed with the secret.");
    }

    /** Lets Meta know of the callback instead of somebody pasting it. Meta verifies it at once. */
    public void register(MetaAppCredentials app, String callback) throws GraphException, InterruptedException {
        calls.register(Accesses.asApp(app), app.app().appId(), callback, app.verifyToken(), Fields.ALL);
    }
}
