package dev.earshot.report.frame;

import org.jspecify.annotations.Nullable;

/**
 * One number, and what it was in the period that the report compares with.
 *
 * @param name in machine form, such as {@code newUsers}
 * @param help its definition, in a sentence
 * @param value null if there is nothing to reckon it from
 * @param before null also if nothing is compared
 * @param isMoreBetter how a change is coloured; null if neither is better
 * @param behind what stands behind it; null if nothing that can be shown
 */
public record Figure(
        String name,
        String title,
        String help,
        Unit unit,
        @Nullable Double value,
        @Nullable Double before,
        @Nullable Boolean isMoreBetter,
        @Nullable Behind behind) {

    /** The change against before as a share of it; null if either is missing, before there was nothing, or 0 is no nothing. */
    public @Nullable Double change() {
        return value == null || before == null || before == 0 || unit == Unit.SCORE
                ? null
                : (value - before) / Math.abs(before);
    }
}
