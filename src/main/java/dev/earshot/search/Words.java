package dev.earshot.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The words of a text, in any script: by Unicode's rules (UAX #29) and, where words have no spaces between, by dictionary (Thai,
 * Lao, Khmer, Burmese) or in pairs of characters (Chinese, Japanese, Korean). An emoji is a word. Thread-safe.
 */
final class Words extends Analyzer {
    /** Longer ones are no words; nobody looks for them. */
    private static final int MAX_LENGTH = 100;

    private static final int PAIRED_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    /** Of texts that are looked into: with single characters, and with how each word was written. */
    static final Words OF_TEXT = new Words(true);

    /** Of what is looked for. */
    static final Words OF_QUERY = new Words(false);

    private final boolean isOfText;

    private Words(boolean isOfText) {
        this.isOfText = isOfText;
    }

    /**
     * A word.
     *
     * @param folded as it stands in the index
     * @param position counted in words
     * @param start of its characters in the text
     * @param end after them
     */
    record Word(String folded, int position, int start, int end) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokens = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        TokenStream words = new CJKBigramFilter(tokens, PAIRED_SCRIPTS, isOfText);
        words = new LengthFilter(words, 1, MAX_LENGTH);
        return new TokenStreamComponents(tokens, new FoldingFilter(words, isOfText));
    }

    /** Without what says how they were written. */
    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                String folded = term.toString();
                if (!FoldingFilter.isOfWriting(folded)) {
                    words.add(new Word(folded, position, offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
        return words;
    }
}
