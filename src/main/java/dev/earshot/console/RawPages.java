package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.RawView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.PrettyJson;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.Transcript;
import dev.earshot.report.TranscriptEntry;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import java.util.List;
import java.util.UUID;

/** What was received for one message or event, as it came. */
final class RawPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Transcript transcript;

    RawPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.transcript = new Transcript(services.store());
    }

    List<Route> routes() {
        return List.of(Route.get("/bots/{bot}/raw/{id}", Access.SESSION, this::show));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        UUID id = BotAccess.id(request, "message");
        String user = request.query("user").orElse("");
        TranscriptEntry entry = transcript.around(bot.id().value(), user, id, 3).entries().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("message, or it is not stored yet: try again in a second"));
        String back = ConversationRows.path(BotLink.of(bot).path() + "/conversations", user) + "&at=" + id;
        RawView view = view(request, bot, entry, back);
        return Pages.html(200, views.render(request.isHtmx() ? "part/raw" : "raw", view));
    }

    private RawView view(Request request, Bot bot, TranscriptEntry entry, String back) {
        BotTime time = new BotTime(bot.timeZone());
        return switch (entry) {
            case TranscriptMessage(var row, var content, var state, var inputs) ->
                new RawView(
                        frames.of(request, "Raw payload", Area.CONVERSATIONS, bot),
                        PrettyJson.of(row.rawJson()),
                        ShownLine.of(row.source(), 80),
                        time.full(row.receivedAt()),
                        back);
            case TranscriptEvent(var row, var attributes) ->
                new RawView(
                        frames.of(request, "Raw payload", Area.CONVERSATIONS, bot),
                        PrettyJson.of(row.rawJson()),
                        ShownLine.of(row.source(), 80),
                        time.full(row.receivedAt()),
                        back);
        };
    }
}
