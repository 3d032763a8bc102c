package dev.earshot.sentiment;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which VADER's rules make others stronger, weaker or the opposite; all in lower case. */
final class Emphasis {
    /** By how much a word like 'very' strengthens what follows, found by experiment (Hutto and Gilbert 2014). */
    private static final double STEP = 0.293;

    private static final Set<String> NEGATIONS = words("""
            aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont
            hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt
            needn't never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't
            shouldn't uh-uh wasn't weren't without wont wouldnt won't wouldn't rarely seldom despite""");

    private static final Set<String> STRENGTHENING = words("""
            absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
            enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin
            frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly
            hugely incredible incredibly intensely major majorly more most particularly purely quite really remarkably
            so substantially thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly
            very""");

    private static final Set<String> WEAKENING = words("""
            almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly
            scarce scarcely slight slightly somewhat sorta sortof sort-of""");

    private static final Set<String> WEAKENING_PAIRS = Set.of("just enough", "kind of", "sort of");

    private static final Map<String, Double> STEPS = Stream.of(
                    STRENGTHENING.stream().map(word -> Map.entry(word, STEP)),
                    WEAKENING.stream().map(word -> Map.entry(word, -STEP)))
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, Double> IDIOMS = Map.of(
            "the shit",
            3.0,
            "the bomb",
            3.0,
            "bad ass",
            1.5,
            "bus stop",
            0.0,
            "yeah right",
            -2.0,
            "kiss of death",
            -1.5,
            "to die for",
            3.0,
            "beating heart",
            3.1,
            "broken heart",
            -2.9);

    private Emphasis() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    static boolean isNegation(String word) {
        return NEGATIONS.contains(word) || word.contains("n't");
    }

    /** How much stronger it makes what follows; negative if weaker, 0 if it does neither. */
    static double step(String word) {
        return STEPS.getOrDefault(word, 0.0);
    }

    static boolean isStep(String word) {
        return STEPS.containsKey(word);
    }

    /** As {@link #step}, of some words together. */
    static double stepOfPhrase(String words) {
        return WEAKENING_PAIRS.contains(words) ? -STEP : 0;
    }

    /** What phrases mean whose words mean something else. */
    static Map<String, Double> idioms() {
        return IDIOMS;
    }
}
