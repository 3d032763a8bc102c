package dev.earshot.report.path;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.path.Paths.Where;
import java.util.HashMap;
import java.util.Map;

/** Where the numbers lead: to the sessions behind them, each at its place in the transcript. */
record PathLinks(ReportQuestion question, boolean isBackwards) {

    /** The sessions with this node, or that ended there. */
    Behind node(long place, String node) {
        if (node.equals(Nodes.END)) {
            return sessions(new Where(place - 1, "", Nodes.END));
        }
        return sessions(new Where(place, place == 0 ? "" : node, ""));
    }

    /** The sessions in which one followed the other. */
    Behind step(long place, String from, String to) {
        if (place == 0 && !to.equals(Nodes.END)) {
            return node(1, to);
        }
        return sessions(new Where(place, from, to));
    }

    private Behind sessions(Where where) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(PathSessionsReport.AT.name(), String.valueOf(where.place()));
        options.put(PathSessionsReport.WAY.name(), isBackwards ? "before" : "after");
        put(options, PathSessionsReport.NODE.name(), where.node());
        put(options, PathSessionsReport.NEXT.name(), where.next());
        return new Behind.Detail(PathSessionsReport.NAME, options);
    }

    private static void put(Map<String, String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.put(name, value);
        }
    }
}
