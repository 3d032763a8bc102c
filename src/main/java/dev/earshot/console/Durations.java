package dev.earshot.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 30 days}, {@code 24 h}, {@code off}. */
final class Durations {
    private static final Pattern WORDS = Pattern.compile("([0-9]{1,9}) *([a-z]+)");
    private static final Map<Character, Duration> UNITS = Map.of(
            's', Duration.ofSeconds(1), 'm', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));
    private static final Pattern UNIT = Pattern.compile("s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?");

    private record Named(String name, Duration unit) {}

    private static final List<Named> NAMED = List.of(
            new Named("day", Duration.ofDays(1)),
            new Named("hour", Duration.ofHours(1)),
            new Named("minute", Duration.ofMinutes(1)),
            new Named("second", Duration.ofSeconds(1)));

    private Durations() {}

    /** Empty if it is no length of time. */
    static Optional<Duration> parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.equals("off") || words.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches() || !UNIT.matcher(matcher.group(2)).matches()) {
            return Optional.empty();
        }
        Duration unit = UNITS.getOrDefault(matcher.group(2).charAt(0), Duration.ZERO);
        return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }

    /** In the largest unit of which it is a whole number; a day is written as hours. As {@link #parse} reads it. */
    static String of(Duration time) {
        if (time.isZero()) {
            return "off";
        }
        for (Named named : NAMED) {
            long count = time.toSeconds() / named.unit().toSeconds();
            boolean isWhole = time.toSeconds() % named.unit().toSeconds() == 0;
            if (isWhole && !(count == 1 && named.name().equals("day"))) {
                return count + " " + named.name() + (count == 1 ? "" : "s");
            }
        }
        return time.toSeconds() + " seconds";
    }
}
