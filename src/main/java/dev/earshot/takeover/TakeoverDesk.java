package dev.earshot.takeover;

import dev.earshot.control.AccountId;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.AgentMessages;
import dev.earshot.control.Bot;
import dev.earshot.control.Caller;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.Takeover;
import dev.earshot.control.TakeoverCredentials;
import dev.earshot.control.TakeoverSettings;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.control.Takeovers;
import dev.earshot.control.Taking;
import dev.earshot.event.BotId;
import dev.earshot.facebook.PageTokens;
import dev.earshot.facebook.graph.GraphAccess;
import dev.earshot.facebook.graph.GraphSends;
import dev.earshot.ingest.Collector;
import dev.earshot.outgoing.OutgoingClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Taking over, answering, giving back. Thread-safe; blocks. */
public final class TakeoverDesk implements AutoCloseable {
    private static final Duration LOGGING_TIME = Duration.ofSeconds(5);

    private final TakeoverSetup setup;
    private final Takeovers takeovers;
    private final PauseDeliveries deliveries;
    private final AgentMessages messages;
    private final ConversationFacts facts;
    private final TakeoverConnections connections;
    private final TakeoverFeed feed;
    private final PauseDesk pauses;
    private final Senders senders;
    private final PageTokens pages;
    private final SentMessages sent;
    private final Function<BotId, String> platforms;
    private final InstantSource clock;

    /**
     * @param pages whose tokens serve where a bot has no page token of its own
     * @param platforms the platform of each bot; empty for a bot that is gone
     */
    public TakeoverDesk(
            TakeoverData data,
            ConversationFacts facts,
            OutgoingClient client,
            GraphSends graph,
            PageTokens pages,
            Collector collector,
            Function<BotId, String> platforms,
            InstantSource clock) {
        this.setup = data.setup();
        this.takeovers = data.takeovers();
        this.deliveries = data.deliveries();
        this.messages = data.messages();
        this.facts = facts;
        this.feed = new TakeoverFeed();
        this.pauses = new PauseDesk(deliveries, setup, client, feed, clock);
        this.connections = new TakeoverConnections(setup, deliveries, client, pauses);
        this.senders = new Senders(client, graph, clock);
        this.pages = pages;
        this.sent = new SentMessages(collector, messages);
        this.platforms = platforms;
        this.clock = clock;
    }

    /** What was under way when the server stopped is given up; what was sent and not logged is logged. At the start. */
    public void recover() {
        messages.giveUpInterrupted();
        logUnlogged();
    }

    /** What is to be done every second. */
    public void tick() {
        pauses.tryDue();
        for (Takeover idle : takeovers.idle()) {
            if (takeovers.endIdle(idle, pauseBody(idle.bot(), idle.user(), false)) instanceof Taking.Done) {
                feed.changed(idle.bot(), idle.user());
            }
        }
    }

    /** What the log did not take then; it may take it now. */
    public void logUnlogged() {
        for (AgentMessage message : messages.unlogged()) {
            CompletableFuture<Boolean> _ = sent.log(message, platforms.apply(message.bot()));
        }
    }

    /** What is called, and with what secrets. */
    public TakeoverConnections connections() {
        return connections;
    }

    public TakeoverFeed feed() {
        return feed;
    }

    /**
     * Takes the conversation over and tells the bot, trying once before it returns: the caller sees at once whether the bot
     * knows.
     *
     * @param from see {@link Takeovers#take}
     */
    public Outcome<Taking> take(Caller caller, Bot bot, String user, String name, @Nullable Long from)
            throws InterruptedException {
        return told(takeovers.take(caller, bot.id(), user, name, from, pauseBody(bot.id(), user, true)));
    }

    public Outcome<Taking> giveBack(Caller caller, Bot bot, String user, long epoch) throws InterruptedException {
        return told(takeovers.giveBack(caller, bot.id(), user, epoch, pauseBody(bot.id(), user, false)));
    }

    private Outcome<Taking> told(Outcome<Taking> outcome) throws InterruptedException {
        if (outcome instanceof Outcome.Done<Taking>(Taking.Done(Takeover takeover, String delivery))) {
            feed.changed(takeover.bot(), takeover.user());
            if (delivery != null) {
                pauses.deliver(delivery);
            }
        }
        return outcome;
    }

    /** Sends something in the conversation that the caller holds. Written down first, sent at most once. */
    public Outcome<Sending> send(Caller caller, Bot bot, String user, long epoch, AgentText text)
            throws InterruptedException {
        Optional<String> fault = text.fault();
        if (fault.isPresent()) {
            return new Outcome.Done<>(new Sending.Faulty(fault.get()));
        }
        TakeoverCredentials credentials = setup.credentials(bot.id());
        SendWay way = SendWay.of(bot.platform(), credentials, pages.isConnected(bot.id()));
        ConversationFacts.Facts known = facts.of(bot.id(), user);
        SendWindow window = SendWindow.at(known.heardAt(), clock.instant());
        Optional<String> obstacle = obstacle(way, window);
        if (obstacle.isPresent()) {
            return new Outcome.Done<>(new Sending.Impossible(obstacle.get()));
        }
        return switch (messages.begin(caller, bot.id(), user, epoch, text.toContent())) {
            case Outcome.Done<AgentMessages.Begun>(AgentMessages.Begun.Conflict(Takeover current)) ->
                new Outcome.Done<>(new Sending.Conflict(current));
            case Outcome.Done<AgentMessages.Begun>(AgentMessages.Begun.Ready(AgentMessage message)) -> {
                SendResult result = way == SendWay.MESSENGER
                        ? senders.byMessenger(message, access(bot.id(), credentials, known), window)
                        : senders.byWebhook(message, credentials, PauseBody.address(bot.platform(), user, known));
                yield new Outcome.Done<>(new Sending.Tried(finish(message, result, bot.platform())));
            }
            case Outcome.Invalid<AgentMessages.Begun>(List<FieldFault> faults) -> new Outcome.Invalid<>(faults);
            case Outcome.NotFound<AgentMessages.Begun>() -> new Outcome.NotFound<>();
            case Outcome.Refused<AgentMessages.Begun>(String reason) -> new Outcome.Refused<>(reason);
        };
    }

    /** A token that somebody entered for the bot goes before those of pages that it is connected with. */
    private @Nullable GraphAccess access(BotId bot, TakeoverCredentials credentials, ConversationFacts.Facts known) {
        if (credentials.pageToken() == null) {
            return pages.of(bot, known.page()).orElse(null);
        }
        return new GraphAccess(
                credentials.settings().graphUrl(),
                credentials.settings().graphVersion(),
                credentials.pageToken(),
                null,
                bot.value());
    }

    /** What the person wrote, for who looks at it. */
    public static String textOf(AgentMessage message) {
        AgentText text = AgentText.parse(message.content());
        return text.text().isEmpty() ? text.attachmentUrl() : text.text();
    }

    /** Why nothing can be sent, as a sentence; empty if something can. */
    public static Optional<String> obstacle(SendWay way, SendWindow window) {
        return switch (way) {
            case NONE ->
                Optional.of(
                        "Nothing can be sent yet: the bot's takeover settings lack a page token or a Send Message URL, and no page is connected.");
            case WEBHOOK -> Optional.empty();
            case MESSENGER ->
                window == SendWindow.CLOSED
                        ? Optional.of(
                                "The person wrote more than 7 days ago: Messenger no longer lets the page answer.")
                        : Optional.empty();
        };
    }

    private AgentMessage finish(AgentMessage message, SendResult result, String platform) {
        AgentMessage finished = switch (result) {
            case SendResult.Sent(String id) -> messages.finish(message, AgentMessage.State.SENT, id, "");
            case SendResult.NotSent(String reason) -> messages.finish(message, AgentMessage.State.FAILED, null, reason);
            case SendResult.Unknown(String reason) ->
                messages.finish(message, AgentMessage.State.UNKNOWN, null, reason);
        };
        if (finished.state() == AgentMessage.State.SENT) {
            // Who is told that it was sent finds it in the transcript.
            sent.log(finished, platform)
                    .completeOnTimeout(false, LOGGING_TIME.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        feed.changed(message.bot(), message.user());
        return finished;
    }

    /** For a bot that the caller may see. */
    public TakeoverState state(Bot bot, String user) {
        Takeover newest = takeovers.newest(bot.id(), user).orElse(null);
        Takeover current = newest != null && newest.isOpen() ? newest : null;
        TakeoverCredentials credentials = setup.credentials(bot.id());
        TakeoverSettings settings = credentials.settings();
        Instant heardAt = current == null ? null : facts.of(bot.id(), user).heardAt();
        return new TakeoverState(
                newest == null ? 0 : newest.epoch(),
                current,
                current == null ? null : current.activeAt().plus(settings.idle()),
                !settings.pauseUrl().isEmpty(),
                newest == null
                        ? null
                        : deliveries
                                .newest(bot.id(), user)
                                .filter(delivery -> delivery.epoch() == newest.epoch())
                                .orElse(null),
                current == null ? List.of() : messages.troubled(bot.id(), user, current.epoch()),
                SendWay.of(bot.platform(), credentials, pages.isConnected(bot.id())),
                SendWindow.at(heardAt, clock.instant()));
    }

    /** Whether the caller has the conversation. */
    public static boolean isHeldBy(Takeover takeover, Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> takeover.holder().equals(Takeover.OPERATOR);
            case Caller.Member(AccountId id) -> takeover.holder().equals(id.value());
        };
    }

    public boolean mayTake(Caller caller, Bot bot) {
        return takeovers.mayTake(caller, bot.id());
    }

    /** When people had the conversation, the latest first. For a bot that the caller may see. */
    public List<Takeover> periods(BotId bot, String user) {
        return takeovers.periods(bot, user);
    }

    /** Null if the bot has no Pause URL. */
    private @Nullable String pauseBody(BotId bot, String user, boolean isPaused) {
        return setup.credentials(bot).settings().pauseUrl().isEmpty()
                ? null
                : PauseBody.of(platforms.apply(bot), user, facts.of(bot, user), isPaused);
    }

    @Override
    public void close() {
        pauses.close();
    }
}
