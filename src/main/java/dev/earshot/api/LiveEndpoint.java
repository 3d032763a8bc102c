package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.control.Caller;
import dev.earshot.control.ControlUnavailableException;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.SseStream;
import dev.earshot.live.LiveHub;
import dev.earshot.live.Subscription;
import dev.earshot.live.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to a bot, as it happens: server-sent events. */
final class LiveEndpoint {
    private static final Logger logger = LoggerFactory.getLogger(LiveEndpoint.class);

    private final LiveHub hub;
    private final Bots bots;
    private final BotLookup lookup;
    private final Duration rightsCheckedEvery;
    private final LiveJson json = new LiveJson(false);
    private final LiveJson jsonWithRaw = new LiveJson(true);

    /** @param rightsCheckedEvery how soon a stream ends when its caller may no longer see the bot */
    LiveEndpoint(LiveHub hub, Bots bots, BotLookup lookup, Duration rightsCheckedEvery) {
        this.hub = hub;
        this.bots = bots;
        this.lookup = lookup;
        this.rightsCheckedEvery = rightsCheckedEvery;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get("/api/v1/bots/{botId}/live", Set.of("after", "include"), this::live));
    }

    private Answer live(Call call) {
        Bot bot = lookup.visible(call);
        Optional<LogPosition> after = after(call);
        LiveJson writer = call.query().includesRaw() ? jsonWithRaw : json;
        if (hub.isFull()) {
            // Asked before the stream begins, while the status can still say so.
            throw Faults.unavailable("Too many live streams are open on this server.");
        }
        Caller caller = call.caller();
        return Answer.stream(stream -> {
            Subscription subscription = hub.subscribe(new Topic(bot.id()), after, new LiveStream(stream, writer));
            Thread guard = Thread.ofVirtual().name("live-rights").start(() -> guard(caller, bot, stream));
            return () -> {
                guard.interrupt();
                subscription.close();
            };
        });
    }

    /** The header is what a client sends that connects again, at the same address: it is newer than the parameter. */
    private static Optional<LogPosition> after(Call call) {
        return call.request()
                .header("Last-Event-ID")
                .filter(id -> !id.isBlank())
                .or(() -> Optional.ofNullable(call.query().text("after")))
                .map(LiveEndpoint::position);
    }

    private static LogPosition position(String text) {
        try {
            return LogPosition.parse(text.trim());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("'after' and 'Last-Event-ID' must be an id that this stream gave.");
        }
    }

    private void guard(Caller caller, Bot bot, SseStream stream) {
        try {
            while (maySee(caller, bot)) {
                Thread.sleep(rightsCheckedEvery);
            }
            stream.close();
        } catch (InterruptedException e) {
            logger.debug("a live stream of {} ends", bot.id());
        }
    }

    private boolean maySee(Caller caller, Bot bot) {
        try {
            return bots.find(caller, bot.id()).isPresent();
        } catch (ControlUnavailableException e) {
            logger.warn("the rights of a live stream cannot be checked now: {}", e.getMessage());
            return true;
        }
    }
}
