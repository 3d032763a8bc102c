package dev.earshot.link;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;

/** A list of words with commas between, as conditions have it. Compared without regard to case. */
record Words(SequencedSet<String> lower, String text) {
    private static final int MAX_WORDS = 100;

    /** @throws IllegalArgumentException saying what is wrong */
    static Words parse(String text) {
        SequencedSet<String> lower = new LinkedHashSet<>();
        SequencedSet<String> shown = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (!word.isEmpty() && lower.add(word.toLowerCase(Locale.ROOT))) {
                shown.add(word);
            }
        }
        if (lower.isEmpty()) {
            throw new IllegalArgumentException("must name at least one");
        }
        if (lower.size() > MAX_WORDS) {
            throw new IllegalArgumentException("must name at most " + MAX_WORDS);
        }
        return new Words(lower, String.join(", ", shown));
    }

    boolean has(String word) {
        return !word.isEmpty() && lower.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A word that ends in an asterisk stands for all that begin like it. */
    boolean hasLike(String word) {
        if (word.isEmpty()) {
            return false;
        }
        String sought = word.toLowerCase(Locale.ROOT);
        return lower.stream()
                .anyMatch(mine -> mine.endsWith("*")
                        ? sought.startsWith(mine.substring(0, mine.length() - 1))
                        : sought.equals(mine));
    }
}
