package dev.earshot.report.frame;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question as the parameters of an address, for pages and the API alike. */
public final class ReportParameters {
    /** All that a report takes. */
    public static final Set<String> NAMES = Set.of(
            "from",
            "to",
            "compare",
            "granularity",
            "platform",
            "direction",
            "intent",
            "event",
            "property",
            "propertyValue",
            "audience",
            "campaign",
            "link");

    private static final int DEFAULT_DAYS = 30;

    /** Up to so many days are shown by the hour, by the day, by the week, unless a granularity is asked for. */
    private static final int HOURLY_DAYS = 2;

    private static final int DAILY_DAYS = 120;
    private static final int WEEKLY_DAYS = 500;

    private ReportParameters() {}

    /**
     * @param values by name; what is missing or empty is the default: the last 30 days, compared with those before
     * @param options that the report has beyond the {@link #NAMES}
     * @param zone the bot's
     * @param today by the bot's clock
     * @param sets what 'audience', 'campaign' and 'link' can mean
     * @throws IllegalArgumentException in words for whoever asked
     */
    public static ReportQuestion parse(
            Map<String, String> values, List<Option> options, String bot, ZoneId zone, LocalDate today, UserSets sets) {
        LocalDate last = date(values, "to", today);
        LocalDate first = date(values, "from", last.minusDays(DEFAULT_DAYS - 1L));
        Period period = new Period(first, last, zone);
        return new ReportQuestion(
                bot,
                period,
                choice(values, "compare", Comparison.class, Comparison.PERIOD_BEFORE),
                choice(values, "granularity", Granularity.class, fitting(period)),
                filter(values, kind -> chosen(values, kind, bot, zone, sets)),
                options(values, options),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private static ReportFilter filter(
            Map<String, String> values, Function<UserSets.Kind, @Nullable ChosenUsers> chosen) {
        return new ReportFilter(
                text(values, "platform"),
                upper(values, "direction", Set.of("INCOMING", "OUTGOING")),
                text(values, "intent"),
                text(values, "event"),
                text(values, "property"),
                text(values, "propertyValue"),
                chosen.apply(UserSets.Kind.AUDIENCE),
                chosen.apply(UserSets.Kind.CAMPAIGN),
                chosen.apply(UserSets.Kind.LINK));
    }

    private static @Nullable ChosenUsers chosen(
            Map<String, String> values, UserSets.Kind kind, String bot, ZoneId zone, UserSets sets) {
        String word = text(values, kind.parameter());
        return word == null ? null : sets.find(bot, zone, kind, word.strip());
    }

    private static Map<String, String> options(Map<String, String> values, List<Option> options) {
        Map<String, String> chosen = new HashMap<>();
        for (Option option : options) {
            String value = text(values, option.name());
            if (value != null) {
                chosen.put(option.name(), checked(option, value));
            }
        }
        return chosen;
    }

    private static String checked(Option option, String value) {
        List<String> words = option.choices().stream().map(Option.Choice::word).toList();
        if (!words.isEmpty() && !words.contains(value)) {
            throw new IllegalArgumentException("'" + option.name() + "' must be one of " + String.join(", ", words));
        }
        return value;
    }

    /** All that one report takes. */
    public static Set<String> names(Report report) {
        Set<String> names = new LinkedHashSet<>(NAMES);
        report.options().forEach(option -> names.add(option.name()));
        return names;
    }

    /** What {@link #parse} makes the same question of: everything said, so that a link shows the same for ever. */
    public static Map<String, String> write(ReportQuestion question) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("from", question.period().first().toString());
        values.put("to", question.period().last().toString());
        values.put("compare", word(question.comparison()));
        values.put("granularity", word(question.granularity()));
        ReportFilter filter = question.filter();
        put(values, "platform", filter.platform());
        put(
                values,
                "direction",
                filter.direction() == null ? null : filter.direction().toLowerCase(Locale.ROOT));
        put(values, "intent", filter.intent());
        put(values, "event", filter.event());
        put(values, "property", filter.property());
        put(values, "propertyValue", filter.propertyValue());
        put(values, UserSets.Kind.AUDIENCE, filter.audience());
        put(values, UserSets.Kind.CAMPAIGN, filter.campaign());
        put(values, UserSets.Kind.LINK, filter.link());
        values.putAll(new TreeMap<>(question.options()));
        return values;
    }

    private static Granularity fitting(Period period) {
        int days = period.days();
        if (days <= HOURLY_DAYS) {
            return Granularity.HOUR;
        }
        return days <= DAILY_DAYS ? Granularity.DAY : days <= WEEKLY_DAYS ? Granularity.WEEK : Granularity.MONTH;
    }

    private static void put(Map<String, String> values, UserSets.Kind kind, @Nullable ChosenUsers chosen) {
        put(values, kind.parameter(), chosen == null ? null : chosen.word());
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String text(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static LocalDate date(Map<String, String> values, String name, LocalDate otherwise) {
        String value = text(values, name);
        try {
            return value == null ? otherwise : LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' must be a day such as 2026-01-31", e);
        }
    }

    private static @Nullable String upper(Map<String, String> values, String name, Set<String> allowed) {
        String value = text(values, name);
        if (value == null) {
            return null;
        }
        String upper = value.toUpperCase(Locale.ROOT);
        if (!allowed.contains(upper)) {
            throw new IllegalArgumentException("'" + name + "' must be incoming or outgoing");
        }
        return upper;
    }

    private static <E extends Enum<E>> E choice(Map<String, String> values, String name, Class<E> type, E otherwise) {
        String value = text(values, name);
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(ReportParameters::word)
                                .collect(Collectors.joining(", "))));
    }

    /** How an enum's constant stands in an address. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
