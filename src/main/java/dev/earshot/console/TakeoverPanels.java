package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.TakeoverPanel;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.Bot;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.Takeover;
import dev.earshot.http.Request;
import dev.earshot.http.SseStream;
import dev.earshot.http.Visitor;
import dev.earshot.takeover.SendWay;
import dev.earshot.takeover.SendWindow;
import dev.earshot.takeover.TakeoverDesk;
import dev.earshot.takeover.TakeoverState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What stands below a transcript, for one visitor. Thread-safe. */
final class TakeoverPanels {
    private static final int MAX_REASON = 300;
    private static final int MAX_TEXT = 160;

    private final Views views;
    private final TakeoverDesk desk;
    private final InstantSource clock;
    private final AtomicLong versions = new AtomicLong();

    TakeoverPanels(Views views, TakeoverDesk desk, InstantSource clock) {
        this.views = views;
        this.desk = desk;
        this.clock = clock;
    }

    TakeoverPanel of(Request request, Bot bot, String user) {
        // Before the state is read, so that a greater version never has an older state.
        long version = versions.incrementAndGet() + clock.millis() * 1_000;
        TakeoverState state = desk.state(bot, user);
        BotTime time = new BotTime(bot.timeZone());
        Takeover current = state.current();
        return new TakeoverPanel(
                version,
                BotLink.of(bot).path() + "/conversations/takeover",
                user,
                request.visitor().map(Visitor::csrfToken).orElse(""),
                desk.mayTake(request.caller(), bot),
                state.epoch(),
                current != null && TakeoverDesk.isHeldBy(current, request.caller()),
                current == null ? "" : ShownLine.of(current.holderName(), 80),
                current == null ? "" : since(current.takenAt(), time),
                state.backAt() == null ? "" : time.clock(state.backAt()),
                told(state, time),
                state.delivery() != null && state.delivery().isInTrouble(),
                state.troubled().stream().map(TakeoverPanels::trouble).toList(),
                obstacle(state),
                note(state),
                "",
                "");
    }

    private String since(Instant at, BotTime time) {
        return time.day(at).equals(time.day(clock.instant())) ? time.clock(at) : time.full(at);
    }

    private static TakeoverPanel.Trouble trouble(AgentMessage message) {
        return new TakeoverPanel.Trouble(
                ShownLine.of(TakeoverDesk.textOf(message), MAX_TEXT),
                message.state() == AgentMessage.State.UNKNOWN,
                ShownLine.of(message.fault(), MAX_REASON));
    }

    private static String told(TakeoverState state, BotTime time) {
        PauseDelivery delivery = state.delivery();
        if (delivery == null) {
            return state.current() == null || state.hasPauseUrl()
                    ? ""
                    : "The bot has no Pause URL: it isn't told, and may go on answering.";
        }
        String what = delivery.isPaused() ? "Pausing" : "Unpausing";
        return switch (delivery.state()) {
            case DELIVERED -> delivery.isPaused() ? "The bot knows that it is paused." : "";
            case OUTDATED -> "";
            case FAILED -> what + " failed: " + reason(delivery) + ". The bot was not reached for two days.";
            case WAITING ->
                delivery.attempts() == 0
                        ? "Telling the bot …"
                        : what + " failed: " + reason(delivery) + "." + again(delivery.nextAt(), time);
        };
    }

    private static String again(@Nullable Instant nextAt, BotTime time) {
        return nextAt == null ? "" : " It is tried again at " + time.seconds(nextAt) + ".";
    }

    private static String reason(PauseDelivery delivery) {
        if (delivery.status() == null) {
            return ShownLine.of(delivery.answer(), MAX_REASON);
        }
        return "the bot answered with status " + delivery.status();
    }

    private static String obstacle(TakeoverState state) {
        return state.current() == null
                ? ""
                : TakeoverDesk.obstacle(state.way(), state.window()).orElse("");
    }

    private static String note(TakeoverState state) {
        return state.way() == SendWay.MESSENGER && state.window() == SendWindow.PEOPLE_ONLY
                ? "The person wrote more than 24 hours ago: only a person may answer now, and only until 7 days have passed."
                : "";
    }

    /** Tells an open page of every change; and of what holds now, which may have changed since the page was made. */
    AutoCloseable follow(Request request, Bot bot, String user, SseStream stream) {
        Object order = new Object();
        Runnable tell = () -> {
            synchronized (order) {
                if (stream.hasRoom()) {
                    stream.send("", "takeover", views.render("conversation/takeover", of(request, bot, user)));
                }
            }
        };
        AutoCloseable watching = desk.feed().watch(bot.id(), user, tell);
        tell.run();
        return watching;
    }
}
