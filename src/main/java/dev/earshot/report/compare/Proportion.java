package dev.earshot.report.compare;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/** A part of a whole: so many of so many users. */
record Proportion(long part, long whole) {

    /** @throws IllegalArgumentException if it is no part of it */
    Proportion {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
    }

    double rate() {
        return (double) part / whole;
    }

    /**
     * By how much the other is more, with the hybrid score interval: R. G. Newcombe, Interval estimation for the difference
     * between independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998), method 10. It holds for
     * few users and for rates near 0 and 1, too. Made of Wilson's intervals of both.
     *
     * @param level how sure, such as 0.95
     * @return null if one of them is of nothing
     */
    static @Nullable Interval difference(Proportion one, Proportion other, double level) {
        if (one.whole == 0 || other.whole == 0) {
            return null;
        }
        var ofOne = one.wilson(level);
        var ofOther = other.wilson(level);
        double difference = other.rate() - one.rate();
        return new Interval(
                difference,
                difference - Math.hypot(other.rate() - ofOther.getLowerBound(), ofOne.getUpperBound() - one.rate()),
                difference + Math.hypot(ofOther.getUpperBound() - other.rate(), one.rate() - ofOne.getLowerBound()));
    }

    private org.apache.commons.statistics.interval.Interval wilson(double level) {
        return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(whole), Math.toIntExact(part), 1 - level);
    }
}
