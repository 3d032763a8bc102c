package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.PastView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.control.Import;
import dev.earshot.control.Outcome;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.BodySource;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.past.PastParts;
import dev.earshot.past.write.ExportFormat;
import dev.earshot.past.write.ExportQuestion;
import dev.earshot.past.write.ExportWhat;
import dev.earshot.past.write.Exports;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Past data of a bot: files that are brought in, and what was collected taken away. */
final class PastPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final PastParts past;

    PastPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.past = services.past();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/past", Access.SESSION, this::show),
                Route.get("/bots/{bot}/past/imports", Access.SESSION, this::imports),
                Route.post("/bots/{bot}/past/imports/{import}/start", Access.SESSION, this::start),
                Route.post("/bots/{bot}/past/imports/{import}/delete", Access.SESSION, this::delete),
                Route.get("/bots/{bot}/past/export", Access.SESSION, this::export));
    }

    private Answer show(Request request) throws IOException {
        return Pages.html(200, views.render("past/page", view(request, access.of(request))));
    }

    /** The list alone, which a page asks for while something is at work. */
    private Answer imports(Request request) throws IOException {
        return Pages.html(200, views.render("past/imports", view(request, access.of(request))));
    }

    private PastView view(Request request, Bot bot) throws IOException {
        PastRows rows = new PastRows(past.imports(), new BotTime(bot.timeZone()));
        List<PastView.Import> shown = new ArrayList<>();
        for (Import one : past.imports().list(request.caller(), bot.id())) {
            shown.add(rows.row(one));
        }
        return new PastView(
                frames.of(request, "Past data", Area.PAST, bot),
                BotLink.of(bot),
                past.imports().mayImport(request.caller(), bot.id()),
                (past.imports().maxFileBytes() >> 20) + " MB",
                past.imports().maxFileBytes(),
                shown);
    }

    private Answer start(Request request) {
        Bot bot = access.of(request);
        done(past.imports().bringIn(request.caller(), bot.id(), request.path("import")));
        return Answer.redirect(BotLink.of(bot).path() + "/past#imports");
    }

    private Answer delete(Request request) throws IOException {
        Bot bot = access.of(request);
        done(past.imports().delete(request.caller(), bot.id(), request.path("import")));
        return Answer.redirect(BotLink.of(bot).path() + "/past#imports");
    }

    private static void done(Outcome<Import> outcome) {
        switch (outcome) {
            case Outcome.Done<Import> done -> {}
            case Outcome.NotFound<Import>() -> throw Problem.notFound("import that waits for this");
            case Outcome.Refused<Import>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<Import>(var faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        }
    }

    /** Days are the bot's own, both of them included. */
    private Answer export(Request request) {
        Bot bot = access.of(request);
        LocalDate first = day(request, "from");
        LocalDate last = day(request, "to");
        Instant from = first == null ? null : first.atStartOfDay(bot.timeZone()).toInstant();
        Instant to = last == null
                ? null
                : last.plusDays(1).atStartOfDay(bot.timeZone()).toInstant();
        ExportQuestion question = new ExportQuestion(
                bot.id(),
                choice(request, "what", ExportWhat.class),
                choice(request, "format", ExportFormat.class),
                from,
                to);
        Exports.Export export = past.exports()
                .prepare(question)
                .orElseThrow(() -> new Problem(
                        503, "Not available", "Other exports are under way; try again when they are done."));
        return Answer.download(question.format().contentType(), question.fileName(), source(export));
    }

    private static @Nullable LocalDate day(Request request, String name) {
        try {
            return request.query(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw Problem.badRequest("'" + name + "' must be a day such as 2026-01-31.");
        }
    }

    private static <E extends Enum<E>> E choice(Request request, String name, Class<E> type) {
        String word = request.query(name).orElse("");
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw Problem.badRequest("'" + name + "' must be one of the choices of the form.");
    }

    private static BodySource source(Exports.Export export) {
        return new BodySource() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (export) {
                    export.writeTo(out);
                }
            }

            @Override
            public void discard() {
                export.close();
            }
        };
    }
}
