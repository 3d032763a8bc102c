package dev.earshot.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody looks for: words, {@code "phrases"}, {@code beginnings*}, {@code -not} or {@code NOT}, {@code AND} (which
 * need not be said), {@code OR}, and parentheses. {@code OR} binds less than {@code AND}. Not thread-safe.
 */
final class WantedParser {
    /** In characters: more than a sentence. */
    static final int MAX_LENGTH = 500;

    static final int MAX_WORDS = 32;
    private static final int MAX_DEPTH = 10;

    private final String text;
    private int at;
    private int words;
    private int depth;

    private WantedParser(String text) {
        this.text = text;
    }

    /**
     * @return null if nothing is looked for
     * @throws BadSearchException if it cannot be read
     */
    static @Nullable Wanted parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new BadSearchException("a search has at most " + MAX_LENGTH + " characters");
        }
        WantedParser parser = new WantedParser(text);
        parser.skipSpace();
        if (parser.isAtEnd()) {
            return null;
        }
        Wanted wanted = parser.any();
        if (!parser.isAtEnd()) {
            throw new BadSearchException("a ')' has no '(' before it");
        }
        return wanted;
    }

    private Wanted any() {
        if (++depth > MAX_DEPTH) {
            throw new BadSearchException("a search has parentheses within each other at most " + MAX_DEPTH + " deep");
        }
        List<Wanted> parts = new ArrayList<>();
        parts.add(all());
        while (takeOperator("OR")) {
            parts.add(all());
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Wanted.Any(parts);
    }

    private Wanted all() {
        List<Wanted> parts = new ArrayList<>();
        parts.add(one());
        while (takeOperator("AND") || !isAtEnd() && peek() != ')' && !isOperatorNext("OR")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Wanted.All(parts);
    }

    private Wanted one() {
        skipSpace();
        boolean isNot = false;
        while (takeOperator("NOT") || takeMinus()) {
            isNot = !isNot;
        }
        Wanted one = operand();
        skipSpace();
        return isNot ? new Wanted.Not(one) : one;
    }

    private Wanted operand() {
        if (isAtEnd() || peek() == ')' || isOperatorNext("AND") || isOperatorNext("OR")) {
            throw new BadSearchException(
                    "something is missing after '" + text.substring(0, at).strip() + "'");
        }
        if (peek() == '(') {
            at++;
            Wanted inner = any();
            if (isAtEnd()) {
                throw new BadSearchException("a '(' has no ')' after it");
            }
            at++;
            return inner;
        }
        if (++words > MAX_WORDS) {
            throw new BadSearchException("a search has at most " + MAX_WORDS + " words");
        }
        return peek() == '"' ? phrase() : word();
    }

    private Wanted phrase() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new BadSearchException("a quotation mark has no other one after it");
        }
        String phrase = text.substring(at + 1, end);
        at = end + 1;
        return new Wanted.Phrase(phrase);
    }

    private Wanted word() {
        int start = at;
        while (!isAtEnd() && !isSpace(peek()) && "()\"".indexOf(peek()) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        boolean isBeginning = word.length() > 1 && word.endsWith("*");
        return isBeginning ? new Wanted.Prefix(word.substring(0, word.length() - 1)) : new Wanted.Word(word);
    }

    private boolean takeMinus() {
        boolean isMinus = at + 1 < text.length() && peek() == '-' && !isSpace(text.charAt(at + 1));
        at += isMinus ? 1 : 0;
        return isMinus;
    }

    private boolean takeOperator(String operator) {
        skipSpace();
        boolean isNext = isOperatorNext(operator);
        if (isNext) {
            at += operator.length();
            skipSpace();
        }
        return isNext;
    }

    private boolean isOperatorNext(String operator) {
        int end = at + operator.length();
        return text.startsWith(operator, at)
                && (end == text.length() || isSpace(text.charAt(end)) || "()\"".indexOf(text.charAt(end)) >= 0);
    }

    private void skipSpace() {
        while (!isAtEnd() && isSpace(peek())) {
            at++;
        }
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }
}
