package dev.earshot.wire;

/** Parts of a text that are text again: a cut never leaves half of a surrogate pair, which nothing can write down. */
public final class Excerpt {
    private Excerpt() {}

    /** The beginning, at most so many characters. */
    public static String first(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        return text.substring(0, isInsidePair(text, characters) ? characters - 1 : characters);
    }

    /** The end, at most so many characters. */
    static String last(String text, int characters) {
        int start = text.length() - characters;
        if (start <= 0) {
            return text;
        }
        return text.substring(isInsidePair(text, start) ? start + 1 : start);
    }

    private static boolean isInsidePair(String text, int at) {
        return at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
