package dev.earshot.console;

import dev.earshot.control.Bot;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.SessionTrait;
import dev.earshot.report.frame.Span;
import dev.earshot.report.frame.UserSets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands behind a number, as the parameters of an address: those of the report's question, and its own. */
final class FoundQuestion {
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String FIRST_SINCE = "firstSince";
    private static final String FIRST_UNTIL = "firstUntil";
    private static final String GROUP = "its_group";
    private static final String TRAIT = "its_";
    private static final String SESSIONS = "its_sessions";

    private FoundQuestion() {}

    /**
     * That of the report which a number is of.
     *
     * @throws IllegalArgumentException in words for whoever asked
     */
    static ReportQuestion question(Bot bot, Function<String, Optional<String>> asked, Instant now, UserSets sets) {
        Map<String, String> values = new TreeMap<>();
        for (String name : ReportParameters.NAMES) {
            asked.apply(name).ifPresent(value -> values.put(name, value));
        }
        LocalDate today = LocalDate.ofInstant(now, bot.timeZone());
        return ReportParameters.parse(values, List.of(), bot.id().value(), bot.timeZone(), today, sets);
    }

    static Map<String, String> write(ReportQuestion question, Behind.Messages behind) {
        Map<String, String> values = period(question, behind.from(), behind.to());
        behind.traits().forEach((trait, value) -> values.put(TRAIT + trait.word(), value));
        return values;
    }

    static Map<String, String> write(ReportQuestion question, Behind.Phrases behind) {
        Map<String, String> values = period(question, behind.from(), behind.to());
        put(values, GROUP, behind.group());
        return values;
    }

    static Map<String, String> write(ReportQuestion question, Behind.Events behind) {
        Map<String, String> values = period(question, behind.from(), behind.to());
        behind.traits().forEach((trait, value) -> values.put(TRAIT + trait.word(), value));
        return values;
    }

    static Map<String, String> write(ReportQuestion question, Behind.Users behind) {
        Map<String, String> values = period(question, behind.from(), behind.to());
        put(values, FIRST_SINCE, behind.firstFrom());
        put(values, FIRST_UNTIL, behind.firstTo());
        behind.traits().forEach((trait, value) -> values.put(TRAIT + trait.word(), value));
        put(
                values,
                SESSIONS,
                behind.sessions() == null ? null : behind.sessions().text());
        return values;
    }

    static Map<String, String> write(ReportQuestion question, Behind.Sessions behind) {
        Map<String, String> values = period(question, behind.from(), behind.to());
        behind.traits().forEach((trait, span) -> values.put(TRAIT + trait.word(), span.text()));
        return values;
    }

    private static Map<String, String> period(ReportQuestion question, Instant from, Instant to) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        values.put(SINCE, from.toString());
        values.put(UNTIL, to.toString());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    /** @param asked gives the parameters of an address; the whole period counts where they do not say otherwise */
    static Behind.Messages messages(ReportQuestion question, Function<String, Optional<String>> asked) {
        return new Behind.Messages(since(question, asked), until(question, asked), traits(asked));
    }

    /** Null if the address names no group of phrases. */
    static Behind.@Nullable Phrases phrases(ReportQuestion question, Function<String, Optional<String>> asked) {
        return asked.apply(GROUP)
                .map(group -> new Behind.Phrases(since(question, asked), until(question, asked), group))
                .orElse(null);
    }

    static Behind.Events events(ReportQuestion question, Function<String, Optional<String>> asked) {
        Map<EventTrait, String> traits = new EnumMap<>(EventTrait.class);
        for (EventTrait trait : EventTrait.values()) {
            asked.apply(TRAIT + trait.word()).ifPresent(value -> traits.put(trait, value));
        }
        return new Behind.Events(since(question, asked), until(question, asked), traits);
    }

    static Behind.Users users(ReportQuestion question, Function<String, Optional<String>> asked) {
        return new Behind.Users(
                since(question, asked),
                until(question, asked),
                time(FIRST_SINCE, asked).orElse(null),
                time(FIRST_UNTIL, asked).orElse(null),
                traits(asked),
                asked.apply(SESSIONS).map(Span::parse).orElse(null));
    }

    static Behind.Sessions sessions(ReportQuestion question, Function<String, Optional<String>> asked) {
        Map<SessionTrait, Span> traits = new EnumMap<>(SessionTrait.class);
        for (SessionTrait trait : SessionTrait.values()) {
            asked.apply(TRAIT + trait.word()).ifPresent(value -> traits.put(trait, Span.parse(value)));
        }
        return new Behind.Sessions(since(question, asked), until(question, asked), traits);
    }

    /** Whether an address leads from a number to what stands behind it, or asks for all. */
    static boolean isOfNumber(Function<String, Optional<String>> asked) {
        return asked.apply(SINCE).isPresent();
    }

    private static Map<MessageTrait, String> traits(Function<String, Optional<String>> asked) {
        Map<MessageTrait, String> traits = new EnumMap<>(MessageTrait.class);
        for (MessageTrait trait : MessageTrait.values()) {
            asked.apply(TRAIT + trait.word()).ifPresent(value -> traits.put(trait, value));
        }
        return traits;
    }

    private static Instant since(ReportQuestion question, Function<String, Optional<String>> asked) {
        return time(SINCE, asked).orElse(question.period().from());
    }

    private static Instant until(ReportQuestion question, Function<String, Optional<String>> asked) {
        return time(UNTIL, asked).orElse(question.period().to());
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    private static Optional<Instant> time(String name, Function<String, Optional<String>> asked) {
        try {
            return asked.apply(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' must be a time such as 2026-01-31T12:00:00Z", e);
        }
    }
}
