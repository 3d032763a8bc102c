package dev.earshot.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How positive or negative an English text sounds: the lexicon's valence of each word, made stronger, weaker or the opposite by
 * the words before it and by capitals, summed with the exclamation marks and brought between -1 and 1.
 *
 * <p>The rules and their constants are those of VADER 3.3 (C.J. Hutto and E.E. Gilbert, ICWSM 2014); the result is what it calls
 * {@code compound}. Pure.
 */
final class Vader {
    private static final double CAPITALS = 0.733;
    private static final double OPPOSITE = -0.74;
    private static final double NEVER_SO = 1.25;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;
    private static final double EXCLAMATION = 0.292;
    private static final int MAX_EXCLAMATIONS = 4;
    private static final double QUESTION = 0.18;
    private static final double MANY_QUESTIONS = 0.96;

    /** About the largest sum there is; with it sums become numbers between -1 and 1. */
    private static final double LARGE_SUM = 15;

    /** How much a word counts that stands so far before the one that it strengthens. */
    private static final double[] NEARNESS = {1, 0.95, 0.9};

    private final Lexicon lexicon;

    Vader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** From -1 to 1, to four digits; 0 if no word says anything of the kind. */
    double score(String text) {
        Spoken words = Spoken.of(text);
        List<Double> valences = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            valences.add(isOnlyEmphasis(words, i) ? 0.0 : valence(words, i));
        }
        double sum = sum(words, valences);
        if (sum == 0) {
            return 0;
        }
        sum += Math.signum(sum) * (exclamations(text) + questions(text));
        return Math.round(sum / Math.sqrt(sum * sum + LARGE_SUM) * 10_000) / 10_000.0;
    }

    private static boolean isOnlyEmphasis(Spoken words, int i) {
        return Emphasis.isStep(words.lower(i)) || words.lower(i).equals("kind") && words.has(i + 1, "of");
    }

    private double valence(Spoken words, int i) {
        Double own = lexicon.valence(words.lower(i));
        if (own == null) {
            return 0;
        }
        double valence = afterNo(words, i, own);
        if (words.isShouted(i)) {
            valence += valence > 0 ? CAPITALS : -CAPITALS;
        }
        for (int distance = 1; distance <= NEARNESS.length; distance++) {
            if (i >= distance && !lexicon.has(words.lower(i - distance))) {
                valence += step(words, i - distance, valence) * NEARNESS[distance - 1];
                valence = negated(words, i, distance, valence);
                valence = distance == NEARNESS.length ? idiom(words, i, valence) : valence;
            }
        }
        return isLeast(words, i) ? valence * OPPOSITE : valence;
    }

    /** 'No' means the opposite of what follows if that is a word of the lexicon, and something by itself otherwise. */
    private double afterNo(Spoken words, int i, double own) {
        boolean isNoBefore = words.has(i - 1, "no")
                || words.has(i - 2, "no")
                || words.has(i - 3, "no") && (words.has(i - 1, "or") || words.has(i - 1, "nor"));
        if (isNoBefore) {
            return own * OPPOSITE;
        }
        boolean negatesNext = words.lower(i).equals("no") && i + 1 < words.size() && lexicon.has(words.lower(i + 1));
        return negatesNext ? 0 : own;
    }

    private static double step(Spoken words, int i, double valence) {
        double step = Emphasis.step(words.lower(i));
        if (step == 0) {
            return 0;
        }
        double signed = valence < 0 ? -step : step;
        if (words.isShouted(i)) {
            signed += valence > 0 ? CAPITALS : -CAPITALS;
        }
        return signed;
    }

    private static double negated(Spoken words, int i, int distance, double valence) {
        boolean isSo = distance == 2 && words.has(i - 2, "never") && isSo(words, i - 1)
                || distance == 3 && (words.has(i - 3, "never") && isSo(words, i - 2) || isSo(words, i - 1));
        if (isSo) {
            return valence * NEVER_SO;
        }
        boolean isWithoutDoubt = distance > 1
                && words.has(i - distance, "without")
                && (words.has(i - distance + 1, "doubt") || words.has(i - 1, "doubt"));
        return !isWithoutDoubt && Emphasis.isNegation(words.lower(i - distance)) ? valence * OPPOSITE : valence;
    }

    private static boolean isSo(Spoken words, int i) {
        return words.has(i, "so") || words.has(i, "this");
    }

    private static double idiom(Spoken words, int i, double valence) {
        double found = valence;
        List<String> before = List.of(
                words.phrase(i - 1, i),
                words.phrase(i - 2, i),
                words.phrase(i - 2, i - 1),
                words.phrase(i - 3, i - 1),
                words.phrase(i - 3, i - 2));
        for (String phrase : before) {
            if (Emphasis.idioms().containsKey(phrase)) {
                found = Emphasis.idioms().get(phrase);
                break;
            }
        }
        found = Emphasis.idioms().getOrDefault(words.phrase(i, i + 1), found);
        found = Emphasis.idioms().getOrDefault(words.phrase(i, i + 2), found);
        return found
                + Emphasis.stepOfPhrase(words.phrase(i - 3, i - 1))
                + Emphasis.stepOfPhrase(words.phrase(i - 3, i - 2))
                + Emphasis.stepOfPhrase(words.phrase(i - 2, i - 1));
    }

    private static boolean isLeast(Spoken words, int i) {
        return words.has(i - 1, "least") && !words.has(i - 2, "at") && !words.has(i - 2, "very");
    }

    /** What follows a 'but' is what is meant. */
    private static double sum(Spoken words, List<Double> valences) {
        int but = words.indexOf("but");
        double sum = 0;
        for (int i = 0; i < valences.size(); i++) {
            double weight = but < 0 || i == but ? 1 : i < but ? BEFORE_BUT : AFTER_BUT;
            sum += valences.get(i) * weight;
        }
        return sum;
    }

    private static double exclamations(String text) {
        return Math.min(count(text, '!'), MAX_EXCLAMATIONS) * EXCLAMATION;
    }

    private static double questions(String text) {
        long count = count(text, '?');
        if (count < 2) {
            return 0;
        }
        return count <= 3 ? count * QUESTION : MANY_QUESTIONS;
    }

    private static long count(String text, char of) {
        return text.chars().filter(character -> character == of).count();
    }

    /** Whether any word says anything of the kind. */
    boolean hasAnyValence(String text) {
        Spoken words = Spoken.of(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < words.size(); i++) {
            if (lexicon.has(words.lower(i))) {
                return true;
            }
        }
        return false;
    }
}
