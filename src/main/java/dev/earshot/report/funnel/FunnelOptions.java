package dev.earshot.report.funnel;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a funnel.
 *
 * @param window what an attempt may take, from its first step on
 * @param isInSession whether all steps must be in one session; in the user's whole life otherwise
 * @param isStrict whether nothing of the steps' kinds may lie between two of them
 * @param isEach whether each attempt counts; once a user or session otherwise
 * @param by what it is broken down by: {@link #PLATFORM} or the name of a property; null for nothing
 */
record FunnelOptions(
        List<Act> steps,
        Duration window,
        boolean isInSession,
        boolean isStrict,
        boolean isEach,
        @Nullable String by) {
    static final int MIN_STEPS = 2;
    static final int MAX_STEPS = 10;
    static final String PLATFORM = "platform";

    private static final Duration MAX_WINDOW = Duration.ofDays(90);
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,6})(s|m|h|d)");

    static final Option STEPS = Option.acts("steps", "Steps", MAX_STEPS);
    static final Option WITHIN = new Option("within", "within", List.of(), "7d");
    static final Option SCOPE = Option.choice(
            "scope",
            "in",
            List.of(new Option.Choice("life", "a user's whole time"), new Option.Choice("session", "one session")));
    static final Option ORDER = Option.choice(
            "order",
            "order",
            List.of(
                    new Option.Choice("loose", "others may lie between"),
                    new Option.Choice("strict", "one right after the other")));
    static final Option COUNT = Option.choice(
            "count",
            "count",
            List.of(new Option.Choice("once", "each once"), new Option.Choice("each", "every attempt")));
    static final Option BY = Option.text("split", "split by");

    static final List<Option> ALL = List.of(STEPS, SCOPE, WITHIN, ORDER, COUNT, BY);

    FunnelOptions {
        steps = List.copyOf(steps);
        if (steps.size() < MIN_STEPS || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a funnel has " + MIN_STEPS + " to " + MAX_STEPS + " steps");
        }
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    static FunnelOptions of(ReportQuestion question) {
        return new FunnelOptions(
                ActText.parseAll(question.option(STEPS)),
                window(question.option(WITHIN).strip()),
                question.option(SCOPE).equals("session"),
                question.option(ORDER).equals("strict"),
                question.option(COUNT).equals("each"),
                question.text(BY));
    }

    private static Duration window(String text) {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'within' must be a time such as 90s, 30m, 12h or 7d");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration window = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (window.isZero() || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("'within' must be from 1s to " + MAX_WINDOW.toDays() + "d");
        }
        return window;
    }

    /** What the numbers count, in the plural. */
    String counted() {
        return isEach ? "attempts" : isInSession ? "sessions" : "users";
    }
}
