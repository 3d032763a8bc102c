package dev.earshot.report.retention;

import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whose coming back is asked about, and what counts as coming back.
 *
 * @param with the name of the intent or event; empty where none is asked for
 */
record Returning(Mode mode, Who users, String with) {
    private static final int MAX_NAME = 300;

    static final Option MODE = Option.choice(
            "mode",
            "Came back",
            List.of(
                    new Option.Choice("classic", "in that step"),
                    new Option.Choice("rolling", "in that step or later"),
                    new Option.Choice("intent", "with the intent"),
                    new Option.Choice("event", "with the event")));
    static final Option WITH = Option.text("with", "named");
    static final Option USERS = Option.choice(
            "users",
            "of",
            List.of(
                    new Option.Choice("new", "new users"),
                    new Option.Choice("existing", "existing users"),
                    new Option.Choice("all", "all users")));

    /** In the order in which a person chooses. */
    static final List<Option> OPTIONS = List.of(USERS, MODE, WITH);

    enum Mode {
        /** In a step. */
        CLASSIC,
        /** In a step or any later one. */
        ROLLING,
        /** In a step, with a message of an intent. */
        INTENT,
        /** In a step, with an event of a name. */
        EVENT
    }

    enum Who {
        NEW,
        EXISTING,
        ALL
    }

    /** @throws IllegalArgumentException in words for whoever asked, if the intent or event is not named */
    static Returning of(ReportQuestion question) {
        Mode mode = Mode.valueOf(question.option(MODE).toUpperCase(Locale.ROOT));
        Who users = Who.valueOf(question.option(USERS).toUpperCase(Locale.ROOT));
        boolean isNamed = mode == Mode.INTENT || mode == Mode.EVENT;
        String with = isNamed ? question.option(WITH).strip() : "";
        if (isNamed && with.isEmpty()) {
            throw new IllegalArgumentException(
                    "'with' must name the " + ReportParameters.word(mode) + " with which users come back");
        }
        if (with.length() > MAX_NAME) {
            throw new IllegalArgumentException("'with' is at most " + MAX_NAME + " characters long");
        }
        return new Returning(mode, users, with);
    }

    /** What {@link #of} makes the same of. */
    Map<String, String> write() {
        Map<String, String> options = new HashMap<>();
        options.put(MODE.name(), ReportParameters.word(mode));
        options.put(USERS.name(), ReportParameters.word(users));
        if (!with.isEmpty()) {
            options.put(WITH.name(), with);
        }
        return options;
    }
}
