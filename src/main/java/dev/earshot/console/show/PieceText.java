package dev.earshot.console.show;

/** A piece of a text on one line, with the spaces at its ends: spaces for line ends, hidden characters by their code. */
public final class PieceText {
    private PieceText() {}

    public static String of(String piece) {
        StringBuilder shown = new StringBuilder();
        piece.codePoints().forEach(codePoint -> {
            if (Character.isWhitespace(codePoint)) {
                shown.append(' ');
            } else if (HiddenCharacters.isHidden(codePoint)) {
                shown.append('[').append(HiddenCharacters.code(codePoint)).append(']');
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }
}
