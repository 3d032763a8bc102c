package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ReportView;
import dev.earshot.control.Bot;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a report's page leads: to other periods, to its data, and to what stands behind its numbers. */
record ReportLinks(Bot bot, Report report, ReportQuestion question) {

    /** The last days, today included. */
    List<ReportView.Preset> presets(LocalDate today) {
        return Stream.of(
                        preset("Today", 1, today),
                        preset("7 days", 7, today),
                        preset("30 days", 30, today),
                        preset("90 days", 90, today),
                        preset("12 months", 365, today))
                .toList();
    }

    private ReportView.Preset preset(String label, int days, LocalDate today) {
        Period period = Period.ofDays(days, today, bot.timeZone());
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        values.put("from", period.first().toString());
        values.put("to", period.last().toString());
        values.remove("granularity"); // what suits the period
        return new ReportView.Preset(label, path() + written(values), period.equals(question.period()));
    }

    private String path() {
        return BotLink.of(bot).path() + "/reports/" + report.name();
    }

    static String dataPath(Bot bot, Report report) {
        return "/api/v1" + BotLink.of(bot).path() + "/reports/" + report.name();
    }

    String query() {
        return written(ReportParameters.write(question));
    }

    /** Where exactly this is shown. */
    String here() {
        return path() + query();
    }

    String csv(Part part) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        values.put("part", part.name());
        return dataPath(bot, report) + "/csv" + written(values);
    }

    /** Where a click on a number leads; null if there is nothing to show. */
    @Nullable
    String behind(@Nullable Behind behind) {
        return switch (behind) {
            case null -> null;
            case Behind.Messages messages -> found("/messages", FoundQuestion.write(question, messages));
            case Behind.Phrases phrases -> found("/messages", FoundQuestion.write(question, phrases));
            case Behind.Events events -> found("/events", FoundQuestion.write(question, events));
            case Behind.Users users -> found("/users", FoundQuestion.write(question, users));
            case Behind.Sessions sessions -> found("/sessions", FoundQuestion.write(question, sessions));
            case Behind.Place place -> found("/conversations", placed(place));
            case Behind.Within within ->
                new ReportLinks(bot, report, question.with(within.filter())).behind(within.there());
            case Behind.Compared compared ->
                new ReportLinks(bot, report, question.compared().orElseThrow()).behind(compared.there());
            case Behind.Person person -> UserPages.path(bot, person.user());
            case Behind.Detail detail -> detail(detail);
        };
    }

    private static Map<String, String> placed(Behind.Place place) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("user", place.user());
        values.put("at", place.id().toString());
        return values;
    }

    private String found(String list, Map<String, String> values) {
        return BotLink.of(bot).path() + list + written(values);
    }

    private String detail(Behind.Detail detail) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        report.options().forEach(option -> values.remove(option.name()));
        values.putAll(new TreeMap<>(detail.options()));
        return BotLink.of(bot).path() + "/reports/" + detail.report() + written(values);
    }

    /** The other reports, for the same period and filters. */
    List<ReportView.Tab> tabs(List<Report> reports) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        report.options().forEach(option -> values.remove(option.name()));
        return reports.stream()
                .filter(other -> !other.isDetail())
                .map(other -> new ReportView.Tab(
                        other.title(),
                        BotLink.of(bot).path() + "/reports/" + other.name() + written(values),
                        other.name().equals(report.partOf())))
                .toList();
    }

    static String written(Map<String, String> values) {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
