package dev.earshot.report.act;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text form of an act, taken apart.
 *
 * @param value as it is written; null if there is none
 * @param options by their names as they are written
 */
record ActParts(String kind, @Nullable String value, Map<String, String> options) {
    private static final List<String> KINDS =
            List.of("message", "text", "intent", "not_handled", "press", "event", "click", "takeover", "revenue");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    static ActParts of(String text) {
        String[] halves = text.split("\\?", 2);
        String[] head = halves[0].split(":", 2);
        String value = head.length == 2 ? head[1].strip() : "";
        return new ActParts(
                head[0].strip(), value.isEmpty() ? null : value, options(halves.length == 2 ? halves[1] : ""));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        if (text.isBlank()) {
            return options;
        }
        for (String one : text.split("&", -1)) {
            String[] pair = one.split("=", 2);
            String name = pair[0].strip();
            String value = pair.length == 2 ? Escapes.read(pair[1].strip()) : "";
            if (name.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException("after '?' a step has name=value, not '" + one + "'");
            }
            if (options.put(name, value) != null) {
                throw new IllegalArgumentException("a step says '" + name + "' twice");
            }
        }
        return options;
    }

    Act act() {
        return switch (kind) {
            case "message" -> without(message(null));
            case "text" -> message(words(needed()));
            case "intent" -> noOptions(new Act.Intent(value == null ? null : Escapes.read(value)));
            case "not_handled" -> bare(new Act.NotHandled());
            case "press" -> noOptions(new Act.Press(value == null ? null : Escapes.read(value)));
            case "event" -> event();
            case "click" -> click();
            case "takeover" -> bare(new Act.Takeover());
            case "revenue" -> revenue();
            default ->
                throw new IllegalArgumentException(
                        "'" + kind + "' is no kind of step; there are " + String.join(", ", KINDS));
        };
    }

    private Act message(Act.@Nullable Words words) {
        take("direction", "kind");
        String direction = word("direction");
        if (direction != null && !direction.equals("INCOMING") && !direction.equals("OUTGOING")) {
            throw new IllegalArgumentException("'direction' of a step must be incoming or outgoing");
        }
        return new Act.Message(direction, word("kind"), words);
    }

    private static Act.Words words(String written) {
        boolean hasEnd = written.endsWith("*");
        boolean hasStart = written.length() > 1 && written.startsWith("*");
        if (hasStart && !hasEnd) {
            throw new IllegalArgumentException("'" + written + "': a text ends with *, or begins and ends with it");
        }
        String text = Escapes.read(written.substring(hasStart ? 1 : 0, written.length() - (hasEnd ? 1 : 0)));
        if (text.isBlank()) {
            throw new IllegalArgumentException("a step's text is empty");
        }
        return new Act.Words(
                text, hasStart ? Act.Words.Part.ANYWHERE : hasEnd ? Act.Words.Part.START : Act.Words.Part.WHOLE);
    }

    private Act event() {
        Map<String, String> attributes = new LinkedHashMap<>();
        options.forEach((name, of) -> {
            if (!name.equals("type")) {
                attributes.put(Escapes.read(name), of);
            }
        });
        return new Act.Event(value == null ? null : Escapes.read(value), word("type"), ActText.checked(attributes));
    }

    private Act click() {
        take("campaign", "link");
        return without(new Act.Click(options.get("campaign"), options.get("link")));
    }

    private Act revenue() {
        take("currency", "least");
        return without(new Act.Revenue(options.get("currency"), amount(options.get("least"))));
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("'least' of a step must be an amount such as 9.90");
        }
        return new BigDecimal(text);
    }

    private String needed() {
        if (value == null) {
            throw new IllegalArgumentException("'" + kind + "' needs to say which, such as " + kind + ":hello");
        }
        return value;
    }

    private Act bare(Act act) {
        take();
        return without(act);
    }

    private Act noOptions(Act act) {
        take();
        return act;
    }

    private Act without(Act act) {
        if (value != null) {
            throw new IllegalArgumentException("'" + kind + "' takes nothing after a colon");
        }
        return act;
    }

    private void take(String... names) {
        for (String name : options.keySet()) {
            if (!Arrays.asList(names).contains(name)) {
                throw new IllegalArgumentException("'" + kind + "' knows no '" + name + "'"
                        + (names.length == 0 ? "" : "; it takes " + String.join(", ", names)));
            }
        }
    }

    /** As the store spells it. */
    private @Nullable String word(String name) {
        String said = options.get(name);
        if (said == null) {
            return null;
        }
        String word = said.toLowerCase(Locale.ROOT);
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + name + "' of a step must be a word such as image or page_launch");
        }
        return word.toUpperCase(Locale.ROOT);
    }
}
