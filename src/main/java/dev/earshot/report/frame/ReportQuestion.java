package dev.earshot.report.frame;

import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of a report.
 *
 * @param bot the bot's id
 * @param sessionTimeout a pause of more than this ends a session; 30 minutes, or 5 for the numbers that Dashbot gave
 */
public record ReportQuestion(
        String bot,
        Period period,
        Comparison comparison,
        Granularity granularity,
        ReportFilter filter,
        Duration sessionTimeout) {

    public static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

    /** The same of the period that it is compared with. */
    public Optional<ReportQuestion> compared() {
        return comparison
                .of(period)
                .map(other -> new ReportQuestion(bot, other, Comparison.NONE, granularity, filter, sessionTimeout));
    }

    /** @throws IllegalArgumentException if there would be too many */
    public Buckets buckets() {
        return Buckets.of(period, granularity);
    }
}
