package dev.earshot.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON to the byte as JavaScript's {@code JSON.stringify} would after {@code JSON.parse} had read it: receivers of signed
 * calls read the body and write it again before they check the signature (ECMA-262, 25.5.2 and 6.1.6.1.20).
 */
final class JavaScriptJson {
    /** The longest text of an integer that is an array's index, which JavaScript puts before other names. */
    private static final long MAX_INDEX = 4_294_967_294L;

    private final StringBuilder out = new StringBuilder();

    private JavaScriptJson() {}

    static String of(JsonNode value) {
        JavaScriptJson json = new JavaScriptJson();
        json.write(value);
        return json.out.toString();
    }

    private void write(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isTextual()) {
            text(value.textValue());
        } else if (value.isNumber()) {
            out.append(number(value.doubleValue()));
        } else if (value.isBoolean()) {
            out.append(value.booleanValue());
        } else {
            out.append("null");
        }
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i));
        }
        out.append(']');
    }

    /** Names that are indexes come first, by their number; the others in the order in which they were given. */
    private void object(JsonNode object) {
        TreeMap<Long, Map.Entry<String, JsonNode>> indexed = new TreeMap<>();
        object.properties().stream()
                .filter(field -> isIndex(field.getKey()))
                .forEach(field -> indexed.put(Long.valueOf(field.getKey()), field));
        out.append('{');
        indexed.values().forEach(this::field);
        object.properties().stream().filter(field -> !isIndex(field.getKey())).forEach(this::field);
        out.append('}');
    }

    private void field(Map.Entry<String, JsonNode> field) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        text(field.getKey());
        out.append(':');
        write(field.getValue());
    }

    private static boolean isIndex(String name) {
        return name.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(name) <= MAX_INDEX;
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** The shortest digits that mean the number, as JavaScript lays them out. */
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "null";
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        if (shortest.precision() == 2) {
            // Java writes two digits at least, which for the very smallest numbers are not those of the shortest text.
            BigDecimal one = shortest.round(new MathContext(1));
            shortest = one.doubleValue() == Math.abs(number) ? one.stripTrailingZeros() : shortest;
        }
        String digits = shortest.unscaledValue().toString();
        // The value is 0.digits times ten to the power of point.
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + laidOut(digits, point);
    }

    private static String laidOut(String digits, int point) {
        int count = digits.length();
        if (point > 21 || point <= -6) {
            String exponent = (point > 0 ? "+" : "-") + Math.abs(point - 1);
            return digits.charAt(0) + (count == 1 ? "" : "." + digits.substring(1)) + "e" + exponent;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return count <= point
                ? digits + "0".repeat(point - count)
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
