package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ConversationRow;
import dev.earshot.console.page.ConversationsView;
import dev.earshot.console.page.ThreadView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.live.Topic;
import dev.earshot.report.BadCursorException;
import dev.earshot.report.ConversationFilter;
import dev.earshot.report.ConversationSummary;
import dev.earshot.report.Conversations;
import dev.earshot.report.Page;
import dev.earshot.report.People;
import dev.earshot.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversations of a bot beside the transcript of one of them. */
final class ConversationsPages {
    private static final int ROWS = 50;
    private static final int MAX_SEARCH = 200;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Store store;
    private final Conversations conversations;
    private final People people;
    private final Threads threads;
    private final Streams streams;
    private final TakeoverPanels panels;
    private final InstantSource clock;

    ConversationsPages(Views views, Frames frames, ConsoleServices services, TakeoverPanels panels) {
        this.panels = panels;
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.store = services.store();
        this.conversations = new Conversations(store);
        this.people = new People(store);
        this.clock = services.clock();
        this.threads = new Threads(store, services.takeover(), clock);
        this.streams = new Streams(services.live());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/conversations", Access.SESSION, this::show),
                Route.get("/bots/{bot}/conversations/list", Access.SESSION, this::list),
                Route.get("/bots/{bot}/conversations/part", Access.SESSION, this::part),
                Route.get("/bots/{bot}/conversations/live", Access.SESSION, this::live));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        // Before anything is read: what comes while the page is made is on its stream, twice at worst and never not.
        String position = store.position();
        Optional<String> user = request.query("user");
        if (user.isPresent() && request.header("HX-Target").orElse("").equals("thread")) {
            ThreadView thread = panelled(request, bot, threads.open(bot, user.get(), at(request), position));
            return Pages.html(200, views.render("conversation/thread", thread));
        }
        ConversationRow.Rows list = rows(request, bot, user.orElse(""));
        Optional<String> shown = user.or(() -> list.rows().stream().findFirst().map(ConversationRow::user));
        ThreadView thread = shown.map(
                        person -> panelled(request, bot, threads.open(bot, person, at(request), position)))
                .orElse(null);
        return page(request, bot, list, thread, user.isPresent(), position);
    }

    private Answer page(
            Request request,
            Bot bot,
            ConversationRow.Rows list,
            @Nullable ThreadView thread,
            boolean isPicked,
            String position) {
        ConversationsView view = new ConversationsView(
                frames.of(request, "Conversations", Area.CONVERSATIONS, bot),
                BotLink.of(bot),
                list,
                search(request),
                thread,
                isPicked,
                base(bot) + "/live?after=" + position);
        return Pages.html(200, views.render("conversation/page", view));
    }

    /** Rows for the search box, or the next page of the list. */
    private Answer list(Request request) {
        Bot bot = access.of(request);
        if (!request.isHtmx()) {
            return page(request, bot, rows(request, bot, ""), null, false, store.position());
        }
        return Pages.html(200, views.render("conversation/rows", rows(request, bot, "")));
    }

    private ConversationRow.Rows rows(Request request, Bot bot, String openUser) {
        String search = search(request);
        String cursor = request.query("cursor").orElse(null);
        Page<ConversationSummary> page = known(() -> conversations.list(
                bot.id().value(), new ConversationFilter(search.isEmpty() ? null : search, ROWS, cursor)));
        ConversationRows rows = new ConversationRows(base(bot), new BotTime(bot.timeZone()), clock.instant());
        String more = page.next() == null
                ? null
                : base(bot) + "/list?q=" + encoded(search) + "&cursor=" + encoded(page.next());
        return new ConversationRow.Rows(
                page.items().stream().map(summary -> rows.of(summary, openUser)).toList(), more, !search.isEmpty());
    }

    /** Older or newer entries of a transcript. */
    private Answer part(Request request) {
        Bot bot = access.of(request);
        String user = request.query("user").orElseThrow(() -> Problem.badRequest("The address lacks the user."));
        Optional<String> before = request.query("before");
        String cursor = before.or(() -> request.query("after"))
                .orElseThrow(() -> Problem.badRequest("The address lacks where to go on."));
        if (!request.isHtmx()) {
            String position = store.position();
            ThreadView thread = panelled(
                    request, bot, known(() -> threads.openAt(bot, user, cursor, before.isPresent(), position)));
            return page(request, bot, rows(request, bot, user), thread, true, position);
        }
        return Pages.html(
                200,
                views.render("conversation/part", known(() -> threads.part(bot, user, cursor, before.isPresent()))));
    }

    private Answer live(Request request) {
        Bot bot = access.of(request);
        String user = request.query("user").orElse("");
        ConversationStream stream = new ConversationStream(views, bot, user, people, threads, clock);
        return user.isEmpty()
                ? streams.open(request, new Topic(bot.id()), stream)
                : streams.open(request, new Topic(bot.id()), stream, sse -> panels.follow(request, bot, user, sse));
    }

    private ThreadView panelled(Request request, Bot bot, ThreadView thread) {
        return thread.with(panels.of(request, bot, thread.person().user()));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T known(Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadCursorException e) {
            throw Problem.badRequest("The address says to go on from a place that does not exist. Start anew.");
        }
    }

    private static @Nullable UUID at(Request request) {
        try {
            return request.query("at").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null; // a damaged link still opens the conversation
        }
    }

    private static String search(Request request) {
        String search = request.query("q").orElse("").strip();
        return search.length() > MAX_SEARCH ? search.substring(0, MAX_SEARCH) : search;
    }

    private static String base(Bot bot) {
        return BotLink.of(bot).path() + "/conversations";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
