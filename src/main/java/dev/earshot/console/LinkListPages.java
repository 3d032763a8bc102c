package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.LinksView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.SmartLink;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.link.Addresses;
import dev.earshot.link.LinkContent;
import dev.earshot.link.LinkParts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The SmartLinks of a bot, and the domains they can have. */
final class LinkListPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final LinkParts links;
    private final InstantSource clock;

    LinkListPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.links = services.links();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/links", Access.SESSION, request -> page(200, request, Map.of())),
                Route.post("/bots/{bot}/link-domains", Access.SESSION, this::addDomain),
                Route.post("/bots/{bot}/link-domains/remove", Access.SESSION, this::removeDomain));
    }

    private Answer page(int status, Request request, Map<String, String> faults) {
        Bot bot = access.of(request);
        List<SmartLink> all =
                links.smartLinks().list(request.caller(), bot.id()).orElse(List.of());
        boolean showsArchived = request.query("archived").isPresent();
        Instant now = clock.instant();
        LinksView view = new LinksView(
                frames.of(request, "SmartLinks", Area.LINKS, bot),
                BotLink.of(bot),
                all.stream()
                        .filter(link -> showsArchived == (link.archivedAt() != null))
                        .map(link -> row(request, bot, link, now))
                        .toList(),
                showsArchived,
                (int) all.stream().filter(link -> link.archivedAt() != null).count(),
                links.domains().list(request.caller(), bot.id()).orElse(List.of()),
                request.origin().replaceFirst("^https?://", ""),
                faults);
        return Pages.html(status, views.render("links/list", view));
    }

    private static LinksView.Row row(Request request, Bot bot, SmartLink link, Instant now) {
        int rules = LinkContent.parse(link.content()).rules().size();
        boolean isOver = link.expiresAt() != null && !now.isBefore(link.expiresAt())
                || link.clickLimit() != null && link.clicks() >= link.clickLimit();
        String state = link.archivedAt() != null ? "Archived" : isOver ? "Ended" : "Active";
        return new LinksView.Row(
                BotLink.of(bot).path() + "/links/" + link.id(),
                link.name(),
                Addresses.of(link, request.origin()).replaceFirst("^https?://", ""),
                rules == 0 ? "Leads everybody to one place" : Numbers.of(rules, "rule"),
                Numbers.of(link.clicks()),
                state,
                state.equals("Active") ? "chip-good" : state.equals("Ended") ? "chip-warn" : "chip-muted",
                new BotTime(bot.timeZone()).briefDay(link.changedAt(), now));
    }

    private Answer addDomain(Request request) {
        Bot bot = access.of(request);
        return answered(
                request,
                bot,
                links.domains()
                        .add(request.caller(), bot.id(), request.form("host").orElse(""), request.ownHosts()));
    }

    private Answer removeDomain(Request request) {
        Bot bot = access.of(request);
        return answered(
                request,
                bot,
                links.domains()
                        .remove(request.caller(), bot.id(), request.form("host").orElse("")));
    }

    private Answer answered(Request request, Bot bot, Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Done<String> done -> {
                links.changed().run();
                yield Answer.redirect(BotLink.of(bot).path() + "/links#domains");
            }
            case Outcome.Invalid<String>(List<FieldFault> faults) -> page(400, request, Pages.byField(faults));
            case Outcome.NotFound<String>() -> throw Problem.notFound("domain");
            case Outcome.Refused<String>(String reason) -> throw Pages.refused(reason);
        };
    }
}
