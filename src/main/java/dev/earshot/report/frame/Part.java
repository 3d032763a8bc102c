package dev.earshot.report.frame;

/**
 * A part of a report: a grid with the chart that shows it best.
 *
 * @param name in machine form, unique within the report
 * @param help how it is defined, in a sentence or two
 */
public record Part(String name, String title, String help, Shape shape, Grid grid) {

    /** How the grid is drawn. The first column names what the others count. */
    public enum Shape {
        /** Over time: the first column is the start of each step. */
        LINES,
        /** As lines, for numbers that add up. */
        BARS,
        /** As bars that stand on each other, for parts of a whole. */
        STACKED,
        /** The most first. */
        RANKING,
        /** Rows by columns, the darker the more. */
        HEAT_MAP,
        /** One step after the other: what is left of the first, and what stayed behind. */
        FUNNEL,
        /** As streams between nodes: the first column and the third name the nodes, the second says after how many steps the first stands. */
        SANKEY,
        /** Not at all: the table says it best. */
        TABLE
    }
}
