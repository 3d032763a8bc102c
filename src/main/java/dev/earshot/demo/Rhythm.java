package dev.earshot.demo;

import java.time.ZonedDateTime;

/**
 * When the people of a bot are about, by its own clock.
 *
 * @param byWeekday relative weights, Monday first
 * @param byHour relative weights, from midnight
 */
@SuppressWarnings("ArrayRecordComponent") // constants, never compared
record Rhythm(double[] byWeekday, double[] byHour) {
    static final Rhythm EVENINGS = new Rhythm(
            new double[] {0.70, 0.70, 0.80, 0.90, 1.35, 1.50, 1.25},
            new double[] {3, 1, 1, 0.5, 0.3, 0.3, 0.5, 1, 1.5, 2, 4, 8, 11, 8, 5, 4, 6, 10, 15, 17, 14, 10, 7, 5});

    static final Rhythm LEISURE = new Rhythm(
            new double[] {0.90, 0.85, 0.85, 0.90, 0.95, 1.25, 1.35},
            new double[] {4, 2, 1, 1, 0.5, 0.5, 1, 2, 4, 5, 6, 7, 8, 7, 6, 6, 7, 8, 9, 11, 12, 12, 10, 7});

    static final Rhythm OFFICE_HOURS = new Rhythm(
            new double[] {1.40, 1.25, 1.20, 1.15, 1.10, 0.50, 0.40},
            new double[] {1, 0.5, 0.5, 0.5, 0.5, 1, 2, 5, 10, 13, 13, 12, 10, 11, 12, 11, 10, 9, 7, 5, 4, 3, 2, 1.5});

    double weight(ZonedDateTime time) {
        return ofDay(time) * byHour[time.getHour()];
    }

    private double ofDay(ZonedDateTime time) {
        return byWeekday[time.getDayOfWeek().getValue() - 1];
    }

    /** When that day somebody comes. */
    int hour(Dice dice) {
        return dice.weighted(byHour);
    }

    /** Whether somebody who might come that day does. */
    boolean suits(ZonedDateTime day, Dice dice) {
        return dice.chance(ofDay(day) / 1.5);
    }
}
