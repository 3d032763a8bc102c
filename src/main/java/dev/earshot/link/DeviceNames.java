package dev.earshot.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brand and model of devices, by the expressions of uap-core's {@code device_parsers}. Its Java library reads only the
 * device's whole name from them.
 */
final class DeviceNames {
    private final List<Entry> entries = new ArrayList<>();

    record Name(String brand, String model) {
        static final Name UNKNOWN = new Name("", "");
    }

    private record Entry(
            Pattern pattern,
            @Nullable String brand,
            @Nullable String model) {}

    DeviceNames(List<Map<String, String>> parsers) {
        for (Map<String, String> parser : parsers) {
            String expression = parser.get("regex");
            if (expression != null) {
                int flags = "i".equals(parser.get("regex_flag")) ? Pattern.CASE_INSENSITIVE : 0;
                entries.add(new Entry(
                        Pattern.compile(expression, flags),
                        parser.get("brand_replacement"),
                        parser.get("model_replacement")));
            }
        }
    }

    Name of(String userAgent) {
        for (Entry entry : entries) {
            Matcher matcher = entry.pattern.matcher(userAgent);
            if (matcher.find()) {
                return new Name(
                        replaced(entry.brand, matcher, ""),
                        replaced(entry.model, matcher, matcher.groupCount() > 0 ? matcher.group(1) : ""));
            }
        }
        return Name.UNKNOWN;
    }

    private static String replaced(@Nullable String replacement, Matcher matcher, @Nullable String otherwise) {
        String text = replacement == null ? otherwise : replacement;
        if (text == null) {
            return "";
        }
        for (int group = 1; replacement != null && group <= Math.min(9, matcher.groupCount()); group++) {
            String value = matcher.group(group);
            text = text.replace("$" + group, value == null ? "" : value);
        }
        return text.strip();
    }
}
