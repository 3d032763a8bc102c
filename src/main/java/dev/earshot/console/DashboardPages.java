package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.DashboardView;
import dev.earshot.control.Annotation;
import dev.earshot.control.Annotations;
import dev.earshot.control.Bot;
import dev.earshot.control.CardDraft;
import dev.earshot.control.Dashboard;
import dev.earshot.control.Dashboards;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The dashboards of a bot: made, arranged, and looked at. */
final class DashboardPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Dashboards dashboards;
    private final Annotations annotations;
    private final InstantSource clock;

    DashboardPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.dashboards = services.dashboards();
        this.annotations = services.annotations();
        this.clock = services.clock();
    }

    List<Route> routes() {
        String one = "/bots/{bot}/dashboards/{dashboard}";
        String card = one + "/cards/{card}";
        return List.of(
                Route.get("/bots/{bot}/dashboards", Access.SESSION, this::first),
                Route.post("/bots/{bot}/dashboards", Access.SESSION, this::create),
                Route.post("/bots/{bot}/dashboard-cards", Access.SESSION, this::add),
                Route.get(one, Access.SESSION, request -> page(200, request, access.of(request), found(request), "")),
                Route.post(one + "/name", Access.SESSION, this::rename),
                Route.post(one + "/delete", Access.SESSION, this::delete),
                Route.post(one + "/order", Access.SESSION, this::order),
                Route.post(card + "/move", Access.SESSION, this::move),
                Route.post(card + "/size", Access.SESSION, this::size),
                Route.post(card + "/delete", Access.SESSION, this::removeCard),
                Route.post("/bots/{bot}/notes", Access.SESSION, this::note),
                Route.post("/bots/{bot}/notes/{note}/delete", Access.SESSION, this::deleteNote));
    }

    private List<Dashboard> all(Request request, Bot bot) {
        return dashboards.list(request.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
    }

    private Dashboard found(Request request) {
        Bot bot = access.of(request);
        return dashboards
                .find(request.caller(), bot.id(), request.path("dashboard"))
                .orElseThrow(() -> Problem.notFound("dashboard"));
    }

    private Answer first(Request request) {
        Bot bot = access.of(request);
        List<Dashboard> all = all(request, bot);
        return all.isEmpty()
                ? page(200, request, bot, null, "")
                : Answer.redirect(path(bot, all.getFirst().id()));
    }

    private Answer page(
            int status, Request request, Bot bot, @org.jspecify.annotations.Nullable Dashboard shown, String fault) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        DashboardView view = new DashboardView(
                frames.of(request, shown == null ? "Dashboards" : shown.name(), Area.DASHBOARDS, bot),
                BotLink.of(bot),
                shown == null ? "" : shown.id(),
                shown == null ? "" : shown.name(),
                shown == null || shown.madeBy() == null ? "" : shown.madeBy(),
                dashboards.mayChange(request.caller(), bot.id()),
                all(request, bot).stream()
                        .map(one -> new DashboardView.Tab(
                                one.name(),
                                path(bot, one.id()),
                                shown != null && one.id().equals(shown.id())))
                        .toList(),
                shown == null ? List.of() : cards(bot, shown),
                annotations.list(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(DashboardPages::note)
                        .toList(),
                today.toString(),
                fault);
        return Pages.html(status, views.render("dashboard/page", view));
    }

    private static List<DashboardView.Card> cards(Bot bot, Dashboard shown) {
        List<DashboardView.Card> cards = new ArrayList<>();
        for (Dashboard.Card card : shown.cards()) {
            cards.add(new DashboardView.Card(
                    card.id(),
                    card.title(),
                    card.isWide(),
                    cards.isEmpty(),
                    cards.size() == shown.cards().size() - 1,
                    path(bot, shown.id()) + "/cards/" + card.id()));
        }
        return cards;
    }

    private static DashboardView.Note note(Annotation one) {
        return new DashboardView.Note(
                one.id(), one.day().toString(), one.text(), one.madeBy() == null ? "" : one.madeBy());
    }

    private Answer create(Request request) {
        Bot bot = access.of(request);
        return switch (dashboards.create(
                request.caller(), bot.id(), request.form("name").orElse(""))) {
            case Outcome.Done<Dashboard>(Dashboard made) -> Answer.redirect(path(bot, made.id()));
            case Outcome.Invalid<Dashboard>(List<FieldFault> faults) ->
                page(400, request, bot, null, "The name " + faults.getFirst().message() + ".");
            case Outcome.NotFound<Dashboard>() -> throw Problem.notFound("bot");
            case Outcome.Refused<Dashboard>(String reason) -> throw Pages.refused(reason);
        };
    }

    /** From a report's page: onto a dashboard that there is, or onto a new one. */
    private Answer add(Request request) {
        Bot bot = access.of(request);
        String wanted = request.form("dashboard").orElse("");
        String id = wanted.isEmpty()
                ? done(dashboards.create(
                                request.caller(),
                                bot.id(),
                                request.form("newName").orElse("Dashboard")))
                        .id()
                : wanted;
        String[] part = request.form("part").orElse("|").split("\\|", 2);
        boolean isRelative = request.form("days").orElse("").matches("\\d{1,4}");
        Dashboard.Card card = done(dashboards.add(
                request.caller(),
                bot.id(),
                id,
                new CardDraft(
                        request.form("title").orElse(part.length > 1 ? part[1] : ""),
                        request.form("report").orElse(""),
                        part[0],
                        request.form(isRelative ? "relativeQuestion" : "question")
                                .orElse(""),
                        isRelative ? Integer.valueOf(request.form("days").orElse("30")) : null,
                        request.form("wide").isPresent())));
        return Answer.redirect(path(bot, id) + "#card-" + card.id());
    }

    private Answer rename(Request request) {
        return changed(request, request.form("name").orElse(""), null, "");
    }

    private Answer order(Request request) {
        List<String> order = Arrays.asList(request.form("cards").orElse("").split(",", -1));
        return changed(request, null, order, "");
    }

    /** One place earlier or later. */
    private Answer move(Request request) {
        List<String> order = new ArrayList<>(
                found(request).cards().stream().map(Dashboard.Card::id).toList());
        int from = order.indexOf(request.path("card"));
        int to = from + (request.form("to").orElse("").equals("earlier") ? -1 : 1);
        if (from < 0) {
            throw Problem.notFound("card");
        }
        if (to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
        return changed(request, null, order, "#card-" + request.path("card"));
    }

    private Answer changed(
            Request request,
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable List<String> order,
            String anchor) {
        Bot bot = access.of(request);
        Dashboard changed = done(dashboards.change(request.caller(), bot.id(), request.path("dashboard"), name, order));
        return Answer.redirect(path(bot, changed.id()) + anchor);
    }

    private Answer size(Request request) {
        Bot bot = access.of(request);
        boolean isWide = request.form("wide").isPresent();
        Dashboard changed = done(dashboards.changeCard(
                request.caller(), bot.id(), request.path("dashboard"), request.path("card"), null, isWide));
        return Answer.redirect(path(bot, changed.id()) + "#card-" + request.path("card"));
    }

    private Answer removeCard(Request request) {
        Bot bot = access.of(request);
        Dashboard changed = done(
                dashboards.removeCard(request.caller(), bot.id(), request.path("dashboard"), request.path("card")));
        return Answer.redirect(path(bot, changed.id()));
    }

    private Answer delete(Request request) {
        Bot bot = access.of(request);
        done(dashboards.delete(request.caller(), bot.id(), request.path("dashboard")));
        return Answer.redirect(BotLink.of(bot).path() + "/dashboards");
    }

    private Answer note(Request request) {
        Bot bot = access.of(request);
        done(annotations.create(
                request.caller(), bot.id(), day(request), request.form("text").orElse("")));
        return back(request, bot);
    }

    private static LocalDate day(Request request) {
        try {
            return LocalDate.parse(request.form("day").orElse(""));
        } catch (DateTimeException e) {
            throw Problem.badRequest("'day' must be a day such as 2026-01-31.");
        }
    }

    private Answer deleteNote(Request request) {
        Bot bot = access.of(request);
        done(annotations.delete(request.caller(), bot.id(), request.path("note")));
        return back(request, bot);
    }

    private static Answer back(Request request, Bot bot) {
        Optional<String> dashboard = request.form("dashboard");
        return Answer.redirect(dashboard
                .filter(id -> id.matches("\\w{1,64}"))
                .map(id -> path(bot, id) + "#notes")
                .orElse(BotLink.of(bot).path() + "/dashboards"));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound("dashboard or card");
            case Outcome.Refused<T>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<T>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        };
    }

    private static String path(Bot bot, String id) {
        return BotLink.of(bot).path() + "/dashboards/" + id;
    }
}
