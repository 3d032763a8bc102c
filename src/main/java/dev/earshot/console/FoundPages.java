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
import dev.earshot.report.FoundEvents;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.Page;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The messages and events behind a number of a report, newest first, each with the way to its place in the transcript. */
final class FoundPages {
    private static final int ROWS = 50;
    private static final int MAX_TEXT = 240;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final FoundMessages messages;
    private final FoundEvents events;
    private final InstantSource clock;

    FoundPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.messages = new FoundMessages(services.store(), services.workList());
        this.events = new FoundEvents(services.store());
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/messages", Access.SESSION, this::messages),
                Route.get("/bots/{bot}/events", Access.SESSION, this::events));
    }

    private Answer messages(Request request) {
        Bot bot = access.of(request);
        return readable(() -> {
            ReportQuestion question = question(request, bot);
            FoundWords words = new FoundWords(bot);
            Behind.Phrases phrases = FoundQuestion.phrases(question, asked(request));
            if (phrases != null) {
                Page<FoundMessages.Found> page = messages.list(question, phrases, ROWS, cursor(request));
                String more = more(page.next(), FoundQuestion.write(question, phrases));
                return messages(request, bot, words.of(question, phrases), page, more);
            }
            Behind.Messages behind = FoundQuestion.messages(question, asked(request));
            Page<FoundMessages.Found> page = messages.list(question, behind, ROWS, cursor(request));
            String more = more(page.next(), FoundQuestion.write(question, behind));
            return messages(request, bot, words.of(question, behind), page, more);
        });
    }

    private Answer messages(
            Request request, Bot bot, String what, Page<FoundMessages.Found> page, @Nullable String more) {
        return page(request, bot, "Messages", what, page.items(), more, row -> row(bot, row));
    }

    private Answer events(Request request) {
        Bot bot = access.of(request);
        return readable(() -> {
            ReportQuestion question = question(request, bot);
            Behind.Events behind = FoundQuestion.events(question, asked(request));
            Page<TranscriptEvent> page = events.list(question, behind, ROWS, cursor(request));
            String more = more(page.next(), FoundQuestion.write(question, behind));
            FoundWords words = new FoundWords(bot);
            return page(
                    request,
                    bot,
                    "Events",
                    words.of(question, behind),
                    page.items(),
                    more,
                    event -> row(bot, event.row()));
        });
    }

    private ReportQuestion question(Request request, Bot bot) {
        Map<String, String> values = new TreeMap<>();
        for (String name : ReportParameters.NAMES) {
            request.query(name).ifPresent(value -> values.put(name, value));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        return ReportParameters.parse(values, List.of(), bot.id().value(), bot.timeZone(), today);
    }

    private <E> Answer page(
            Request request,
            Bot bot,
            String title,
            String what,
            List<E> found,
            @Nullable String more,
            Function<E, FoundView.Row> row) {
        FoundView view = new FoundView(
                frames.of(request, title, Area.REPORTS, bot),
                BotLink.of(bot),
                title,
                what,
                found.stream().map(row).toList(),
                more);
        return Pages.html(200, views.render("found/page", view));
    }

    private static FoundView.Row row(Bot bot, FoundMessages.Found row) {
        boolean isIncoming = row.direction().equals("INCOMING");
        String text = row.text() == null || row.text().isBlank() ? FoundWords.word(row.kind()) : row.text();
        String note = row.intent() == null ? "" : row.intent();
        return row(bot, row.user(), row.id().toString(), text, isIncoming ? "in" : "out", note, row.time());
    }

    private static FoundView.Row row(Bot bot, EventRow row) {
        String amount = row.amount() == null
                ? ""
                : " · " + row.amount().stripTrailingZeros().toPlainString()
                        + (row.currency() == null ? "" : " " + row.currency());
        String note = FoundWords.word(row.type());
        return row(bot, row.user(), row.id().toString(), row.name() + amount, "event", note, row.time());
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

    private static @Nullable String more(@Nullable String cursor, Map<String, String> values) {
        if (cursor == null) {
            return null;
        }
        StringBuilder query = new StringBuilder("?cursor=").append(encoded(cursor));
        values.forEach(
                (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
        return query.toString();
    }

    private static Function<String, Optional<String>> asked(Request request) {
        return name -> request.query(name).filter(value -> !value.isBlank());
    }

    private static @Nullable String cursor(Request request) {
        return asked(request).apply("cursor").orElse(null);
    }

    private static Answer readable(Supplier<Answer> reading) {
        try {
            return reading.get();
        } catch (BadCursorException e) {
            throw Problem.badRequest("The address says to go on from a place that does not exist. Start anew.");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The address cannot be read: " + e.getMessage() + ".");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
