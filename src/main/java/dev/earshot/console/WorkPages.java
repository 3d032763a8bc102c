package dev.earshot.console;

import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.PhraseGroup;
import dev.earshot.control.PhraseGroups;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.WorkWords;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides what becomes of a group of phrases that the bot did not understand. */
final class WorkPages {
    private final BotAccess access;
    private final PhraseGroups groups;
    private final NotHandled notHandled;
    private final InstantSource clock;

    WorkPages(ConsoleServices services) {
        this.access = new BotAccess(services.bots());
        this.groups = services.phraseGroups();
        this.notHandled = new NotHandled(services.store(), services.workList());
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(Route.post("/bots/{bot}/not-handled/{group}", Access.SESSION, this::decide));
    }

    private Answer decide(Request request) {
        Bot bot = access.of(request);
        String group = request.path("group");
        PhraseGroup.State state = WorkWords.parse(request.form("state").orElse(""))
                .map(known -> PhraseGroup.State.valueOf(known.name()))
                .orElseThrow(() -> Problem.badRequest("The form does not say what becomes of the phrases."));
        String leader = notHandled.leader(question(request, bot), group).orElseThrow(() -> Problem.notFound("group"));
        return switch (groups.decide(request.caller(), bot.id(), group, leader, state)) {
            case Outcome.Done<PhraseGroup> done ->
                Answer.redirect(OwnForms.localPath(request.form("back").orElse("/")));
            case Outcome.Invalid<PhraseGroup>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
            case Outcome.NotFound<PhraseGroup>() -> throw Problem.notFound("bot");
            case Outcome.Refused<PhraseGroup>(String reason) -> throw Pages.refused(reason);
        };
    }

    /** In the period of the page that the form stood on: a rare group may be known in no other. */
    private ReportQuestion question(Request request, Bot bot) {
        Map<String, String> values = new TreeMap<>();
        for (String name : List.of("from", "to")) {
            request.form(name).ifPresent(value -> values.put(name, value));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        try {
            return ReportParameters.parse(values, List.of(), bot.id().value(), bot.timeZone(), today, UserSets.NONE);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The form cannot be read: " + e.getMessage() + ".");
        }
    }
}
