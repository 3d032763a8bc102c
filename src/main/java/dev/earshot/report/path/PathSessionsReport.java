package dev.earshot.report.path;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.path.Paths.Session;
import dev.earshot.report.path.Paths.Sessions;
import dev.earshot.report.path.Paths.Where;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sessions behind a number of {@link Paths}, one by one. */
public final class PathSessionsReport implements Report {
    static final String NAME = "path-sessions";
    private static final About ABOUT = new About(
            NAME,
            "Sessions on a path",
            "The sessions that came by a place of the path; the time leads to that place in the conversation.",
            "No session came by there in these days.");

    static final Option AT = new Option("at", "at step", List.of(), "0");
    static final Option WAY = Option.choice(
            "way", "going", List.of(new Option.Choice("after", "forwards"), new Option.Choice("before", "backwards")));
    static final Option NODE = Option.text("node", "at");
    static final Option NEXT = Option.text("next", "and then");

    private final Paths paths;

    public PathSessionsReport(Store store) {
        this.paths = new Paths(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return PathReport.NAME;
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(PathOptions.ALL);
        options.addAll(List.of(AT, WAY, NODE, NEXT));
        return options;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        PathOptions options = PathOptions.of(question);
        boolean isBackwards = question.option(WAY).equals("before");
        Where where = where(question, options);
        Sessions sessions = paths.sessions(question, options, isBackwards, where);
        String help = "How many there are.";
        Figure count = new Figure("sessions", "Sessions", help, Unit.COUNT, (double) sessions.all(), null, null, null);
        return new ReportAnswer(List.of(count), List.of(part(sessions, title(options, isBackwards, where))));
    }

    private static Where where(ReportQuestion question, PathOptions options) {
        String node = question.text(NODE);
        String next = question.text(NEXT);
        String text = question.option(AT).strip();
        for (int place = 0; place <= options.length(); place++) {
            if (text.equals(String.valueOf(place))) {
                return new Where(place, node == null ? "" : node, next == null ? "" : next);
            }
        }
        throw new IllegalArgumentException("'at' must be a number from 0 to " + options.length());
    }

    private static String title(PathOptions options, boolean isBackwards, Where where) {
        StringBuilder title = new StringBuilder();
        title.append(where.place() == 0 ? PathParts.anchor(options) : "Step " + where.place());
        if (!where.node().isEmpty()) {
            title.append(": ").append(options.nodes().name(where.node(), null, isBackwards));
        }
        if (!where.next().isEmpty()) {
            title.append(isBackwards ? ", before it " : ", then ")
                    .append(options.nodes().name(where.next(), null, isBackwards));
        }
        return title.toString();
    }

    private static Part part(Sessions sessions, String title) {
        return new Part(
                "users",
                title,
                String.format(Locale.ENGLISH, "The newest first, at most %,d.", Paths.MAX_SESSIONS),
                Part.Shape.TABLE,
                new Grid(
                        List.of(new Grid.Column("user", "User", null), new Grid.Column("time", "When", null)),
                        sessions.newest().stream().map(PathSessionsReport::row).toList()));
    }

    private static Grid.Row row(Session session) {
        Behind person = new Behind.Person(session.user());
        Behind place = session.id() == null ? person : new Behind.Place(session.user(), session.id());
        return Grid.Row.of(Arrays.asList(session.user(), session.time()), person)
                .withCell(1, place);
    }
}
