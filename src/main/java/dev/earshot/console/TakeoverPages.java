package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.TakeoverPanel;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.Takeover;
import dev.earshot.control.Taking;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.takeover.AgentText;
import dev.earshot.takeover.Sending;
import dev.earshot.takeover.TakeoverDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms below a transcript: pause, answer, unpause. */
final class TakeoverPages {
    private final Views views;
    private final BotAccess access;
    private final TakeoverDesk desk;
    private final TakeoverPanels panels;

    TakeoverPages(Views views, ConsoleServices services, TakeoverPanels panels) {
        this.views = views;
        this.access = new BotAccess(services.bots());
        this.desk = services.takeover();
        this.panels = panels;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/bots/{bot}/conversations/takeover", Access.SESSION, this::take),
                Route.post("/bots/{bot}/conversations/takeover/end", Access.SESSION, this::giveBack),
                Route.post("/bots/{bot}/conversations/takeover/send", Access.SESSION, this::send));
    }

    private Answer take(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        String user = user(request);
        String name = request.visitor().orElseThrow().name();
        Long from = request.form("from").isEmpty() ? null : number(request, "from");
        return taken(request, bot, user, done(desk.take(request.caller(), bot, user, name, from)));
    }

    private Answer giveBack(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        String user = user(request);
        return taken(request, bot, user, done(desk.giveBack(request.caller(), bot, user, number(request, "epoch"))));
    }

    private Answer taken(Request request, Bot bot, String user, Taking taking) {
        return switch (taking) {
            case Taking.Done done -> panel(request, bot, user, "", "");
            case Taking.Conflict(Takeover current) -> panel(request, bot, user, conflict(current), "");
        };
    }

    private Answer send(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        String user = user(request);
        String text = request.form("text").orElse("").strip().replace("\r\n", "\n");
        long epoch = number(request, "epoch");
        return switch (done(desk.send(request.caller(), bot, user, epoch, AgentText.of(text)))) {
            case Sending.Tried(AgentMessage message) ->
                panel(request, bot, user, "", message.state() == AgentMessage.State.FAILED ? text : "");
            case Sending.Conflict(Takeover current) -> panel(request, bot, user, conflict(current), text);
            case Sending.Impossible(String reason) -> panel(request, bot, user, reason, text);
            case Sending.Faulty(String reason) -> panel(request, bot, user, reason, text);
        };
    }

    /** The panel for the page's script; the whole page for a browser without one. */
    private Answer panel(Request request, Bot bot, String user, String fault, String draft) {
        if (request.isHtmx()) {
            TakeoverPanel panel = panels.of(request, bot, user).with(fault, draft);
            return Pages.html(200, views.render("conversation/takeover", panel));
        }
        if (!fault.isEmpty()) {
            throw new Problem(409, "Not done", fault);
        }
        return Answer.redirect(ConversationRows.path(BotLink.of(bot).path() + "/conversations", user));
    }

    private static String conflict(@Nullable Takeover current) {
        return current == null
                ? "Nothing was done: the bot has this conversation again."
                : "Nothing was done: " + current.holderName() + " has this conversation now.";
    }

    private static String user(Request request) {
        return request.form("user").orElseThrow(() -> Problem.badRequest("The form lacks the user."));
    }

    private static long number(Request request, String field) {
        String text = request.form(field).orElse("");
        if (!text.matches("[0-9]{1,15}")) {
            throw Problem.badRequest("The form does not say which takeover it means.");
        }
        return Long.parseLong(text);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound("bot");
            case Outcome.Refused<T>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<T>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        };
    }
}
