package dev.earshot.takeover;

import dev.earshot.control.Bot;
import dev.earshot.control.Caller;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.TakeoverChanges;
import dev.earshot.control.TakeoverSettings;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.event.BotId;
import dev.earshot.outgoing.OutgoingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is called when people take over from a bot, and with what secrets. Thread-safe; blocks. */
public final class TakeoverConnections {
    private final TakeoverSetup setup;
    private final PauseDeliveries deliveries;
    private final OutgoingClient client;
    private final PauseDesk pauses;

    TakeoverConnections(TakeoverSetup setup, PauseDeliveries deliveries, OutgoingClient client, PauseDesk pauses) {
        this.setup = setup;
        this.deliveries = deliveries;
        this.client = client;
        this.pauses = pauses;
    }

    public Optional<TakeoverSettings> settings(Caller caller, BotId bot) {
        return setup.find(caller, bot);
    }

    public Outcome<TakeoverSettings> change(Caller caller, BotId bot, TakeoverChanges changes) {
        List<FieldFault> faults = new ArrayList<>();
        addFault(faults, "pauseUrl", changes.pauseUrl());
        addFault(faults, "sendUrl", changes.sendUrl());
        addFault(faults, "graphUrl", changes.graphUrl());
        return faults.isEmpty() ? setup.change(caller, bot, changes) : new Outcome.Invalid<>(faults);
    }

    private void addFault(List<FieldFault> faults, String field, @Nullable String url) {
        if (url != null && !url.isEmpty()) {
            client.fault(url).ifPresent(fault -> faults.add(new FieldFault(field, fault)));
        }
    }

    public Outcome<String> newSecret(Caller caller, BotId bot) {
        return setup.newSecret(caller, bot);
    }

    public Outcome<TakeoverSettings> dropSecret(Caller caller, BotId bot) {
        return setup.dropSecret(caller, bot);
    }

    public Optional<List<PauseDelivery>> deliveries(Caller caller, BotId bot) {
        return deliveries.list(caller, bot);
    }

    /** Calls the Pause URL once with a user that is none, and waits for what comes of it. */
    public Outcome<PauseDelivery> test(Caller caller, Bot bot) throws InterruptedException {
        String user = "earshot-test";
        String body = PauseBody.of(bot.platform(), user, new ConversationFacts.Facts(null, null, null), false);
        if (setup.credentials(bot.id()).settings().pauseUrl().isEmpty()) {
            return new Outcome.Invalid<>(List.of(new FieldFault("pauseUrl", "is not set")));
        }
        return switch (deliveries.insertTest(caller, bot.id(), body)) {
            case Outcome.Done<String>(String id) -> {
                pauses.deliver(id);
                yield new Outcome.Done<>(deliveries.find(id).orElseThrow());
            }
            case Outcome.Invalid<String>(List<FieldFault> faults) -> new Outcome.Invalid<>(faults);
            case Outcome.NotFound<String>() -> new Outcome.NotFound<>();
            case Outcome.Refused<String>(String reason) -> new Outcome.Refused<>(reason);
        };
    }
}
