package dev.earshot.postback;

import dev.earshot.control.Caller;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackDelivery.State;
import dev.earshot.control.PostbackDraft;
import dev.earshot.control.PostbackReading;
import dev.earshot.control.PostbackSubject;
import dev.earshot.control.Postbacks;
import dev.earshot.event.BotId;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.outgoing.BackOff;
import dev.earshot.outgoing.OutgoingClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Postbacks: making them, seeing what became of them, and all that sends them. Thread-safe; blocks. */
public final class PostbackDesk implements AutoCloseable {
    private final EventLog log;
    private final Postbacks postbacks;
    private final PostbackDeliveries deliveries;
    private final OutgoingClient client;
    private final InstantSource clock;
    private final PostbackCaller caller;
    private final PostbackSender sender;
    private final PostbackReader reader;

    /** @param platforms the platform of each bot; empty for a bot that is gone */
    public PostbackDesk(
            PostbackParts parts, Function<BotId, String> platforms, InstantSource clock, RandomGenerator random) {
        this(parts, platforms, PostbackCaller.BACK_OFF, clock, random);
    }

    PostbackDesk(
            PostbackParts parts,
            Function<BotId, String> platforms,
            BackOff backOff,
            InstantSource clock,
            RandomGenerator random) {
        this.log = parts.log();
        this.postbacks = parts.postbacks();
        this.deliveries = parts.deliveries();
        this.client = parts.client();
        this.clock = clock;
        this.caller = new PostbackCaller(client, deliveries, backOff, clock, random);
        this.sender = new PostbackSender(
                postbacks,
                deliveries,
                new Crediting(parts.credits(), parts.stored(), parts.trackers(), platforms),
                caller,
                clock);
        this.reader = new PostbackReader(
                log,
                parts.progress(),
                postbacks,
                deliveries,
                new Firing(parts.stored(), new KnownUsers()),
                clock,
                sender::wake);
    }

    public void start() {
        sender.start();
        reader.start();
    }

    /** What is to be done now and then. */
    public void forgetOld() {
        deliveries.forgetOld();
    }

    /** What of the log is needed still: nothing after this; empty if nothing is. */
    public Optional<LogPosition> needed() {
        return deliveries.reading().map(PostbackReading::position).map(LogPosition::parse);
    }

    public Outcome<List<Postback>> list(Caller who, BotId bot) {
        return postbacks.list(who, bot);
    }

    public Outcome<Postback> find(Caller who, BotId bot, String id) {
        return postbacks.find(who, bot, id);
    }

    public Outcome<Postback> create(Caller who, BotId bot, PostbackDraft draft) {
        List<FieldFault> faults = faults(draft);
        return faults.isEmpty()
                ? postbacks.create(who, bot, draft, log.end().toString())
                : new Outcome.Invalid<>(faults);
    }

    public Outcome<Postback> update(Caller who, BotId bot, String id, PostbackDraft draft) {
        List<FieldFault> faults = faults(draft);
        return faults.isEmpty() ? postbacks.update(who, bot, id, draft) : new Outcome.Invalid<>(faults);
    }

    public Outcome<Postback> delete(Caller who, BotId bot, String id) {
        return postbacks.delete(who, bot, id);
    }

    private List<FieldFault> faults(PostbackDraft draft) {
        return new PostbackTemplate(draft.url(), draft.format(), draft.body()).faults(client::fault);
    }

    /** The newest calls, newest first; only those in a state if one is given. */
    public Outcome<List<PostbackDelivery>> deliveries(Caller who, BotId bot, String id, @Nullable State state) {
        return deliveries.list(who, bot, id, state);
    }

    /** How many are in each state. For a postback that the caller may see. */
    public Map<State, Long> counts(Postback postback) {
        return deliveries.counts(postback.id());
    }

    public Outcome<PostbackDelivery> resend(Caller who, BotId bot, String id, String delivery) {
        Outcome<PostbackDelivery> outcome = deliveries.resend(who, bot, id, delivery);
        sender.wake();
        return outcome;
    }

    /** Calls it once with made-up values, marked as a test, and waits for what comes of it. Also while it is paused. */
    public Outcome<PostbackDelivery> test(Caller who, BotId bot, String id) throws InterruptedException {
        return switch (postbacks.find(who, bot, id)) {
            case Outcome.Done<Postback>(Postback postback) -> test(who, postback);
            case Outcome.Invalid<Postback>(List<FieldFault> faults) -> new Outcome.Invalid<>(faults);
            case Outcome.NotFound<Postback>() -> new Outcome.NotFound<>();
            case Outcome.Refused<Postback>(String reason) -> new Outcome.Refused<>(reason);
        };
    }

    private Outcome<PostbackDelivery> test(Caller who, Postback postback) throws InterruptedException {
        String name = postback.eventName().isEmpty() ? "test" : postback.eventName();
        PostbackSubject sample = new PostbackSubject("", "test-user", name, clock.instant(), "12.5", "USD");
        Outcome<PostbackDelivery> noted = deliveries.noteTest(who, postback, sample);
        if (noted instanceof Outcome.Done<PostbackDelivery>(PostbackDelivery delivery)) {
            caller.callAsTest(postback, delivery);
            return new Outcome.Done<>(deliveries.find(delivery.id()).orElse(delivery));
        }
        return noted;
    }

    @Override
    public void close() {
        reader.close();
        sender.close();
    }
}
