package dev.earshot.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words and emoticons of a text, in order: what stands between spaces, without the punctuation around it.
 *
 * @param isMixed whether some words are in capitals and others are not, so that capitals mean something
 */
record Spoken(List<String> words, List<String> lower, boolean isMixed) {
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Without its punctuation, so short a word was an emoticon. */
    private static final int MAX_EMOTICON = 2;

    static Spoken of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(withoutPunctuation(word));
            }
        }
        long shouted = words.stream().filter(Spoken::isInCapitals).count();
        List<String> lower =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return new Spoken(words, lower, shouted > 0 && shouted < words.size());
    }

    private static String withoutPunctuation(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && PUNCTUATION.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && PUNCTUATION.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return end - start <= MAX_EMOTICON ? word : word.substring(start, end);
    }

    private static boolean isInCapitals(String word) {
        return word.chars().anyMatch(Character::isUpperCase) && word.chars().noneMatch(Character::isLowerCase);
    }

    int size() {
        return words.size();
    }

    String lower(int i) {
        return lower.get(i);
    }

    /** Whether this word stands there; none does outside of the text. */
    boolean has(int i, String word) {
        return i >= 0 && i < lower.size() && lower.get(i).equals(word);
    }

    int indexOf(String word) {
        return lower.indexOf(word);
    }

    boolean isShouted(int i) {
        return isMixed && isInCapitals(words.get(i));
    }

    /** The words from one to another, with a space between; empty where the text has none. */
    String phrase(int from, int to) {
        return from < 0 || to >= lower.size() ? "" : String.join(" ", lower.subList(from, to + 1));
    }
}
