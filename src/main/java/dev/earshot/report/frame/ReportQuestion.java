package dev.earshot.report.frame;

import dev.earshot.store.SaidInOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** In characters: more than names are long, and few enough for an address. */
    public static final int MAX_TEXT = 1_000;

    public static final Duration SESSION_TIMEOUT = SaidInOrder.SESSION_TIMEOUT;

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

    /**
     * The text that was given.
     *
     * @return null if none was
     * @throws IllegalArgumentException in words for whoever asked, if it is too long
     */
    public @Nullable String text(Option option) {
        String text = option(option);
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("'" + option.name() + "' is longer than " + MAX_TEXT + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** The same with another filter. */
    public ReportQuestion with(ReportFilter other) {
        return new ReportQuestion(bot, period, comparison, granularity, other, options, sessionTimeout);
    }

    /** @throws IllegalArgumentException if there would be too many */
    public Buckets buckets() {
        return Buckets.of(period, granularity);
    }
}
