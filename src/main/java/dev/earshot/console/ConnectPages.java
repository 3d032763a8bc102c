package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ConnectView;
import dev.earshot.console.page.FaultNote;
import dev.earshot.control.ApiKey;
import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.event.Message;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.live.LiveItem;
import dev.earshot.live.Topic;
import dev.earshot.report.ConversationFilter;
import dev.earshot.report.ConversationSummary;
import dev.earshot.report.Conversations;
import dev.earshot.report.Quarantine;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How to connect a bot. Until its first message the page waits for it, and says what is wrong with calls that fail. */
final class ConnectPages {
    /** An older fault is not what somebody who connects a bot now is looking for. */
    private static final Duration FAULTS_SHOWN = Duration.ofMinutes(30);

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Bots bots;
    private final Store store;
    private final Conversations conversations;
    private final Quarantine quarantine;
    private final Streams streams;
    private final InstantSource clock;

    ConnectPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.bots = services.bots();
        this.access = new BotAccess(bots);
        this.store = services.store();
        this.conversations = new Conversations(store);
        this.quarantine = new Quarantine(store);
        this.streams = new Streams(services.live());
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/connect", Access.SESSION, this::show),
                Route.get("/bots/{bot}/connect/live", Access.SESSION, this::live));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        String position = store.position();
        Optional<ConversationSummary> newest = newest(bot);
        String key = NewKeyCookie.read(request, bot.id());
        BotLink link = BotLink.of(bot);
        ConnectView view = new ConnectView(
                frames.of(request, "Connect " + bot.name(), Area.CONNECT, bot),
                link,
                key,
                shownKey(request, bot),
                bot.kochavaApp().id(),
                request.origin(),
                Snippets.of(
                        bot.platform(),
                        key.isEmpty() ? Snippets.PLACEHOLDER : key,
                        request.origin(),
                        bot.kochavaApp().id()),
                newest.map(last -> Numbers.ago(last.lastTime(), clock.instant(), bot.timeZone()))
                        .orElse(""),
                link.path() + "/conversations",
                fault(bot, newest.map(ConversationSummary::lastTime).orElse(Instant.MIN)),
                link.path() + "/connect/live?after=" + position);
        return Pages.html(200, views.render("connect/page", view));
    }

    private Optional<ConversationSummary> newest(Bot bot) {
        return conversations.list(bot.id().value(), new ConversationFilter(null, 1, null)).items().stream()
                .findFirst();
    }

    private String shownKey(Request request, Bot bot) {
        List<ApiKey> keys = bots.keys(request.caller(), bot.id()).orElse(List.of());
        return keys.isEmpty() ? "" : keys.getFirst().masked();
    }

    /** The newest fault of this bot's calls or of calls without a known key, unless a message came after it. */
    private @Nullable FaultNote fault(Bot bot, Instant lastMessage) {
        Instant since = clock.instant().minus(FAULTS_SHOWN);
        return Stream.of(quarantine.newest(bot.id().value()), quarantine.newest(null))
                .flatMap(Optional::stream)
                .filter(row ->
                        row.receivedAt().isAfter(since) && row.receivedAt().isAfter(lastMessage))
                .max(Comparator.comparing(QuarantineRow::receivedAt))
                .map(row -> FaultNotes.of(row, bot))
                .orElse(null);
    }

    private Answer live(Request request) {
        Bot bot = access.of(request);
        LiveRows rows = new LiveRows();
        return streams.open(request, new Topic(bot.id(), true), (items, sink) -> {
            for (LiveItem item : items) {
                switch (item) {
                    case LiveItem.Happened happened -> {
                        if (happened.event() instanceof Message message) {
                            sink.send("arrived", views.render("connect/arrived", Map.of("path", path(bot, message))));
                        }
                    }
                    case LiveItem.Refused refused ->
                        sink.send("fault", views.render("connect/fault", FaultNotes.of(rows.rejection(refused), bot)));
                }
            }
        });
    }

    private static String path(Bot bot, Message message) {
        return BotLink.of(bot).path() + "/conversations?user="
                + URLEncoder.encode(message.header().userId(), StandardCharsets.UTF_8);
    }
}
