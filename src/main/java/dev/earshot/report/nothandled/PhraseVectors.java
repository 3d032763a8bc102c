package dev.earshot.report.nothandled;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes vectors of phrases, comparable with each other: of the words, and of the pairs of characters in each, so that a typing
 * error or an ending changes a little of a word and not all. What a phrase weighs follows from itself alone, not from how
 * frequent its words are among others: otherwise each new phrase would move all. Not thread-safe.
 */
final class PhraseVectors {
    private static final double LIGHT = 0.7;

    /** Of a word's squared length, what the word as such has; its pairs of characters share the rest. */
    private static final double WORD_SHARE = 0.1;

    private final LightWords lightWords;
    private final Map<String, Integer> features = new HashMap<>();
    private final Map<String, Map<Integer, Double>> words = new HashMap<>();

    PhraseVectors(LightWords lightWords) {
        this.lightWords = lightWords;
    }

    PhraseVector of(Set<String> phrase) {
        Map<Integer, Double> sum = new HashMap<>();
        for (String word : phrase) {
            words.computeIfAbsent(word, this::word)
                    .forEach((feature, weight) -> sum.merge(feature, weight, Double::sum));
        }
        double length = Math.sqrt(
                sum.values().stream().mapToDouble(weight -> weight * weight).sum());
        int[] numbers = new int[sum.size()];
        float[] weights = new float[sum.size()];
        int i = 0;
        for (Map.Entry<Integer, Double> feature : sum.entrySet()) {
            numbers[i] = feature.getKey();
            weights[i++] = (float) (feature.getValue() / length);
        }
        return new PhraseVector(numbers, weights);
    }

    private Map<Integer, Double> word(String word) {
        double weight = lightWords.contains(word) ? LIGHT : 1;
        Set<String> grams = PhraseWords.grams(word);
        Map<Integer, Double> vector = new HashMap<>();
        vector.put(feature("word " + word), weight * Math.sqrt(WORD_SHARE));
        double share = weight * Math.sqrt((1 - WORD_SHARE) / grams.size());
        grams.forEach(gram -> vector.put(feature(gram), share));
        return vector;
    }

    private int feature(String name) {
        Integer known = features.putIfAbsent(name, features.size());
        return known == null ? features.size() - 1 : known;
    }
}
