package dev.earshot.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with macros: {@code {city}} becomes the clicked address's parameter of that name, encoded so that it cannot become
 * more than one value; nothing if it is absent.
 */
public final class Macros {
    private static final Pattern MACRO = Pattern.compile("\\{([A-Za-z0-9_.-]{1,64})}");
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Literal text and names of macros in turn, beginning with text. */
    private final List<String> pieces = new ArrayList<>();

    public Macros(String template) {
        Matcher matcher = MACRO.matcher(template);
        int end = 0;
        while (matcher.find()) {
            pieces.add(template.substring(end, matcher.start()));
            pieces.add(matcher.group(1));
            end = matcher.end();
        }
        pieces.add(template.substring(end));
    }

    /** The names, in their order; some perhaps twice. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < pieces.size(); i += 2) {
            names.add(pieces.get(i));
        }
        return names;
    }

    /** The text before a macro, counted from 0; of the number of macros, the text behind the last. */
    public String textBefore(int macro) {
        return pieces.get(2 * macro);
    }

    public String fill(Map<String, String> values) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        StringBuilder filled = new StringBuilder(128);
        for (int i = 0; i < pieces.size(); i++) {
            if (i % 2 == 0) {
                filled.append(pieces.get(i));
            } else {
                encode(values.getOrDefault(pieces.get(i), ""), filled);
            }
        }
        return filled.toString();
    }

    /** The same without encoding: for a value that is encoded as a whole later. */
    String fillPlain(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            filled.append(i % 2 == 0 ? pieces.get(i) : values.getOrDefault(pieces.get(i), ""));
        }
        return filled.toString();
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        encode(text, encoded);
        return encoded.toString();
    }

    /** All but the unreserved characters of RFC 3986, section 2.3. */
    private static void encode(String text, StringBuilder into) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0) {
                into.append(c);
            } else {
                into.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
    }
}
