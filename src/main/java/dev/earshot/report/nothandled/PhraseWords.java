package dev.earshot.report.nothandled;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a phrase in whichever language, without what makes no difference: case, accents, punctuation, which numbers.
 * Scripts without spaces are taken in pairs of characters. Thread-safe.
 */
final class PhraseWords {
    private static final int MAX_WORDS = 64;

    /** One number stands for all: 'order 4711' and 'order 4712' are the same question. */
    private static final String NUMBER = "0";

    /** Marks where a word begins and ends, so that these count more than its middle. */
    private static final String BORDER = "_";

    private static final int GRAM = 2;

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream filtered = new ASCIIFoldingFilter(new DecimalDigitFilter(new LowerCaseFilter(words)));
            return new TokenStreamComponents(
                    words, new LimitTokenCountFilter(new CJKBigramFilter(filtered), MAX_WORDS));
        }
    };

    /** In order, each once. Of a text without any, such as {@code ???}, the text itself. */
    Set<String> of(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Set<String> words = new LinkedHashSet<>();
        for (String word : terms(analyzer.tokenStream("", compatible))) {
            words.add(isNumber(word) ? NUMBER : word);
        }
        if (words.isEmpty()) {
            words.add(compatible.strip().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The pairs of neighbouring characters of a word, its borders included. */
    static Set<String> grams(String word) {
        NGramTokenizer grams = new NGramTokenizer(GRAM, GRAM);
        grams.setReader(new StringReader(BORDER + word + BORDER));
        return new LinkedHashSet<>(terms(grams));
    }

    private static List<String> terms(TokenStream stream) {
        List<String> terms = new ArrayList<>();
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        try (stream) {
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return terms;
    }
}
