package dev.earshot.console.show;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of others, ready to be looked at: web addresses are links, hidden characters are visible, and what is too long for
 * a bubble is folded away.
 *
 * @param head what is shown at once
 * @param rest what is folded away; empty if nothing is
 * @param length characters of the whole text
 * @param isCut whether even {@code rest} does not have all of it; the raw payload does
 */
public record VisibleText(List<Piece> head, List<Piece> rest, int length, boolean isCut) {
    public static final VisibleText EMPTY = new VisibleText(List.of(), List.of(), 0, false);

    private static final int MAX_SHOWN_CHARACTERS = 900;
    private static final int MAX_SHOWN_LINES = 18;
    private static final int MAX_FOLDED_CHARACTERS = 20_000;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

    /** A part of the text. */
    public sealed interface Piece {}

    public record Plain(String text) implements Piece {}

    public record Address(SafeLink link, String text) implements Piece {}

    /** A hidden character: its code and what it does. */
    public record Hidden(String code, String meaning) implements Piece {}

    public static VisibleText of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return EMPTY;
        }
        String whole = text.strip().replace("\r\n", "\n").replace('\r', '\n');
        int fold = foldAt(whole);
        if (fold == whole.length()) {
            return new VisibleText(pieces(whole), List.of(), whole.length(), false);
        }
        int end = onCharacter(whole, Math.min(whole.length(), fold + MAX_FOLDED_CHARACTERS));
        return new VisibleText(
                pieces(whole.substring(0, fold).stripTrailing()),
                pieces(whole.substring(fold, end).strip()),
                whole.length(),
                end < whole.length());
    }

    public boolean isEmpty() {
        return head.isEmpty();
    }

    public boolean isFolded() {
        return !rest.isEmpty();
    }

    /** Where to fold: the whole length if it is short enough, else at a line end or a space where there is one. */
    private static int foldAt(String text) {
        int limit = endOfLine(text, MAX_SHOWN_LINES);
        if (limit == text.length() && text.length() <= MAX_SHOWN_CHARACTERS * 5 / 4) {
            return limit;
        }
        limit = Math.min(limit, MAX_SHOWN_CHARACTERS);
        int space = Math.max(text.lastIndexOf(' ', limit), text.lastIndexOf('\n', limit));
        return space > limit / 2 ? space : onCharacter(text, limit);
    }

    private static int endOfLine(String text, int lines) {
        int end = -1;
        for (int line = 0; line < lines; line++) {
            end = text.indexOf('\n', end + 1);
            if (end < 0) {
                return text.length();
            }
        }
        return end;
    }

    /** Not between the two halves of a character beyond U+FFFF. */
    private static int onCharacter(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int start = 0;
        while (address.find()) {
            String url = withoutTrailingPunctuation(address.group());
            SafeLink link = SafeLink.of(url);
            if (link != null) {
                addText(pieces, text.substring(start, address.start()));
                pieces.add(new Address(link, url));
                start = address.start() + url.length();
            }
        }
        addText(pieces, text.substring(start));
        return List.copyOf(pieces);
    }

    private static String withoutTrailingPunctuation(String url) {
        int end = url.length();
        while (end > 0 && ".,;:!?'*)]}".indexOf(url.charAt(end - 1)) >= 0 && !closesOwnBracket(url, end)) {
            end--;
        }
        return url.substring(0, end);
    }

    private static boolean closesOwnBracket(String url, int end) {
        return url.charAt(end - 1) == ')' && url.lastIndexOf('(', end - 1) > 0;
    }

    private static void addText(List<Piece> pieces, String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (HiddenCharacters.isHidden(codePoint)) {
                addPlain(pieces, plain);
                pieces.add(new Hidden(HiddenCharacters.code(codePoint), HiddenCharacters.meaning(codePoint)));
            } else {
                plain.appendCodePoint(codePoint);
            }
        });
        addPlain(pieces, plain);
    }

    private static void addPlain(List<Piece> pieces, StringBuilder plain) {
        if (!plain.isEmpty()) {
            pieces.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
