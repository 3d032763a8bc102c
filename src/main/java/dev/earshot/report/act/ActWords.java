package dev.earshot.report.act;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What acts are called. */
public final class ActWords {
    private ActWords() {}

    /** Such as {@code pizza.order}, {@code “hello” …}, {@code User's image}. */
    public static String of(Act act) {
        return switch (act) {
            case Act.Message(String direction, String kind, Act.Words words) ->
                words == null ? who(direction) + kind(kind) : said(words) + by(direction, kind);
            case Act.Intent(String name) -> name == null ? "Any intent" : name;
            case Act.NotHandled() -> "Not handled";
            case Act.Press(String what) -> what == null ? "Any button" : "Taps " + what;
            case Act.Event(String name, String type, Map<String, String> attributes) ->
                event(name, type) + having(attributes);
            case Act.Click(String campaign, String link) -> "Click" + on(campaign) + on(link);
            case Act.Takeover() -> "A person answers";
            case Act.Revenue revenue -> revenue(revenue);
        };
    }

    private static String who(@Nullable String direction) {
        return direction == null ? "Any " : direction.equals("INCOMING") ? "User's " : "Bot's ";
    }

    private static String kind(@Nullable String kind) {
        return kind == null ? "message" : lower(kind);
    }

    private static String said(Act.Words words) {
        return switch (words.part()) {
            case WHOLE -> "“" + words.text() + "”";
            case START -> "“" + words.text() + " …”";
            case ANYWHERE -> "“… " + words.text() + " …”";
        };
    }

    private static String by(@Nullable String direction, @Nullable String kind) {
        String by = direction == null ? "" : direction.equals("INCOMING") ? " by the user" : " by the bot";
        return by + (kind == null ? "" : ", " + lower(kind));
    }

    private static String event(@Nullable String name, @Nullable String type) {
        if (name == null) {
            return type == null ? "Any event" : "Event of type " + lower(type);
        }
        return name + (type == null ? "" : ", " + lower(type));
    }

    private static String having(Map<String, String> attributes) {
        StringBuilder words = new StringBuilder();
        attributes.forEach((key, value) -> words.append(words.isEmpty() ? " with " : ", ")
                .append(key)
                .append(" ")
                .append(value));
        return words.toString();
    }

    private static String on(@Nullable String what) {
        return what == null ? "" : " " + what;
    }

    private static String revenue(Act.Revenue revenue) {
        String currency = revenue.currency() == null ? "" : " " + revenue.currency();
        return revenue.least() == null
                ? "Revenue" + currency
                : "Revenue of " + revenue.least().toPlainString() + currency + " or more";
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
