package dev.earshot.report.act;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Acts as texts that fit into an address and into JSON: {@code kind:value?name=value&name=value}, several of them joined by
 * {@code >}.
 *
 * <pre>
 * message   message?direction=incoming&amp;kind=image
 * text:hello   text:hello*   text:*hello*?direction=outgoing
 * intent   intent:pizza.order   not_handled
 * press   press:Pay now
 * event   event:order_placed?size=Large   event?type=share
 * click   click?campaign=summer   click?link=menu
 * takeover   revenue   revenue?currency=EUR&amp;least=10
 * </pre>
 *
 * <p>{@code % ? & = >} and {@code *} are written as in addresses, such as {@code %3F}, where they mean themselves. An event's
 * attribute that is called {@code type} is written {@code %74ype}.
 */
public final class ActText {
    /** Of one act, in characters. */
    public static final int MAX_LENGTH = 1_000;

    private static final String JOINT = ">";
    private static final String TYPE = "type";
    private static final int MAX_ATTRIBUTES = 5;

    private ActText() {}

    /** What {@link #writeAll} writes. Spaces around a joint make no difference; of an empty text there are none. */
    public static List<Act> parseAll(String text) {
        List<Act> acts = new ArrayList<>();
        if (!text.isBlank()) {
            for (String one : text.split(JOINT, -1)) {
                acts.add(parse(one));
            }
        }
        return acts;
    }

    public static String writeAll(List<Act> acts) {
        return acts.stream().map(ActText::write).collect(Collectors.joining(" " + JOINT + " "));
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    public static Act parse(String text) {
        String one = text.strip();
        if (one.isEmpty()) {
            throw new IllegalArgumentException("a step is empty");
        }
        if (one.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a step is longer than " + MAX_LENGTH + " characters");
        }
        return ActParts.of(one).act();
    }

    /** What {@link #parse} makes the same of. */
    public static String write(Act act) {
        return switch (act) {
            case Act.Message(String direction, String kind, Act.Words words) ->
                (words == null ? "message" : "text:" + written(words)) + options(of(direction, kind));
            case Act.Intent(String name) -> "intent" + value(name);
            case Act.NotHandled() -> "not_handled";
            case Act.Press(String what) -> "press" + value(what);
            case Act.Event(String name, String type, Map<String, String> attributes) ->
                "event" + value(name) + options(of(type, attributes));
            case Act.Click(String campaign, String link) -> {
                Map<String, String> options = new LinkedHashMap<>();
                put(options, "campaign", campaign);
                put(options, "link", link);
                yield "click" + options(options);
            }
            case Act.Takeover() -> "takeover";
            case Act.Revenue(String currency, BigDecimal least) -> {
                Map<String, String> options = new LinkedHashMap<>();
                put(options, "currency", currency);
                put(options, "least", least == null ? null : least.toPlainString());
                yield "revenue" + options(options);
            }
        };
    }

    private static String written(Act.Words words) {
        String text = Escapes.write(words.text());
        return switch (words.part()) {
            case WHOLE -> text;
            case START -> text + "*";
            case ANYWHERE -> "*" + text + "*";
        };
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : ":" + Escapes.write(value);
    }

    private static Map<String, String> of(@Nullable String direction, @Nullable String kind) {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "direction", direction == null ? null : direction.toLowerCase(Locale.ROOT));
        put(options, "kind", kind == null ? null : kind.toLowerCase(Locale.ROOT));
        return options;
    }

    private static Map<String, String> of(@Nullable String type, Map<String, String> attributes) {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, TYPE, type == null ? null : type.toLowerCase(Locale.ROOT));
        attributes.forEach((key, of) -> options.put(key.equals(TYPE) ? "%74ype" : Escapes.write(key), of));
        return options;
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static String options(Map<String, String> options) {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(one -> one.getKey() + "=" + Escapes.write(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** @throws IllegalArgumentException in words for whoever asked, if there are too many */
    static Map<String, String> checked(Map<String, String> attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "an event can be asked for by " + MAX_ATTRIBUTES + " attributes at most");
        }
        return attributes;
    }
}
