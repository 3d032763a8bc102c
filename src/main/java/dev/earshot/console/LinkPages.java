package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.LinkForm;
import dev.earshot.console.page.LinkView;
import dev.earshot.console.page.TriedView;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.LinkDraft;
import dev.earshot.control.Outcome;
import dev.earshot.control.SmartLink;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.link.Addresses;
import dev.earshot.link.ContentCheck;
import dev.earshot.link.LinkParts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One SmartLink: its editor with rules, its try-out box, its QR code. */
final class LinkPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final LinkParts links;
    private final TriedViews tried;

    LinkPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.links = services.links();
        this.tried = new TriedViews(links, services.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/links/new", Access.SESSION, this::create),
                Route.post("/bots/{bot}/links", Access.SESSION, this::save),
                Route.post("/bots/{bot}/links/edit", Access.SESSION, this::edit),
                Route.post("/bots/{bot}/links/try", Access.SESSION, this::tryOut),
                Route.get("/bots/{bot}/links/{link}", Access.SESSION, this::show),
                Route.post("/bots/{bot}/links/{link}", Access.SESSION, this::save),
                Route.post("/bots/{bot}/links/{link}/archive", Access.SESSION, this::archive));
    }

    private Answer create(Request request) {
        Bot bot = access.of(request);
        return page(200, request, bot, null, LinkForms.empty(), "", null);
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        SmartLink link = find(request, bot, request.path("link"));
        String notice = switch (request.query("done").orElse("")) {
            case "made" -> "The link is made, and leads.";
            case "saved" -> "Saved. The link leads by its new rules.";
            case "archived" -> "The link is archived: it leads nowhere now.";
            case "back" -> "The link leads again.";
            default -> "";
        };
        return page(200, request, bot, link, LinkForms.of(link, bot.timeZone()), notice, null);
    }

    private SmartLink find(Request request, Bot bot, String id) {
        return links.smartLinks().find(request.caller(), bot.id(), id).orElseThrow(() -> Problem.notFound("link"));
    }

    /** The link that the form is about; null for a new one. */
    private @Nullable SmartLink edited(Request request, Bot bot) {
        String id = request.form("link").orElse("");
        return id.isEmpty() ? null : find(request, bot, id);
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        SmartLink before = edited(request, bot);
        LinkForm form = LinkForms.of(request, before != null && before.passwordHash() != null, Map.of());
        List<FieldFault> wrong = ContentCheck.faults(LinkForms.content(form), links.targets());
        if (!wrong.isEmpty()) {
            return faulty(request, bot, before, wrong);
        }
        LinkDraft draft = LinkForms.draft(request, form, bot.timeZone(), before != null && before.archivedAt() != null);
        Outcome<SmartLink> outcome = before == null
                ? links.smartLinks().create(request.caller(), bot.id(), draft)
                : links.smartLinks().update(request.caller(), bot.id(), before.id(), draft);
        return switch (outcome) {
            case Outcome.Done<SmartLink>(SmartLink saved) -> {
                links.changed().run();
                yield Answer.redirect(path(bot, saved) + "?done=" + (before == null ? "made" : "saved"));
            }
            case Outcome.Invalid<SmartLink>(List<FieldFault> faults) -> faulty(request, bot, before, faults);
            case Outcome.NotFound<SmartLink>() -> throw Problem.notFound("link");
            case Outcome.Refused<SmartLink>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer faulty(Request request, Bot bot, @Nullable SmartLink before, List<FieldFault> faults) {
        boolean hasPassword = before != null && before.passwordHash() != null;
        return page(400, request, bot, before, LinkForms.of(request, hasPassword, Pages.byField(faults)), "", null);
    }

    private Answer edit(Request request) {
        Bot bot = access.of(request);
        SmartLink before = edited(request, bot);
        LinkForm form = RuleEdits.edited(
                LinkForms.of(request, before != null && before.passwordHash() != null, Map.of()),
                request.form("do").orElse(""));
        return request.isHtmx()
                ? Pages.html(200, views.render("links/rules", view(request, bot, before, form, "", null)))
                : page(200, request, bot, before, form, "", null);
    }

    private Answer tryOut(Request request) {
        Bot bot = access.of(request);
        SmartLink before = edited(request, bot);
        LinkForm form = LinkForms.of(request, before != null && before.passwordHash() != null, Map.of());
        TriedView found = tried.of(request, LinkForms.content(form), bot.timeZone());
        return request.isHtmx()
                ? Pages.html(200, views.render("links/tried", found))
                : page(200, request, bot, before, form, "", found);
    }

    private Answer archive(Request request) {
        Bot bot = access.of(request);
        SmartLink link = find(request, bot, request.path("link"));
        boolean archives = link.archivedAt() == null;
        LinkDraft draft = new LinkDraft(
                link.name(),
                link.host(),
                link.code(),
                link.trackerId(),
                link.content(),
                link.expiresAt(),
                link.clickLimit(),
                null,
                archives);
        return switch (links.smartLinks().update(request.caller(), bot.id(), link.id(), draft)) {
            case Outcome.Done<SmartLink> done -> {
                links.changed().run();
                yield Answer.redirect(path(bot, link) + "?done=" + (archives ? "archived" : "back"));
            }
            case Outcome.Invalid<SmartLink>(List<FieldFault> faults) ->
                throw Problem.badRequest("The link " + faults.getFirst().message() + ".");
            case Outcome.NotFound<SmartLink>() -> throw Problem.notFound("link");
            case Outcome.Refused<SmartLink>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            @Nullable SmartLink link,
            LinkForm form,
            String notice,
            @Nullable TriedView found) {
        return Pages.html(status, views.render("links/page", view(request, bot, link, form, notice, found)));
    }

    private LinkView view(
            Request request,
            Bot bot,
            @Nullable SmartLink link,
            LinkForm form,
            String notice,
            @Nullable TriedView found) {
        return new LinkView(
                frames.of(request, link == null ? "New SmartLink" : link.name(), Area.LINKS, bot),
                BotLink.of(bot),
                link == null ? "" : link.id(),
                link == null ? "" : Addresses.of(link, request.origin()),
                link == null ? "" : numbers(link),
                link != null && link.archivedAt() != null,
                form,
                links.domains().list(request.caller(), bot.id()).orElse(List.of()),
                trackers(request, bot),
                links.hasPlaces(),
                bot.timeZone().getId(),
                notice,
                found);
    }

    private List<LinkView.TrackerChoice> trackers(Request request, Bot bot) {
        return links.trackers().list(request.caller(), bot.id()).orElse(List.of()).stream()
                .filter(tracker -> tracker.archivedAt() == null)
                .map(tracker -> new LinkView.TrackerChoice(tracker.id(), tracker.name()))
                .toList();
    }

    private static String numbers(SmartLink link) {
        String ended = link.ended() == 0 ? "" : " · " + Numbers.of(link.ended(), "call") + " after its end";
        return Numbers.of(link.clicks(), "click") + ended;
    }

    private static String path(Bot bot, SmartLink link) {
        return BotLink.of(bot).path() + "/links/" + link.id();
    }
}
