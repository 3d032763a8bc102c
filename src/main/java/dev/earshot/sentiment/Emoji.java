package dev.earshot.sentiment;

import java.util.Locale;
import java.util.Map;

/** Emoji in words, as Unicode names them: 'grinning face', 'crying face'. */
final class Emoji {
    /** Above what ASCII has, whose digits count as emoji too. */
    private static final int FIRST = 0xFF;

    private static final int VARIATION_SELECTOR = 0xFE0F;
    private static final int JOINER = 0x200D;

    /** Those whose names do not say what everybody means by them. */
    private static final Map<Integer, String> MEANT = Map.ofEntries(
            Map.entry(0x1F44D, "good"),
            Map.entry(0x1F44E, "bad"),
            Map.entry(0x1F621, "angry"),
            Map.entry(0x1F92C, "angry"),
            Map.entry(0x2764, "<3"),
            Map.entry(0x2665, "<3"),
            Map.entry(0x1F9E1, "<3"),
            Map.entry(0x1F49B, "<3"),
            Map.entry(0x1F49A, "<3"),
            Map.entry(0x1F499, "<3"),
            Map.entry(0x1F49C, "<3"),
            Map.entry(0x1F595, "fuck"));

    private Emoji() {}

    /** The text with words in the place of emoji; they are apart from what stands beside them. */
    static String inWords(String text) {
        if (text.codePoints().noneMatch(Emoji::isOne)) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isOne(character)) {
                words.append(' ').append(words(character)).append(' ');
            } else if (character != VARIATION_SELECTOR && character != JOINER) {
                words.appendCodePoint(character);
            }
        });
        return words.toString();
    }

    private static boolean isOne(int character) {
        return character > FIRST && Character.isEmoji(character);
    }

    private static String words(int emoji) {
        if (Character.isEmojiModifier(emoji)) {
            return "";
        }
        String meant = MEANT.get(emoji);
        String name = meant == null ? Character.getName(emoji) : meant;
        return name == null ? "" : name.toLowerCase(Locale.ROOT).replace('-', ' ');
    }
}
