package dev.earshot.report.nothandled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The leading phrases of groups, and which of them a phrase is most alike (the cosine of their vectors). An inverted index
 * from features to leaders: only leaders that share one are looked at. Not thread-safe.
 */
final class Leaders {
    static final int NONE = -1;

    /**
     * From here on phrases are alike. One or two typing errors, another ending, a word more or less lie above; the same
     * question about something else, and another question about the same, below: {@code GroupingTest} has both.
     */
    private static final float ALIKE = 0.68f;

    private final List<Postings> index = new ArrayList<>();
    private float[] likeness = new float[64];
    private int size;

    /** The one that is most alike, of several the first; {@link #NONE} if none is alike. */
    int nearest(PhraseVector phrase) {
        Arrays.fill(likeness, 0, size, 0f);
        for (int i = 0; i < phrase.features().length; i++) {
            if (phrase.features()[i] < index.size()) {
                index.get(phrase.features()[i]).add(phrase.weights()[i], likeness);
            }
        }
        int nearest = NONE;
        for (int leader = 0; leader < size; leader++) {
            if (likeness[leader] >= ALIKE && (nearest == NONE || likeness[leader] > likeness[nearest])) {
                nearest = leader;
            }
        }
        return nearest;
    }

    /** Its number, which grows by one. */
    int add(PhraseVector phrase) {
        for (int i = 0; i < phrase.features().length; i++) {
            while (index.size() <= phrase.features()[i]) {
                index.add(new Postings());
            }
            index.get(phrase.features()[i]).put(size, phrase.weights()[i]);
        }
        if (size == likeness.length) {
            likeness = new float[2 * size];
        }
        return size++;
    }

    /** The leaders that have a feature. */
    private static final class Postings {
        private int[] leaders = new int[4];
        private float[] weights = new float[4];
        private int count;

        void put(int leader, float weight) {
            if (count == leaders.length) {
                leaders = Arrays.copyOf(leaders, 2 * count);
                weights = Arrays.copyOf(weights, 2 * count);
            }
            leaders[count] = leader;
            weights[count++] = weight;
        }

        void add(float weight, float[] likeness) {
            for (int i = 0; i < count; i++) {
                likeness[leaders[i]] += weight * weights[i];
            }
        }
    }
}
