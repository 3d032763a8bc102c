package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.AudienceCountView;
import dev.earshot.console.page.AudiencesView;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.CriterionForm;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Quantity;
import dev.earshot.control.Audience;
import dev.earshot.control.Audiences;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.CsvFile;
import dev.earshot.report.audience.AudienceCounts;
import dev.earshot.report.audience.AudienceMembers;
import dev.earshot.report.audience.AudienceReader;
import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.CriterionJson;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Unit;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audiences of a bot: their list, and the builder of each. */
final class AudiencePages {
    private static final int MAX_NAME = 100;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Audiences audiences;
    private final AudienceReader reader;
    private final AudienceCounts counts;
    private final AudienceMembers members;
    private final AudienceBuilder builder;
    private final InstantSource clock;

    AudiencePages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.audiences = services.audiences();
        this.reader = new AudienceReader(services.campaignNames(), services.clock());
        this.counts = new AudienceCounts(services.store());
        this.members = new AudienceMembers(services.store());
        this.builder = new AudienceBuilder(views, frames, services);
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/audiences", Access.SESSION, this::list),
                Route.get("/bots/{bot}/audiences/new", Access.SESSION, this::create),
                Route.post("/bots/{bot}/audiences", Access.SESSION, this::save),
                Route.post("/bots/{bot}/audiences/edit", Access.SESSION, this::edit),
                Route.post("/bots/{bot}/audiences/count", Access.SESSION, this::count),
                Route.get("/bots/{bot}/audiences/{audience}", Access.SESSION, this::show),
                Route.post("/bots/{bot}/audiences/{audience}", Access.SESSION, this::save),
                Route.get("/bots/{bot}/audiences/{audience}/csv", Access.SESSION, this::csv),
                Route.post("/bots/{bot}/audiences/{audience}/duplicate", Access.SESSION, this::duplicate),
                Route.post("/bots/{bot}/audiences/{audience}/delete", Access.SESSION, this::delete));
    }

    static String path(Bot bot) {
        return BotLink.of(bot).path() + "/audiences";
    }

    private Answer list(Request request) {
        Bot bot = access.of(request);
        BotTime time = new BotTime(bot.timeZone());
        List<AudiencesView.Row> rows = audiences.list(request.caller(), bot.id()).orElse(List.of()).stream()
                .map(audience -> new AudiencesView.Row(
                        audience.id(),
                        path(bot) + "/" + audience.id(),
                        audience.name(),
                        CriterionWords.of(CriterionJson.parse(audience.definition())),
                        time.briefDay(audience.changedAt(), clock.instant()),
                        BotLink.of(bot).path() + "/users?audience=" + audience.id(),
                        BotLink.of(bot).path() + "/reports/overview?audience=" + audience.id(),
                        BotLink.of(bot).path() + "/reports/compare?a=" + audience.id()))
                .toList();
        String notice = request.query("done").isPresent() ? "The audience is deleted." : "";
        AudiencesView view =
                new AudiencesView(frames.of(request, "Audiences", Area.AUDIENCES, bot), BotLink.of(bot), rows, notice);
        return Pages.html(200, views.render("audiences/list", view));
    }

    private Audience find(Request request, Bot bot) {
        return audiences
                .find(request.caller(), bot.id(), request.path("audience"))
                .orElseThrow(() -> Problem.notFound("audience"));
    }

    private Answer create(Request request) {
        Bot bot = access.of(request);
        return builder.page(200, request, bot, AudienceBuilder.Shown.of(null, CriterionForms.empty()));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        Audience audience = find(request, bot);
        CriterionForm form = CriterionForms.of(CriterionJson.parse(audience.definition()));
        return builder.page(200, request, bot, AudienceBuilder.Shown.of(audience, form));
    }

    /** The audience that the form is about; null for a new one. */
    private @Nullable Audience edited(Request request, Bot bot) {
        String id = request.form("audience").orElse("");
        return id.isEmpty()
                ? null
                : audiences.find(request.caller(), bot.id(), id).orElseThrow(() -> Problem.notFound("audience"));
    }

    private Answer edit(Request request) {
        Bot bot = access.of(request);
        CriterionForm form = CriterionEdits.edited(
                CriterionForms.of(request::form), request.form("do").orElse(""));
        AudienceBuilder.Shown shown = AudienceBuilder.Shown.of(edited(request, bot), form)
                .named(request.form("name").orElse(""));
        return request.isHtmx()
                ? builder.criteria(request, bot, shown).withHeader("HX-Trigger-After-Settle", "recount")
                : builder.page(200, request, bot, shown);
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        Audience before = edited(request, bot);
        String name = request.form("name").orElse("");
        CriterionForm form = CriterionForms.of(request::form);
        CriteriaOfForms criteria = new CriteriaOfForms();
        Optional<Criterion> criterion = criteria.read(form);
        AudienceBuilder.Shown shown =
                AudienceBuilder.Shown.of(before, criteria.marked(form)).named(name);
        if (criterion.isEmpty()) {
            return builder.page(400, request, bot, shown);
        }
        String definition = CriterionJson.write(criterion.get());
        Outcome<Audience> outcome = before == null
                ? audiences.create(request.caller(), bot.id(), name, definition)
                : audiences.update(request.caller(), bot.id(), before.id(), name, definition);
        return switch (outcome) {
            case Outcome.Done<Audience>(Audience saved) ->
                Answer.redirect(path(bot) + "/" + saved.id() + "?done=" + (before == null ? "made" : "saved"));
            case Outcome.Invalid<Audience>(List<FieldFault> faults) ->
                builder.page(400, request, bot, shown.with(faults));
            case Outcome.NotFound<Audience>() -> throw Problem.notFound("audience");
            case Outcome.Refused<Audience>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer count(Request request) {
        Bot bot = access.of(request);
        CriterionForm form = CriterionForms.of(request::form);
        Optional<Criterion> criterion = new CriteriaOfForms().read(form);
        if (criterion.isEmpty()) {
            AudienceCountView unknown =
                    new AudienceCountView("", "", "", "Fill in every condition to see how many users fit.");
            return Pages.html(200, views.render("audiences/count", unknown));
        }
        AudienceCounts.Count count = counts.of(reader.of(bot.id().value(), bot.timeZone(), criterion.get()));
        AudienceCountView view = new AudienceCountView(
                dev.earshot.console.Numbers.of(count.users()),
                dev.earshot.console.Numbers.of(count.all(), "user"),
                Quantity.of(Numbers.ratio(count.users(), count.all()), Unit.SHARE),
                "");
        return Pages.html(200, views.render("audiences/count", view));
    }

    private Answer csv(Request request) {
        Bot bot = access.of(request);
        Audience audience = find(request, bot);
        AudienceUsers users = reader.of(bot.id().value(), bot.timeZone(), CriterionJson.parse(audience.definition()));
        return Answer.text(200, "text/csv; charset=utf-8", CsvFile.of(members.export(users)))
                .withHeader("Content-Disposition", "attachment; filename=\"" + audience.id() + ".csv\"")
                .withHeader("Cache-Control", "no-store");
    }

    private Answer duplicate(Request request) {
        Bot bot = access.of(request);
        Audience audience = find(request, bot);
        String name = audience.name().length() > MAX_NAME - 7 ? audience.name() : audience.name() + " (copy)";
        return switch (audiences.create(request.caller(), bot.id(), name, audience.definition())) {
            case Outcome.Done<Audience>(Audience made) -> Answer.redirect(path(bot) + "/" + made.id() + "?done=made");
            case Outcome.Invalid<Audience>(List<FieldFault> faults) ->
                throw Problem.badRequest("The audience's " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
            case Outcome.NotFound<Audience>() -> throw Problem.notFound("audience");
            case Outcome.Refused<Audience>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer delete(Request request) {
        Bot bot = access.of(request);
        return switch (audiences.delete(request.caller(), bot.id(), request.path("audience"))) {
            case Outcome.Done<Audience> done -> Answer.redirect(path(bot) + "?done=deleted");
            case Outcome.Invalid<Audience> invalid -> throw Problem.badRequest("The audience cannot be deleted.");
            case Outcome.NotFound<Audience>() -> throw Problem.notFound("audience");
            case Outcome.Refused<Audience>(String reason) -> throw Pages.refused(reason);
        };
    }
}
