package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.PhraseGroup;
import dev.earshot.control.PhraseGroups;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Method;
import dev.earshot.http.Problem;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.NotHandledReport;
import dev.earshot.report.nothandled.TrainingExport;
import dev.earshot.report.nothandled.WorkWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the phrases that a bot did not understand: decisions, and a file to train it with. */
final class NotHandledEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/not-handled";

    private final NotHandled notHandled;
    private final PhraseGroups groups;
    private final QuestionReader reader;

    NotHandledEndpoints(NotHandled notHandled, PhraseGroups groups, QuestionReader reader) {
        this.notHandled = notHandled;
        this.groups = groups;
        this.reader = reader;
    }

    List<Endpoint> all() {
        Set<String> names = new HashSet<>(ReportParameters.NAMES);
        names.add(NotHandledReport.STATE.name());
        names.add("format");
        return List.of(
                Endpoint.get(PATH + "/export", names, this::export),
                new Endpoint(
                        Method.PUT,
                        PATH + "/{groupId}",
                        Access.API,
                        Set.of("from", "to"),
                        Set.of("state"),
                        this::decide));
    }

    private Answer export(Call call) {
        ReportQuestion question = reader.question(call, List.of(NotHandledReport.STATE));
        String format = call.query().text("format");
        TrainingExport export = TrainingExport.of(notHandled, question);
        return switch (format) {
            case null -> file("text/csv; charset=utf-8", export.csv(), "csv");
            case "csv" -> file("text/csv; charset=utf-8", export.csv(), "csv");
            case "jsonl" -> file("application/jsonl", export.jsonLines(), "jsonl");
            default -> throw Problem.badRequest("'format' must be csv or jsonl.");
        };
    }

    private static Answer file(String type, String text, String extension) {
        return Answer.text(200, type, text)
                .withHeader("Content-Disposition", "attachment; filename=\"not-handled." + extension + "\"");
    }

    private record Decided(
            String group,
            String phrase,
            String state,
            String changedAt,
            @Nullable String changedBy) {}

    private Answer decide(Call call) {
        Bot bot = reader.bot(call);
        String word = call.body().required("state");
        PhraseGroup.State state = WorkWords.parse(word)
                .map(known -> PhraseGroup.State.valueOf(known.name()))
                .orElseThrow(() -> Outcomes.invalid(
                        List.of(new Outcomes.Fault("state", "must be one of " + String.join(", ", WorkWords.all())))));
        String id = call.path("groupId");
        String phrase =
                notHandled.leader(reader.question(call, List.of()), id).orElseThrow(() -> Problem.notFound("group"));
        PhraseGroup decided = Outcomes.done(groups.decide(call.caller(), bot.id(), id, phrase, state), "bot");
        return Answer.json(
                200,
                new Decided(
                        decided.id(),
                        decided.phrase(),
                        decided.state().name().toLowerCase(Locale.ROOT),
                        Times.text(decided.changedAt()),
                        decided.changedBy()));
    }
}
