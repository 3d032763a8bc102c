package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ReportView;
import dev.earshot.console.show.Quantity;
import dev.earshot.control.Annotations;
import dev.earshot.control.Bot;
import dev.earshot.control.Dashboards;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.Catalogue;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every report of the catalogue, on one kind of page. */
final class ReportPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Catalogue catalogue;
    private final UserSets sets;
    private final Dashboards dashboards;
    private final Annotations annotations;
    private final InstantSource clock;

    ReportPages(Views views, Frames frames, Catalogue catalogue, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.catalogue = catalogue;
        this.sets = services.userSets();
        this.dashboards = services.dashboards();
        this.annotations = services.annotations();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(Route.get("/bots/{bot}/reports/{report}", Access.SESSION, this::show));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        Report report = catalogue.find(request.path("report")).orElseThrow(() -> Problem.notFound("report"));
        Map<String, String> values = new TreeMap<>();
        for (String name : ReportParameters.names(report)) {
            request.query(name).filter(value -> !value.isBlank()).ifPresent(value -> values.put(name, value));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        try {
            ReportQuestion question = report.completed(
                    ReportParameters.parse(values, report.options(), bot.id().value(), bot.timeZone(), today, sets));
            return page(200, request, bot, report, answered(request, bot, report, question, today));
        } catch (IllegalArgumentException e) {
            return page(400, request, bot, report, refused(values, String.valueOf(e.getMessage())));
        }
    }

    /** What a page shows of an answer, or of none. */
    private record Shown(
            Map<String, String> asked,
            List<ReportView.Tab> tabs,
            List<ReportView.Preset> presets,
            List<ReportView.Tile> tiles,
            List<ReportView.Section> sections,
            String fault,
            String emptyNote,
            String comparedWith,
            String query,
            ReportView.@Nullable Pin pin) {}

    private Shown answered(Request request, Bot bot, Report report, ReportQuestion question, LocalDate today) {
        ReportAnswer answer = report.answer(question);
        ReportLinks links = new ReportLinks(bot, report, question);
        ReportSections sections = new ReportSections(
                question, links, annotations.list(request.caller(), bot.id()).orElse(List.of()));
        return new Shown(
                ReportParameters.write(question),
                links.tabs(catalogue.all()),
                links.presets(today),
                answer.figures().stream().map(sections::tile).toList(),
                answer.parts().stream().map(sections::section).toList(),
                "",
                answer.isEmpty() ? report.about().whenEmpty() : "",
                question.compared().map(other -> Quantity.days(other.period())).orElse(""),
                links.query(),
                pin(request, bot, question, today));
    }

    private ReportView.@Nullable Pin pin(Request request, Bot bot, ReportQuestion question, LocalDate today) {
        if (!dashboards.mayChange(request.caller(), bot.id())) {
            return null;
        }
        return new ReportView.Pin(
                CardQuestion.kept(question, false),
                CardQuestion.kept(question, true),
                Integer.toString(CardQuestion.days(question)),
                question.period().last().equals(today),
                dashboards.list(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(one -> new ReportView.Word(one.id(), one.name()))
                        .toList());
    }

    private static Shown refused(Map<String, String> values, String fault) {
        return new Shown(values, List.of(), List.of(), List.of(), List.of(), fault, "", "", "", null);
    }

    private Answer page(int status, Request request, Bot bot, Report report, Shown shown) {
        return Pages.html(
                status,
                views.render(
                        "report/page",
                        new ReportView(
                                frames.of(request, report.title(), Area.REPORTS, bot),
                                BotLink.of(bot),
                                report.name(),
                                report.title(),
                                report.about().help(),
                                shown.asked,
                                shown.tabs,
                                sets(bot, UserSets.Kind.AUDIENCE),
                                ReportSections.choices(report, shown.asked, kind -> sets(bot, kind)),
                                shown.presets,
                                shown.tiles,
                                shown.sections,
                                shown.fault,
                                shown.emptyNote,
                                shown.comparedWith,
                                ReportLinks.dataPath(bot, report) + shown.query,
                                ReportLinks.dataPath(bot, report) + "/values",
                                downloads(bot, report, shown.query),
                                shown.pin)));
    }

    private List<ReportView.Word> sets(Bot bot, UserSets.Kind kind) {
        return sets.choices(bot.id().value(), kind).stream()
                .map(choice -> new ReportView.Word(choice.word(), choice.title()))
                .toList();
    }

    private static List<ReportView.Download> downloads(Bot bot, Report report, String query) {
        if (query.isEmpty()) {
            return List.of();
        }
        String api = "/api/v1" + BotLink.of(bot).path() + "/";
        return report.downloads().stream()
                .map(download -> new ReportView.Download(
                        download.title(), api + download.path() + query + "&format=" + download.format()))
                .toList();
    }
}
