package dev.earshot.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /**
     * R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998),
     * 873–890, table II, method 10, at 95 %. There it is the first less the second.
     */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80,  0.0524, 0.3339",
        " 9, 10,  3, 10,  0.1705, 0.8090",
        " 6,  7,  2,  7,  0.0582, 0.8062",
        " 5, 56,  0, 29, -0.0381, 0.1926",
        " 0, 10,  0, 20, -0.1611, 0.2775",
        " 0, 10,  0, 10, -0.2775, 0.2775",
        "10, 10,  0, 20,  0.6791, 1.0000",
        "10, 10,  0, 10,  0.6075, 1.0000"
    })
    void sharesDifferAsInNewcombesTable(long a, long m, long b, long n, double from, double to) {
        Interval interval = Proportion.difference(new Proportion(b, n), new Proportion(a, m), 0.95);
        assertEquals((double) a / m - (double) b / n, interval.difference(), 1e-12);
        assertEquals(from, interval.from(), 0.00005);
        assertEquals(to, interval.to(), 0.00005);
    }

    /**
     * The hours of sleep that two drugs added: Student, The probable error of a mean, Biometrika 6 (1908). R's documentation of
     * {@code t.test} prints Welch's interval for these data: -3.3654832 to 0.2054832, with 17.776 degrees of freedom.
     */
    @Test
    void meansDifferAsInStudentsData() {
        Sample first = sample(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
        Sample second = sample(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
        Interval interval = Sample.difference(second, first, 0.95);
        assertEquals(-1.58, interval.difference(), 1e-12);
        assertEquals(-3.3654832, interval.from(), 5e-8);
        assertEquals(0.2054832, interval.to(), 5e-8);
        assertFalse(interval.isClear());
    }

    private static Sample sample(double... numbers) {
        return Sample.of(
                numbers.length,
                Arrays.stream(numbers).sum(),
                Arrays.stream(numbers).map(number -> number * number).sum());
    }

    @Test
    void moreCertaintyNeedsMoreRoom() {
        Sample one = sample(1, 2, 3, 4);
        Sample other = sample(4, 5, 6, 9);
        Interval at90 = Sample.difference(one, other, 0.9);
        Interval at99 = Sample.difference(one, other, 0.99);
        assertTrue(at99.from() < at90.from() && at90.to() < at99.to());
        assertTrue(at90.isClear());
    }

    @Test
    void ofTooFewUsersNothingCanBeTold() {
        assertNull(Sample.difference(sample(1), sample(1, 2), 0.95));
        assertNull(Proportion.difference(new Proportion(0, 0), new Proportion(1, 2), 0.95));
        assertNull(Sample.difference(Sample.NONE, Sample.NONE, 0.95));
    }

    @Test
    void whereAllAreAlikeThereIsNoDoubt() {
        assertEquals(new Interval(1, 1, 1), Sample.difference(sample(2, 2), sample(3, 3), 0.95));
    }

    /**
     * Three users sent 10, 20 and 30 messages, of which 1, 2 and 3 were not understood: a tenth of each, so there is no doubt
     * of the rate. With 3, 2 and 1 the rate is the same, and the deviations 3-1, 2-2, 1-3 by 20 messages a user: variance
     * (4 + 0 + 4) / 2 / 400.
     */
    @Test
    void aRatioVariesByItsUsers() {
        Sample even = Sample.ratio(3, new Sample.Sums(6, 14), new Sample.Sums(60, 1400), 140);
        assertEquals(0.1, even.mean(), 1e-12);
        assertEquals(0, even.variance(), 1e-12);
        Sample uneven = Sample.ratio(3, new Sample.Sums(6, 14), new Sample.Sums(60, 1400), 100);
        assertEquals(0.1, uneven.mean(), 1e-12);
        assertEquals(0.01, uneven.variance(), 1e-12);
    }
}
