package dev.earshot.report.compare;

/** Where the true difference lies, as sure as the level that was asked for. */
record Interval(double difference, double from, double to) {

    /** Whether chance alone would hardly make such a difference. */
    boolean isClear() {
        return from > 0 || to < 0;
    }
}
