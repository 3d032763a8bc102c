package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.FoundView;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.BadCursorException;
import dev.earshot.report.FoundEvents;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.FoundSessions;
import dev.earshot.report.Page;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The messages, events and sessions behind a number of a report, newest first, each with the way to its place in the transcript. */
final class FoundPages {
    private static final int ROWS = 50;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final FoundMessages messages;
    private final FoundEvents events;
    private final FoundSessions sessions;
    private final UserSets sets;
    private final InstantSource clock;

    FoundPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.messages = new FoundMessages(services.store(), services.workList());
        this.events = new FoundEvents(services.store());
        this.sessions = new FoundSessions(services.store());
        this.sets = services.userSets();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/messages", Access.SESSION, this::messages),
                Route.get("/bots/{bot}/events", Access.SESSION, this::events),
                Route.get("/bots/{bot}/sessions", Access.SESSION, this::sessions));
    }

    private Answer messages(Request request) {
        Bot bot = access.of(request);
        return readable(() -> {
            ReportQuestion question = FoundQuestion.question(bot, asked(request), clock.instant(), sets);
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
        return page(request, bot, "Messages", what, page.items(), more, new FoundRows(bot, true)::of);
    }

    private Answer events(Request request) {
        Bot bot = access.of(request);
        return readable(() -> {
            ReportQuestion question = FoundQuestion.question(bot, asked(request), clock.instant(), sets);
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
                    event -> new FoundRows(bot, true).of(event.row()));
        });
    }

    private Answer sessions(Request request) {
        Bot bot = access.of(request);
        return readable(() -> {
            ReportQuestion question = FoundQuestion.question(bot, asked(request), clock.instant(), sets);
            Behind.Sessions behind = FoundQuestion.sessions(question, asked(request));
            Page<FoundSessions.Found> page = sessions.list(question, behind, ROWS, cursor(request));
            String more = more(page.next(), FoundQuestion.write(question, behind));
            FoundWords words = new FoundWords(bot);
            return page(
                    request,
                    bot,
                    "Sessions",
                    words.of(question, behind),
                    page.items(),
                    more,
                    new FoundRows(bot, true)::of);
        });
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

    private static @Nullable String more(@Nullable String cursor, Map<String, String> values) {
        if (cursor == null) {
            return null;
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put("cursor", cursor);
        return ReportLinks.written(more);
    }

    static Function<String, Optional<String>> asked(Request request) {
        return name -> request.query(name).filter(value -> !value.isBlank());
    }

    private static @Nullable String cursor(Request request) {
        return asked(request).apply("cursor").orElse(null);
    }

    static Answer readable(Supplier<Answer> reading) {
        try {
            return reading.get();
        } catch (BadCursorException e) {
            throw Problem.badRequest("The address says to go on from a place that does not exist. Start anew.");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The address cannot be read: " + e.getMessage() + ".");
        }
    }
}
