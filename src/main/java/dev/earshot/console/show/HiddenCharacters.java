package dev.earshot.console.show;

import java.util.Locale;

/**
 * Characters that a reader can't see and that can make a text look like another one: the explicit directional controls of
 * the Unicode bidirectional algorithm (UAX 9), by which "Trojan source" tricks work, and control characters.
 *
 * <p>Left alone are those that ordinary text needs: line ends and tabs, the implicit marks U+200E and U+200F of Arabic and
 * Hebrew, and the joiners inside emoji.
 */
final class HiddenCharacters {
    private HiddenCharacters() {}

    static boolean isHidden(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || (codePoint < 0x20 && codePoint != '\n' && codePoint != '\t' && codePoint != '\r')
                || (codePoint >= 0x7F && codePoint <= 0x9F)
                || (codePoint >= 0xD800 && codePoint <= 0xDFFF)
                || codePoint == 0xFEFF;
    }

    /** How it is written where it is made visible: {@code U+202E}. */
    static String code(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** What it does, for a tooltip. */
    static String meaning(int codePoint) {
        return switch (codePoint) {
            case 0x202A -> "left-to-right embedding";
            case 0x202B -> "right-to-left embedding";
            case 0x202C -> "end of directional formatting";
            case 0x202D -> "left-to-right override";
            case 0x202E -> "right-to-left override";
            case 0x2066 -> "left-to-right isolate";
            case 0x2067 -> "right-to-left isolate";
            case 0x2068 -> "first strong isolate";
            case 0x2069 -> "end of isolate";
            default -> "invisible character";
        };
    }
}
