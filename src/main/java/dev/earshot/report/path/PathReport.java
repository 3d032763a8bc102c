package dev.earshot.report.path;

import dev.earshot.report.act.ActSuggestions;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;

/** {@link Paths}, to be shown. */
public final class PathReport implements Report {
    static final String NAME = "paths";
    private static final About ABOUT = new About(
            NAME,
            "Paths",
            "What comes in a session before and after something, step by step; without anything chosen, from the start of the"
                    + " session on.",
            "It fills as soon as it happens in a session of these days.");

    private final Paths paths;
    private final ActSuggestions acts;

    public PathReport(Store store) {
        this.paths = new Paths(store);
        this.acts = new ActSuggestions(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return PathOptions.ALL;
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        return option.equals(PathOptions.ANCHOR)
                ? acts.of(question).stream().map(ActText::write).toList()
                : List.of();
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        PathOptions options = PathOptions.of(question);
        List<PathParts> sides = new ArrayList<>();
        if (options.side() != PathOptions.Side.AFTER) {
            sides.add(side(question, options, true));
        }
        if (options.side() != PathOptions.Side.BEFORE) {
            sides.add(side(question, options, false));
        }
        List<Figure> figures = new ArrayList<>(List.of(sides.getFirst().sessions()));
        sides.forEach(side -> figures.add(side.ended()));
        boolean isCompared = question.compared().isPresent();
        return new ReportAnswer(figures, List.of(flow(sides, isCompared), nodes(sides)));
    }

    private PathParts side(ReportQuestion question, PathOptions options, boolean isBackwards) {
        return new PathParts(
                question, options, isBackwards, NowAndBefore.of(question, of -> paths.find(of, options, isBackwards)));
    }

    private static Part flow(List<PathParts> sides, boolean isCompared) {
        return new Part(
                "flow",
                "Paths",
                "How many sessions went from one to the other. A click on a node or a stream opens its sessions. Rare ones of a"
                        + " step are others together.",
                Part.Shape.SANKEY,
                new Grid(
                        PathParts.flowColumns(isCompared),
                        sides.stream().flatMap(side -> side.flow().stream()).toList()));
    }

    private static Part nodes(List<PathParts> sides) {
        return new Part(
                "nodes",
                "Step by step",
                "How many sessions were there after so many steps; steps below zero come before.",
                Part.Shape.TABLE,
                new Grid(
                        PathParts.nodeColumns(),
                        sides.stream().flatMap(side -> side.nodes().stream()).toList()));
    }
}
