package dev.earshot.console;

import dev.earshot.console.page.CardView;
import dev.earshot.console.page.ReportView;
import dev.earshot.control.Annotation;
import dev.earshot.control.Annotations;
import dev.earshot.control.Bot;
import dev.earshot.control.Dashboard;
import dev.earshot.control.Dashboards;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.Catalogue;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a card shows, asked for by itself: no card waits for another's numbers. */
final class CardPages {
    private final Views views;
    private final BotAccess access;
    private final Dashboards dashboards;
    private final Annotations annotations;
    private final Catalogue catalogue;
    private final UserSets sets;
    private final InstantSource clock;

    CardPages(Views views, Catalogue catalogue, ConsoleServices services) {
        this.views = views;
        this.access = new BotAccess(services.bots());
        this.dashboards = services.dashboards();
        this.annotations = services.annotations();
        this.catalogue = catalogue;
        this.sets = services.userSets();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(Route.get("/bots/{bot}/dashboards/{dashboard}/cards/{card}", Access.SESSION, this::show));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        Dashboard.Card card = dashboards
                .find(request.caller(), bot.id(), request.path("dashboard"))
                .flatMap(found -> found.cards().stream()
                        .filter(one -> one.id().equals(request.path("card")))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("card"));
        List<Annotation> notes = annotations.list(request.caller(), bot.id()).orElse(List.of());
        return Pages.html(200, views.render("dashboard/card", view(bot, card, notes)));
    }

    private CardView view(Bot bot, Dashboard.Card card, List<Annotation> notes) {
        Optional<Report> report = catalogue.find(card.report());
        if (report.isEmpty()) {
            return nothing(card, "This report no longer exists.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        ReportQuestion question;
        try {
            question = CardQuestion.today(card, report.get(), bot, today, sets);
        } catch (IllegalArgumentException e) {
            return nothing(card, "This can no longer be asked: " + e.getMessage() + ".");
        }
        return answered(bot, card, report.get(), question, notes);
    }

    private static CardView nothing(Dashboard.Card card, String fault) {
        return new CardView(card.id(), "", "", "", List.of(), null, fault);
    }

    private static CardView answered(
            Bot bot, Dashboard.Card card, Report report, ReportQuestion question, List<Annotation> notes) {
        ReportAnswer answer = report.answer(question);
        ReportLinks links = new ReportLinks(bot, report, question);
        ReportSections sections = new ReportSections(question, links, notes);
        String days = CardQuestion.words(card, question);
        if (card.part().isEmpty()) {
            List<ReportView.Tile> tiles =
                    answer.figures().stream().map(sections::tile).toList();
            return new CardView(card.id(), links.here(), report.title(), days, tiles, null, "");
        }
        Optional<Part> part = answer.parts().stream()
                .filter(one -> one.name().equals(card.part()))
                .findFirst();
        return part.map(one -> new CardView(
                        card.id(), links.here(), report.title(), days, List.of(), sections.section(one), ""))
                .orElseGet(() -> nothing(card, "This part of the report no longer exists."));
    }
}
