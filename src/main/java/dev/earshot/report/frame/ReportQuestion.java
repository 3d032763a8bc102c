package dev.earshot.report.frame;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a report.
 *
 * @param bot the bot's id
 * @param options what only this report asks, by name: the chosen words and given texts
 * @param sessionTimeout a pause of more than this ends a session; 30 minutes, or 5 for the numbers that Dashbot gave
 */
public record ReportQuestion(
        String bot,
        Period period,
        Comparison comparison,
        Granularity granularity,
        ReportFilter filter,
        Map<String, String> options,
        Duration sessionTimeout) {
    public ReportQuestion {
        options = Map.copyOf(options);
    }

    public static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

    /** The same of the period that it is compared with. */
    public Optional<ReportQuestion> compared() {
        return comparison
                .of(period)
                .map(other ->
                        new ReportQuestion(bot, other, Comparison.NONE, granularity, filter, options, sessionTimeout));
    }

    /** What was chosen or given; what counts otherwise, if nothing was. */
    public String option(Option option) {
        return options.getOrDefault(option.name(), option.otherwise());
    }

    /** @throws IllegalArgumentException if there would be too many */
    public Buckets buckets() {
        return Buckets.of(period, granularity);
    }
}
