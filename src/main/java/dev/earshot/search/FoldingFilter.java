package dev.earshot.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Folds words. Of a text, a word with an accent gets two more beside it: one that says how it was written, and one that says
 * that its folded form was not written so; by these, texts with the very word that is looked for come first.
 */
final class FoldingFilter extends TokenFilter {
    /** Characters that no word has. */
    private static final char WRITTEN = '\u0001';

    private static final char ACCENTED = '\u0002';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final boolean saysHowWritten;
    private final Deque<String> beside = new ArrayDeque<>();
    private @Nullable State place;

    FoldingFilter(TokenStream input, boolean saysHowWritten) {
        super(input);
        this.saysHowWritten = saysHowWritten;
    }

    /** The word in the index for texts in which it is written just so, with its accents. */
    static String written(String written) {
        return WRITTEN + written;
    }

    /** The word in the index for texts in which the folded word is written with accents. */
    static String accented(String folded) {
        return ACCENTED + folded;
    }

    static boolean isOfWriting(String word) {
        return word.charAt(0) == WRITTEN || word.charAt(0) == ACCENTED;
    }

    @Override
    public boolean incrementToken() throws IOException {
        String next = beside.poll();
        if (next != null) {
            restoreState(place);
            term.setEmpty().append(next);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        String written = Folding.written(term);
        String folded = Folding.folded(written);
        if (folded.isEmpty()) {
            folded = written.isEmpty() ? term.toString() : written;
        }
        term.setEmpty().append(folded);
        if (saysHowWritten && !folded.equals(written)) {
            place = captureState();
            beside.add(written(written));
            beside.add(accented(folded));
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        beside.clear();
        place = null;
    }
}
