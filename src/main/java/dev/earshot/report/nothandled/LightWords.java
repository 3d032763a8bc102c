package dev.earshot.report.nothandled;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Words that say little of what a phrase is about: 'where is my …' begins many questions. Lucene's stop words of many
 * languages taken together, since nobody says which language a message is in; numbers; and what Japanese writes in Hiragana,
 * where its particles stand. Such words weigh less; none is left out, for 'where' and 'when' are different questions.
 */
final class LightWords {
    private final Set<String> stopWords = new HashSet<>();

    LightWords(PhraseWords words) {
        List<CharArraySet> languages = List.of(
                english(),
                ArabicAnalyzer.getDefaultStopSet(),
                BulgarianAnalyzer.getDefaultStopSet(),
                CzechAnalyzer.getDefaultStopSet(),
                DanishAnalyzer.getDefaultStopSet(),
                DutchAnalyzer.getDefaultStopSet(),
                FinnishAnalyzer.getDefaultStopSet(),
                FrenchAnalyzer.getDefaultStopSet(),
                GermanAnalyzer.getDefaultStopSet(),
                GreekAnalyzer.getDefaultStopSet(),
                HindiAnalyzer.getDefaultStopSet(),
                HungarianAnalyzer.getDefaultStopSet(),
                IndonesianAnalyzer.getDefaultStopSet(),
                ItalianAnalyzer.getDefaultStopSet(),
                NorwegianAnalyzer.getDefaultStopSet(),
                PortugueseAnalyzer.getDefaultStopSet(),
                RomanianAnalyzer.getDefaultStopSet(),
                RussianAnalyzer.getDefaultStopSet(),
                SpanishAnalyzer.getDefaultStopSet(),
                SwedishAnalyzer.getDefaultStopSet(),
                TurkishAnalyzer.getDefaultStopSet());
        for (CharArraySet language : languages) {
            for (Object word : language) {
                stopWords.addAll(words.of(new String((char[]) word)));
            }
        }
    }

    /** The analyzer's own set is of articles and the like only. */
    private static CharArraySet english() {
        try (InputStream list = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
            if (list == null) {
                throw new IllegalStateException("Lucene lacks its English stop words");
            }
            return WordlistLoader.getSnowballWordSet(list);
        } catch (IOException e) {
            throw new UncheckedIOException("Lucene's English stop words cannot be read", e);
        }
    }

    boolean contains(String word) {
        return stopWords.contains(word)
                || PhraseWords.isNumber(word)
                || word.codePoints().allMatch(c -> UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
    }
}
