package dev.earshot.console.show;

import org.jspecify.annotations.Nullable;

/** Text of others on one line: spaces for line ends, hidden characters by their code, cut with an ellipsis. */
public final class ShownLine {
    private ShownLine() {}

    public static String of(@Nullable String text, int maxCharacters) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        int characters = 0;
        boolean isAfterSpace = true;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            boolean isSpace = Character.isWhitespace(codePoint);
            if (isSpace && isAfterSpace) {
                continue;
            }
            if (++characters > maxCharacters) {
                return line.toString().stripTrailing() + "…";
            }
            append(line, codePoint, isSpace);
            isAfterSpace = isSpace;
        }
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, int codePoint, boolean isSpace) {
        if (isSpace) {
            line.append(' ');
        } else if (HiddenCharacters.isHidden(codePoint)) {
            line.append('[').append(HiddenCharacters.code(codePoint)).append(']');
        } else {
            line.appendCodePoint(codePoint);
        }
    }
}
