package dev.earshot.wire;

/**
 * Masks the secrets of one text of unknown form in one pass: URL, form, JSON, JSON inside a string of JSON, JSON inside
 * percent-coding, headers, multipart, the print-out of a program. It looks for the names of secrets and for what follows
 * them. In valid JSON it leaves valid JSON. When in doubt it masks too much. Not thread-safe.
 */
final class SecretText {

    /** Runs on to the end of the value if nothing ends it. */
    private static final String ENDS_OF_PLAIN_VALUE = "&\"'<>#\\ \t\r\n";

    private static final String ENDS_OF_LITERAL = ",}]&\r\n\"'\\";

    private final String text;
    private final boolean mayKeepTokens;
    private final StringBuilder masked = new StringBuilder(0);

    private static final int SHORTEST_CREDENTIALS = 8;

    /** Everything before this has been copied to {@code masked}. */
    private int copied;

    /** After {@link #read}: how many characters the last one took, 3 or more if it was percent-coded. */
    private int width = 1;

    /** @param isMediaUrl whether a parameter named just {@code token} may stay */
    SecretText(String text, boolean isMediaUrl) {
        this.text = text;
        this.mayKeepTokens = isMediaUrl && !text.contains("slack.com/");
    }

    String masked() {
        int at = 0;
        while (at < text.length()) {
            if (isNamePart(read(at))) {
                at = maskAfterName(at);
            } else {
                at += width;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** The character there, decoded if it is percent-coded or written as JSON's \\u; NUL behind the end. */
    private char read(int at) {
        width = 1;
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '%' && at + 2 < text.length()) {
            int digits = at + 1;
            // Coded several times over: %253D.
            while (digits + 3 < text.length() && text.startsWith("25", digits) && isCode(digits + 2)) {
                digits += 2;
            }
            return decoded(c, digits, digits + 2 - at);
        }
        return c == '\\' && at + 5 < text.length() && text.startsWith("u00", at + 1) ? decoded(c, at + 4, 6) : c;
    }

    private char decoded(char c, int digits, int codeWidth) {
        int code = PercentCoding.code(text.charAt(digits), text.charAt(digits + 1));
        if (code < 0) {
            return c;
        }
        width = codeWidth;
        return (char) code;
    }

    private boolean isCode(int digits) {
        return PercentCoding.code(text.charAt(digits), text.charAt(digits + 1)) >= 0;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private int endOfName(int start) {
        int at = start;
        while (isNamePart(read(at))) {
            at += width;
        }
        return at;
    }

    /** Masks what belongs to the name that begins there; gives back where to read on. */
    private int maskAfterName(int start) {
        int end = endOfName(start);
        char next = read(end);
        if (next == 0 || "=:\"'\\] \t\r\n".indexOf(next) < 0) {
            return end;
        }
        String name = name(start, end);
        if (next == ' ' && (name.equalsIgnoreCase("bearer") || name.equalsIgnoreCase("oauth"))) {
            return maskCredentials(end + 1);
        }
        return isSecret(name) ? maskValueAfter(end) : end;
    }

    private String name(int start, int end) {
        StringBuilder name = new StringBuilder(end - start);
        for (int at = start; at < end; at += width) {
            name.append(read(at));
        }
        return name.toString();
    }

    private boolean isSecret(String name) {
        return Secrets.isSecretName(name)
                && !(mayKeepTokens && Secrets.plain(name).equals("token"));
    }

    /** Those of an Authorization header, wherever it stands; a short word after it is just a word. */
    private int maskCredentials(int start) {
        int end = endOf(start, "\"'\\,;{}[]<>() \t\r\n");
        return end - start < SHORTEST_CREDENTIALS ? start : maskTo(start, end, "");
    }

    /** Masks the value of the name that ends there, if there is one; gives back where to read on. */
    private int maskValueAfter(int endOfName) {
        int at = skip(endOfName, "]");
        int quoteStart = at;
        at = skip(at, "\\");
        boolean isQuotedName = isQuote(read(at));
        int quoteEnd = isQuotedName ? at + width : quoteStart;
        if (isQuotedName && text.startsWith("\r\n\r\n", quoteEnd)) {
            return maskTo(quoteEnd + 4, endOf(quoteEnd + 4, "\r\n"), "");
        }
        at = skip(isQuotedName ? quoteEnd : quoteStart, " \t\r\n");
        char separator = read(at);
        if (separator != '=' && separator != ':') {
            return endOfName;
        }
        boolean isCoded = text.charAt(at) == '%';
        at = skip(at + width, ">");
        if (separator == '=' && !isQuotedName && !isQuote(read(at))) {
            return maskTo(at, isCoded ? endOfCoded(at) : endOf(at, ENDS_OF_PLAIN_VALUE), "");
        }
        return maskJsonValue(skip(at, " \t\r\n"), isQuotedName ? text.substring(quoteStart, quoteEnd) : "");
    }

    private int maskJsonValue(int start, String quoteOfName) {
        int quote = skip(start, "\\");
        char first = read(quote);
        if (isQuote(first)) {
            int value = quote + width;
            return maskTo(value, endOfQuoted(value, first, quote - start), "");
        }
        first = read(start);
        if (first == '{' || first == '[') {
            return maskTo(start, endOfStructure(start), quoteOfName);
        }
        int end = endOf(start, ENDS_OF_LITERAL);
        String literal = text.substring(start, end).strip();
        boolean isEmpty = literal.equals("null") || literal.equals("true") || literal.equals("false");
        return isEmpty ? end : maskTo(start, end, quoteOfName);
    }

    /** Puts the mask, in these quotes, in place of the text from start to end. */
    private int maskTo(int start, int end, String quote) {
        if (start < end && !text.substring(start, end).equals(Secrets.MASK)) {
            masked.append(text, copied, start)
                    .append(quote)
                    .append(Secrets.MASK)
                    .append(quote);
            copied = end;
        }
        return end;
    }

    private int skip(int start, String characters) {
        int at = start;
        for (char c = read(at); c != 0 && characters.indexOf(c) >= 0; c = read(at)) {
            at += width;
        }
        return at;
    }

    private int endOf(int start, String ends) {
        int at = start;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** The same for a value whose equals sign was percent-coded: what ends it is percent-coded too. */
    private int endOfCoded(int start) {
        int at = start;
        while (at < text.length() && ENDS_OF_PLAIN_VALUE.indexOf(read(at)) < 0) {
            at += width;
        }
        return at;
    }

    /**
     * The closing quote. In a string of JSON inside a string of JSON quotes have backslashes before them: as many as the
     * opening one ends it, more are part of the value.
     */
    private int endOfQuoted(int start, char quote, int backslashes) {
        int run = 0;
        int at = start;
        while (at < text.length()) {
            char c = read(at);
            if (c == quote && (backslashes == 0 ? run % 2 == 0 : run <= backslashes)) {
                return at - run;
            }
            run = c == '\\' ? run + width : 0;
            at += width;
        }
        return at;
    }

    private int endOfStructure(int start) {
        int depth = 0;
        boolean isInString = false;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                isInString = !isInString;
            } else if (!isInString) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return text.length();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
