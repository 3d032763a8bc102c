package dev.earshot.console;

import dev.earshot.console.QuarantineReplay.ReplayResult;
import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.HealthView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.PrettyJson;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.event.RejectReason;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.BadCursorException;
import dev.earshot.report.Page;
import dev.earshot.report.Quarantine;
import dev.earshot.report.QuarantineFilter;
import dev.earshot.store.QuarantineRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether everything received is accounted for, and what was not accepted. */
final class HealthPages {
    private static final int ROWS = 50;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Quarantine quarantine;
    private final BotBooks books;
    private final QuarantineReplay replay;

    HealthPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.quarantine = new Quarantine(services.store());
        this.books = services.books();
        this.replay = services.replay();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/health", Access.SESSION, this::show),
                Route.get("/bots/{bot}/health/{id}", Access.SESSION, this::detail),
                Route.post("/bots/{bot}/health/{id}/replay", Access.SESSION, this::replay));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        boolean isKeyless = request.query("from").orElse("").equals("unknown");
        String reason = request.query("reason").orElse("");
        Page<QuarantineRow> page = page(request, isKeyless ? null : bot.id().value(), reason);
        String more = page.next() == null
                ? null
                : path(bot) + "?from=" + (isKeyless ? "unknown" : "bot") + "&reason=" + encoded(reason) + "&cursor="
                        + encoded(page.next());
        HealthView view = new HealthView(
                frames.of(request, "Data health", Area.HEALTH, bot),
                BotLink.of(bot),
                BooksNotes.of(books.of(bot.id())),
                page.items().stream().map(row -> rejected(row, bot)).toList(),
                reason,
                reasons(),
                isKeyless,
                more,
                "");
        return Pages.html(200, views.render(request.isHtmx() ? "health/rows" : "health/page", view));
    }

    private Page<QuarantineRow> page(Request request, @Nullable String bot, String reason) {
        QuarantineFilter filter = new QuarantineFilter(
                reason.isEmpty() ? null : reason, ROWS, request.query("cursor").orElse(null));
        try {
            return quarantine.list(bot, filter);
        } catch (BadCursorException e) {
            throw Problem.badRequest("The address says to go on from a place that does not exist. Start anew.");
        }
    }

    /** What was sent without a known key may be anybody's: of it only the fault is shown, never the body. */
    private static HealthView.Rejected rejected(QuarantineRow row, Bot bot) {
        BotTime time = new BotTime(bot.timeZone());
        return new HealthView.Rejected(
                row.id().toString(),
                row.bot() == null ? "" : path(bot) + "/" + row.id(),
                FaultNotes.label(RejectReason.valueOf(row.reason())),
                ShownLine.of(row.message(), 300),
                ShownLine.of(row.target(), 300),
                time.full(row.receivedAt()),
                BotTime.utc(row.receivedAt()),
                Numbers.bytes(row.body().getBytes(StandardCharsets.UTF_8).length));
    }

    private static List<HealthView.Reason> reasons() {
        return Stream.of(RejectReason.values())
                .map(reason -> new HealthView.Reason(reason.name(), FaultNotes.label(reason)))
                .toList();
    }

    private Answer detail(Request request) {
        return detail(request, "", true);
    }

    private Answer detail(Request request, String result, boolean isGood) {
        Bot bot = access.of(request);
        QuarantineRow row = find(request, bot);
        HealthView.Detail view = new HealthView.Detail(
                frames.of(request, "Rejected call", Area.HEALTH, bot),
                BotLink.of(bot),
                rejected(row, bot),
                FaultNotes.of(row, bot).withoutDetails(),
                PrettyJson.of(row.body()),
                row.isCut(),
                !row.isCut(),
                result,
                isGood,
                path(bot));
        return Pages.html(200, views.render("health/detail", view));
    }

    private QuarantineRow find(Request request, Bot bot) {
        UUID id = BotAccess.id(request, "rejected call");
        return quarantine
                .find(bot.id().value(), id)
                .orElseThrow(() -> Problem.notFound("rejected call; old ones are let go after a while"));
    }

    private Answer replay(Request request) {
        Bot bot = access.of(request);
        QuarantineRow row = find(request, bot);
        return switch (replay.replay(request.caller(), bot.id(), row.id())) {
            case ReplayResult.Accepted(int accepted) ->
                detail(
                        request,
                        accepted == 0
                                ? "It is valid now, and holds nothing that is counted."
                                : "Accepted: " + Numbers.of(accepted, "item") + " of it "
                                        + (accepted == 1 ? "is" : "are") + " in the conversations in a moment.",
                        true);
            case ReplayResult.StillRejected(String message) ->
                detail(request, "Still not usable: " + ShownLine.of(message, 300), false);
            case ReplayResult.NotPossible(String why) ->
                detail(request, "It can't be replayed: " + ShownLine.of(why, 300), false);
        };
    }

    private static String path(Bot bot) {
        return BotLink.of(bot).path() + "/health";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
