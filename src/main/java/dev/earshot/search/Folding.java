package dev.earshot.search;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * What makes different spellings one word. {@link #written} takes case, width and what cannot be seen away, {@link #folded}
 * accents and the skin tones of emoji, too.
 */
final class Folding {
    private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
    private static final int FIRST_TONE = 0x1F3FB;
    private static final int LAST_TONE = 0x1F3FF;

    private Folding() {}

    static String written(CharSequence text) {
        return CASE.normalize(text);
    }

    /** @param written what {@link #written} gave */
    static String folded(String written) {
        String folded = ICUFoldingFilter.NORMALIZER.normalize(written);
        if (folded.codePoints().noneMatch(Folding::isTone)) {
            return folded;
        }
        StringBuilder toneless = new StringBuilder();
        folded.codePoints().filter(character -> !isTone(character)).forEach(toneless::appendCodePoint);
        return toneless.isEmpty() ? folded : toneless.toString();
    }

    private static boolean isTone(int character) {
        return character >= FIRST_TONE && character <= LAST_TONE;
    }
}
