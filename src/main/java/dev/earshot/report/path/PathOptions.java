package dev.earshot.report.path;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of paths.
 *
 * @param anchor where they begin; null for the start of the session, or, going only backwards, for its end
 * @param length how many nodes there are on each side
 * @param isCollapsed whether a node that is repeated at once is one
 * @param most how many nodes of a place are told apart
 */
record PathOptions(@Nullable Act anchor, Side side, int length, Nodes nodes, boolean isCollapsed, int most) {
    static final int MAX_LENGTH = 8;
    static final int MAX_NODES = 20;

    static final Option ANCHOR = Option.acts("anchor", "From", 1);
    static final Option SIDE = Option.choice(
            "side",
            "show what comes",
            List.of(
                    new Option.Choice("after", "after it"),
                    new Option.Choice("before", "before it"),
                    new Option.Choice("both", "before and after")));
    static final Option LENGTH = new Option(
            "length",
            "steps",
            IntStream.rangeClosed(1, MAX_LENGTH)
                    .mapToObj(n -> new Option.Choice(String.valueOf(n), String.valueOf(n)))
                    .toList(),
            "4");
    static final Option NODES = Option.choice(
            "nodes",
            "as",
            Arrays.stream(Nodes.values())
                    .map(nodes -> new Option.Choice(ReportParameters.word(nodes), nodes.title))
                    .toList());
    static final Option REPEATS = Option.choice(
            "repeats",
            "repeats",
            List.of(new Option.Choice("collapse", "as one"), new Option.Choice("keep", "each by itself")));
    static final Option MOST = new Option(
            "most",
            "at most",
            List.of(
                    new Option.Choice("3", "3 a step"),
                    new Option.Choice("5", "5 a step"),
                    new Option.Choice("8", "8 a step"),
                    new Option.Choice("12", "12 a step"),
                    new Option.Choice("20", "20 a step")),
            "8");

    static final List<Option> ALL = List.of(ANCHOR, SIDE, LENGTH, NODES, REPEATS, MOST);

    enum Side {
        AFTER,
        BEFORE,
        BOTH
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    static PathOptions of(ReportQuestion question) {
        List<Act> anchors = ActText.parseAll(question.option(ANCHOR));
        if (anchors.size() > 1) {
            throw new IllegalArgumentException("paths go from one thing, not from " + anchors.size());
        }
        return new PathOptions(
                anchors.isEmpty() ? null : anchors.getFirst(),
                Side.valueOf(question.option(SIDE).toUpperCase(Locale.ROOT)),
                Integer.parseInt(question.option(LENGTH)),
                Nodes.valueOf(question.option(NODES).toUpperCase(Locale.ROOT)),
                question.option(REPEATS).equals("collapse"),
                Integer.parseInt(question.option(MOST)));
    }

    /** Whether paths begin where the session ends. */
    boolean isFromEnd() {
        return anchor == null && side == Side.BEFORE;
    }
}
