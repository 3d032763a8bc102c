package dev.earshot.sentiment;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a text is in English. Thread-safe. */
final class English {
    private static final String ENGLISH = "en";

    /** Languages in Latin letters that people write to bots in. */
    private static final List<String> OTHERS = List.of(
            "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "tr", "ro", "hu", "id", "vi", "ca",
            "hr", "tl", "sw", "sk");

    /** A short text could be of many languages: it takes this much more for another one than for English. */
    private static final double ENGLISH_IS_LIKELIER = 6;

    private static final double LEAST_PROBABILITY = 0.5;

    /** More tells no more, and the product of so many small numbers becomes none. */
    private static final int MAX_LENGTH = 200;

    /**
     * Of all texts all n-grams are looked at. For long ones the library would draw some by chance, and a store that is rebuilt
     * from the log must be equal.
     */
    private static final int ALL = Integer.MAX_VALUE;

    private final LanguageDetector detector;

    private English(LanguageDetector detector) {
        this.detector = detector;
    }

    static English load() {
        try {
            LanguageProfileReader reader = new LanguageProfileReader();
            List<LanguageProfile> profiles = new ArrayList<>();
            Map<LdLocale, Double> priorities = new HashMap<>();
            profiles.add(reader.readBuiltIn(LdLocale.fromString(ENGLISH)));
            priorities.put(LdLocale.fromString(ENGLISH), ENGLISH_IS_LIKELIER);
            for (String language : OTHERS) {
                profiles.add(reader.readBuiltIn(LdLocale.fromString(language)));
                priorities.put(LdLocale.fromString(language), 1.0);
            }
            return new English(LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(profiles)
                    .shortTextAlgorithm(ALL)
                    .languagePriorities(priorities)
                    .probabilityThreshold(LEAST_PROBABILITY)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what tells languages", e);
        }
    }

    boolean isIt(String text) {
        for (DetectedLanguage language :
                detector.getProbabilities(text.substring(0, Math.min(text.length(), MAX_LENGTH)))) {
            if (language.getLocale().getLanguage().equals(ENGLISH)) {
                return language.getProbability() >= LEAST_PROBABILITY;
            }
        }
        return false;
    }
}
