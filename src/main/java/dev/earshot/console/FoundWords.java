package dev.earshot.console;

import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Quantity;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.SessionTrait;
import dev.earshot.report.frame.Span;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.users.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is found, in words: {@code 1 Mar 2026, 00:00 to 31 Mar 2026, 00:00 · incoming · intent order}. */
record FoundWords(Bot bot) {
    private static final int MAX_WORD = 60;

    String of(ReportQuestion question, Behind.Messages behind) {
        List<String> words = period(behind.from(), behind.to());
        traits(behind.traits(), words);
        filter(question.filter(), words);
        return String.join(" · ", words);
    }

    String of(ReportQuestion question, Behind.Users behind) {
        BotTime time = new BotTime(bot.timeZone());
        List<String> words = behind.from().equals(Users.EVER)
                ? new ArrayList<>(List.of("before " + time.full(behind.to())))
                : period(behind.from(), behind.to());
        traits(behind.traits(), words);
        if (behind.firstFrom() != null) {
            words.add("first seen from " + time.full(behind.firstFrom()));
        }
        if (behind.firstTo() != null) {
            words.add("first seen before " + time.full(behind.firstTo()));
        }
        if (behind.sessions() != null) {
            words.add(amount(behind.sessions(), "sessions", Unit.COUNT));
        }
        filter(question.filter(), words);
        return String.join(" · ", words);
    }

    String of(ReportQuestion question, Behind.Sessions behind) {
        List<String> words = period(behind.from(), behind.to());
        for (SessionTrait trait : SessionTrait.values()) {
            Span span = behind.traits().get(trait);
            if (span != null) {
                words.add(
                        switch (trait) {
                            case MESSAGES -> amount(span, "messages", Unit.COUNT);
                            case SENT -> amount(span, "sent by the user", Unit.COUNT);
                            case MILLIS -> amount(span, "long", Unit.MILLIS);
                        });
            }
        }
        filter(question.filter(), words);
        return String.join(" · ", words);
    }

    String of(ReportQuestion question, Behind.Phrases behind) {
        List<String> words = period(behind.from(), behind.to());
        words.add("not handled, phrases of one group");
        filter(question.filter(), words);
        return String.join(" · ", words);
    }

    private static String amount(Span span, String what, Unit unit) {
        String least = Quantity.of((double) span.least(), unit);
        if (span.most() == null) {
            return least + " or more " + what;
        }
        return span.most() == span.least()
                ? least + " " + what
                : least + " to " + Quantity.of((double) span.most(), unit) + " " + what;
    }

    String of(ReportQuestion question, Behind.Events behind) {
        List<String> words = period(behind.from(), behind.to());
        for (EventTrait trait : EventTrait.values()) {
            String value = behind.traits().get(trait);
            if (value != null) {
                words.add(trait(trait, value));
            }
        }
        filter(question.filter(), words);
        return String.join(" · ", words);
    }

    private static void traits(Map<MessageTrait, String> traits, List<String> words) {
        for (MessageTrait trait : MessageTrait.values()) {
            String value = traits.get(trait);
            if (value != null) {
                words.add(trait(trait, ShownLine.of(value, MAX_WORD)));
            }
        }
    }

    private List<String> period(Instant from, Instant to) {
        BotTime time = new BotTime(bot.timeZone());
        return new ArrayList<>(List.of(time.full(from) + " to " + time.full(to)));
    }

    private static String trait(MessageTrait trait, String value) {
        return switch (trait) {
            case DIRECTION, KIND -> word(value);
            case INTENT -> "intent " + value;
            case HAS_INTENT -> value.equals("true") ? "with an intent" : "without an intent";
            case CONFIDENCE -> "confidence " + value;
            case INPUT -> "with the value " + value;
            case ANSWER -> "answered with “" + value + "”";
            case TEXT, WORDING -> "“" + value + "”";
            case PRESSED -> "tapped “" + value + "”";
            case TEMPLATE -> "template " + value;
            case FAILURE -> value.equals(MessageTrait.ANY) ? "not delivered" : "not delivered, code " + value;
            case HOUR_OF_WEEK -> "hour of the week " + value;
            case SENTIMENT -> value.equals(MessageTrait.ANY) ? "written by users" : "sentiment " + value;
        };
    }

    private static String trait(EventTrait trait, String value) {
        return switch (trait) {
            case TYPE -> word(value);
            case NAME, USER -> ShownLine.of(value, MAX_WORD);
            case CURRENCY -> value.equals(EventTrait.NO_CURRENCY) ? "without a currency" : "in " + value;
            case AMOUNT -> word(value);
            case ATTRIBUTES ->
                EventAttributes.read(value).entrySet().stream()
                        .map(attribute -> attribute.getKey() + " "
                                + (attribute.getValue().isEmpty()
                                        ? "not said"
                                        : ShownLine.of(attribute.getValue().get(), MAX_WORD)))
                        .collect(Collectors.joining(", "));
        };
    }

    private static void filter(ReportFilter filter, List<String> words) {
        add(words, "platform ", filter.platform());
        add(words, "", filter.direction() == null ? null : word(filter.direction()));
        add(words, "intent ", filter.intent());
        add(words, "users with ", filter.event());
        add(words, filter.property() + " is ", filter.propertyValue());
        add(words, "audience ", title(filter.audience()));
        add(words, "came by ", title(filter.campaign()));
        add(words, "came by the link ", title(filter.link()));
    }

    private static @Nullable String title(@Nullable ChosenUsers chosen) {
        return chosen == null ? null : chosen.title();
    }

    private static void add(List<String> words, String before, @Nullable String value) {
        if (value != null) {
            words.add(before + ShownLine.of(value, MAX_WORD));
        }
    }

    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
