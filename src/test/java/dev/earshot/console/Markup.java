package dev.earshot.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tags of a page, read as a browser's tokenizer reads them (WHATWG HTML, 13.2.5), so that a test sees what has become
 * markup and what has stayed text. Knows what our pages contain: no comments, no raw text but that of {@code title}.
 */
record Markup(List<Tag> tags, String text) {

    record Tag(String name, Map<String, String> attributes) {}

    static Markup of(String html) {
        return new Reader(html).read();
    }

    private static final class Reader {
        private final String html;
        private final List<Tag> tags = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int at;

        Reader(String html) {
            this.html = html;
        }

        Markup read() {
            while (at < html.length()) {
                char next = html.charAt(at);
                if (next == '<' && at + 1 < html.length() && isTagStart(html.charAt(at + 1))) {
                    tag();
                } else {
                    text.append(next);
                    at++;
                }
            }
            return new Markup(tags, text.toString());
        }

        private static boolean isTagStart(char c) {
            return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
        }

        private void tag() {
            at++;
            boolean isEnd = html.charAt(at) == '/';
            int start = at;
            while (!isOneOf(" \t\n\f>/", html.charAt(at)) || at == start) {
                at++;
            }
            String name = html.substring(start, at).toLowerCase(Locale.ROOT);
            Map<String, String> attributes = new LinkedHashMap<>();
            while (html.charAt(at) != '>') {
                attribute(attributes);
            }
            at++;
            if (!isEnd) {
                tags.add(new Tag(name, attributes));
            }
        }

        private void attribute(Map<String, String> attributes) {
            if (isOneOf(" \t\n\f/", html.charAt(at))) {
                at++;
                return;
            }
            int start = at;
            while (!isOneOf(" \t\n\f/>=", html.charAt(at)) || at == start) {
                at++;
            }
            String name = html.substring(start, at).toLowerCase(Locale.ROOT);
            String value = "";
            if (html.charAt(at) == '=') {
                at++;
                value = value();
            }
            attributes.put(name, value);
        }

        private String value() {
            char quote = html.charAt(at);
            if (quote == '"' || quote == '\'') {
                int end = html.indexOf(quote, at + 1);
                String value = html.substring(at + 1, end);
                at = end + 1;
                return value;
            }
            int start = at;
            while (!isOneOf(" \t\n\f>", html.charAt(at))) {
                at++;
            }
            return html.substring(start, at);
        }

        private static boolean isOneOf(String characters, char c) {
            return characters.indexOf(c) >= 0;
        }
    }
}
