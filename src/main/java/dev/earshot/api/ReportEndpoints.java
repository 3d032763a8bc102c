package dev.earshot.api;

import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.Catalogue;
import dev.earshot.report.CsvFile;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reports of a bot: which there are, each as JSON, and each of its parts as CSV. */
final class ReportEndpoints {
    private final Catalogue catalogue;
    private final FilterValues filterValues;
    private final QuestionReader reader;

    ReportEndpoints(Catalogue catalogue, FilterValues filterValues, QuestionReader reader) {
        this.catalogue = catalogue;
        this.filterValues = filterValues;
        this.reader = reader;
    }

    List<Endpoint> all() {
        Set<String> names = new HashSet<>(ReportParameters.NAMES);
        names.addAll(catalogue.optionNames());
        Set<String> withPart = new HashSet<>(names);
        withPart.add("part");
        return List.of(
                Endpoint.get("/api/v1/bots/{botId}/reports", Set.of(), this::list),
                Endpoint.get("/api/v1/bots/{botId}/reports/{report}", names, this::one),
                Endpoint.get("/api/v1/bots/{botId}/reports/{report}/csv", withPart, this::csv),
                Endpoint.get("/api/v1/bots/{botId}/reports/{report}/values/{parameter}", names, this::values));
    }

    private record ReportName(String name, String title, String help) {}

    private Answer list(Call call) {
        reader.bot(call);
        List<Report> reports =
                catalogue.all().stream().filter(report -> !report.isDetail()).toList();
        return PageJson.answer(
                reports,
                report -> new ReportName(
                        report.name(), report.title(), report.about().help()));
    }

    private Answer one(Call call) {
        Report report = report(call);
        ReportQuestion question = question(call, report);
        return Answer.json(200, ReportJson.of(report, question, answer(report, question)));
    }

    private Answer csv(Call call) {
        Report report = report(call);
        ReportQuestion question = question(call, report);
        List<Part> parts = answer(report, question).parts();
        String name = call.query().text("part");
        Part part = parts.stream()
                .filter(one -> name == null || one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("'part' must be one of "
                        + String.join(", ", parts.stream().map(Part::name).toList()) + "."));
        return Answer.text(200, "text/csv; charset=utf-8", CsvFile.of(part.grid()))
                .withHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + report.name() + "-" + part.name() + ".csv\"");
    }

    /** Half of a property, or of a link's name, restricts nothing yet: the other half may be what is asked for. */
    private Answer values(Call call) {
        Report report = report(call);
        String of = call.path("parameter");
        Map<String, String> asked = reader.asked(call, report.options());
        if (!asked.keySet().containsAll(Set.of("property", "propertyValue")) || of.equals("propertyValue")) {
            asked.remove("property");
            asked.remove("propertyValue");
        }
        asked.remove(UserSets.Kind.LINK.parameter());
        ReportQuestion question = reader.question(call, report.options(), asked);
        Optional<Option> option =
                report.options().stream().filter(one -> one.name().equals(of)).findFirst();
        try {
            List<String> values = option.isPresent()
                    ? report.values(question, option.get())
                    : filterValues.of(question, of, call.query().text("property"));
            return PageJson.answer(values, value -> value);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(QuestionReader.sentence(e));
        }
    }

    /** The bot first: of a stranger's bot nobody learns anything. */
    private Report report(Call call) {
        reader.bot(call);
        return catalogue.find(call.path("report")).orElseThrow(() -> Problem.notFound("report"));
    }

    private ReportQuestion question(Call call, Report report) {
        return report.completed(reader.question(call, report.options()));
    }

    private static ReportAnswer answer(Report report, ReportQuestion question) {
        try {
            return report.answer(question);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(QuestionReader.sentence(e));
        }
    }
}
