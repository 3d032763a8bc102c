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

    String csv(Part part) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        values.put("part", part.name());
        return dataPath(bot, report) + "/csv" + written(values);
    }

    String behind(Behind behind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("from", behind.from().toString());
        values.put("to", behind.to().toString());
        put(values, "direction", behind.direction());
        put(values, "intent", behind.intent());
        put(values, "text", behind.text());
        put(values, "kind", behind.kind());
        String list = switch (behind.what()) {
            case MESSAGES -> "/messages";
            case EVENTS -> "/events";
        };
        return BotLink.of(bot).path() + list + written(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String written(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
