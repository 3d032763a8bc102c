package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.FoundView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.BadCursorException;
import dev.earshot.report.EventFilter;
import dev.earshot.report.Events;
import dev.earshot.report.MessageFilter;
import dev.earshot.report.Messages;
import dev.earshot.report.Page;
import dev.earshot.report.TranscriptEntry;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.EventRow;
import dev.earshot.store.MessageRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages and events behind a number of a report, newest first, each with the way to its place in the transcript. */
final class FoundPages {
    private static final int ROWS = 50;
    private static final int MAX_TEXT = 240;
    private static final List<String> ASKED = List.of("from", "to", "direction", "intent", "text", "kind");

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Messages messages;
    private final Events events;

    FoundPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.messages = new Messages(services.store());
        this.events = new Events(services.store());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/messages", Access.SESSION, this::messages),
                Route.get("/bots/{bot}/events", Access.SESSION, this::events));
    }

    private Answer messages(Request request) {
        Bot bot = access.of(request);
        MessageFilter filter = new MessageFilter(
                time(request, "from"),
                time(request, "to"),
                null,
                asked(request, "direction"),
                asked(request, "text"),
                asked(request, "intent"),
                asked(request, "kind"),
                ROWS,
                asked(request, "cursor"));
        Page<TranscriptMessage> page = known(() -> messages.list(bot.id().value(), filter));
        return page(request, bot, "Messages", page, message -> row(bot, message.row()));
    }

    private Answer events(Request request) {
        Bot bot = access.of(request);
        EventFilter filter = new EventFilter(
                time(request, "from"),
                time(request, "to"),
                null,
                asked(request, "kind"),
                asked(request, "text"),
                ROWS,
                asked(request, "cursor"));
        Page<TranscriptEvent> page = known(() -> events.list(bot.id().value(), filter));
        return page(request, bot, "Events", page, event -> row(bot, event.row()));
    }

    private <E extends TranscriptEntry> Answer page(
            Request request, Bot bot, String title, Page<E> page, Function<E, FoundView.Row> row) {
        List<FoundView.Row> rows = page.items().stream().map(row).toList();
        FoundView view = new FoundView(
                frames.of(request, title, Area.REPORTS, bot),
                BotLink.of(bot),
                title,
                words(request, bot),
                rows,
                page.next() == null ? null : more(request, page.next()));
        return Pages.html(200, views.render("found/page", view));
    }

    private static FoundView.Row row(Bot bot, MessageRow row) {
        boolean isIncoming = row.direction().equals("INCOMING");
        String text = row.text() == null || row.text().isBlank() ? word(row.kind()) : row.text();
        String note = row.intent() == null ? "" : row.intent();
        return row(bot, row.user(), row.id().toString(), text, isIncoming ? "in" : "out", note, row.time());
    }

    private static FoundView.Row row(Bot bot, EventRow row) {
        String amount = row.amount() == null
                ? ""
                : " · " + row.amount().stripTrailingZeros().toPlainString()
                        + (row.currency() == null ? "" : " " + row.currency());
        return row(bot, row.user(), row.id().toString(), row.name() + amount, "event", word(row.type()), row.time());
    }

    private static FoundView.Row row(
            Bot bot, String user, String id, String text, String side, String note, Instant time) {
        return new FoundView.Row(
                BotLink.of(bot).path() + "/conversations?user=" + encoded(user) + "&at=" + id,
                ShownLine.of(user, 60),
                ShownLine.of(text, MAX_TEXT),
                side,
                ShownLine.of(note, 60),
                new BotTime(bot.timeZone()).full(time),
                BotTime.utc(time));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The filter in words: {@code 1 Mar 2026, 00:00 to 31 Mar 2026, 00:00 · incoming · intent order}. */
    private static String words(Request request, Bot bot) {
        BotTime time = new BotTime(bot.timeZone());
        List<String> words = new ArrayList<>();
        Instant from = time(request, "from");
        Instant to = time(request, "to");
        if (from != null && to != null) {
            words.add(time.full(from) + " to " + time.full(to));
        }
        add(words, asked(request, "direction"));
        add(words, asked(request, "kind"));
        String intent = asked(request, "intent");
        if (intent != null) {
            words.add("intent " + ShownLine.of(intent, 60));
        }
        String text = asked(request, "text");
        if (text != null) {
            words.add("“" + ShownLine.of(text, 60) + "”");
        }
        return String.join(" · ", words);
    }

    private static void add(List<String> words, @Nullable String name) {
        if (name != null) {
            words.add(ShownLine.of(word(name), 30));
        }
    }

    private static String more(Request request, String cursor) {
        StringBuilder query = new StringBuilder("?cursor=").append(encoded(cursor));
        for (String name : ASKED) {
            String value = asked(request, name);
            if (value != null) {
                query.append('&').append(name).append('=').append(encoded(value));
            }
        }
        return query.toString();
    }

    private static @Nullable String asked(Request request, String name) {
        return request.query(name).filter(value -> !value.isBlank()).orElse(null);
    }

    private static @Nullable Instant time(Request request, String name) {
        String value = asked(request, name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw Problem.badRequest("The address has a time that is none: '" + name + "'.");
        }
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

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
