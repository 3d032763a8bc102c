package dev.earshot.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How good or bad each of some 7,500 words, slang words and emoticons sounds by itself: from -4 to 4. */
final class Lexicon {
    private static final String FILE = "vader_lexicon.txt";

    private final Map<String, Double> valences;

    private Lexicon(Map<String, Double> valences) {
        this.valences = Map.copyOf(valences);
    }

    static Lexicon read() {
        try (InputStream in = Lexicon.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + FILE);
            }
            Map<String, Double> valences = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.isEmpty()).forEach(line -> {
                int tab = line.indexOf('\t');
                valences.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
            });
            return new Lexicon(valences);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** Null of a word that says nothing of the kind. */
    @Nullable
    Double valence(String word) {
        return valences.get(word.toLowerCase(Locale.ROOT));
    }

    boolean has(String word) {
        return valence(word) != null;
    }
}
