package dev.earshot.report.compare;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A number that each user of a group has.
 *
 * @param users how many
 * @param variance with {@code users - 1} in the denominator
 */
record Sample(long users, double mean, double variance) {
    static final Sample NONE = new Sample(0, 0, 0);

    /** From sums over the users: of the number, and of its square. */
    static Sample of(long users, double sum, double squares) {
        if (users == 0) {
            return NONE;
        }
        double mean = sum / users;
        double variance = users == 1 ? 0 : Math.max(0, (squares - sum * mean) / (users - 1));
        return new Sample(users, mean, variance);
    }

    /**
     * A ratio of two sums, such as messages that were not understood by all messages. Messages of one user are not independent,
     * so its variance is that of the users' deviations from it (the delta method; A. Deng, U. Knoblich, J. Lu, Applying the
     * delta method in metric analytics, KDD 2018).
     *
     * @param part sums over the users: of the part, of its square
     * @param whole likewise
     * @param products sum over the users of part times whole
     */
    static Sample ratio(long users, Sums part, Sums whole, double products) {
        if (users == 0 || whole.sum == 0) {
            return NONE;
        }
        double ratio = part.sum / whole.sum;
        double squares = part.squares - 2 * ratio * products + ratio * ratio * whole.squares;
        double wholeOfUser = whole.sum / users;
        double variance = users == 1 ? 0 : Math.max(0, squares) / (users - 1) / (wholeOfUser * wholeOfUser);
        return new Sample(users, ratio, variance);
    }

    record Sums(double sum, double squares) {}

    /**
     * By how much the other's mean is more, with Welch's interval, for groups of different sizes and variances: B. L. Welch, The
     * generalization of 'Student's' problem when several different population variances are involved, Biometrika 34 (1947).
     *
     * @param level how sure, such as 0.95
     * @return null if one of them has fewer than two users
     */
    static @Nullable Interval difference(Sample one, Sample other, double level) {
        if (one.users < 2 || other.users < 2) {
            return null;
        }
        double ofOne = one.variance / one.users;
        double ofOther = other.variance / other.users;
        double difference = other.mean - one.mean;
        if (ofOne + ofOther == 0) {
            return new Interval(difference, difference, difference);
        }
        double degrees = (ofOne + ofOther)
                * (ofOne + ofOther)
                / (ofOne * ofOne / (one.users - 1) + ofOther * ofOther / (other.users - 1));
        double reach =
                TDistribution.of(degrees).inverseCumulativeProbability((1 + level) / 2) * Math.sqrt(ofOne + ofOther);
        return new Interval(difference, difference - reach, difference + reach);
    }
}
