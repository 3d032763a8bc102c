package dev.earshot.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed. Not thread-safe. */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The same parts give the same throws, and one part more gives others. */
    static Dice of(long... parts) {
        return new Dice(mix(parts));
    }

    static long mix(long... parts) {
        long mixed = 0;
        for (long part : parts) {
            // The finisher of SplitMix64 (Steele, Lea, Flood 2014).
            mixed = (mixed ^ part) + 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            mixed ^= mixed >>> 31;
        }
        return mixed;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Long tails, as waiting times of people have them. */
    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One in proportion to its weight; its place. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    long nextLong() {
        return random.nextLong();
    }
}
