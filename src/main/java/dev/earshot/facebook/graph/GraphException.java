package dev.earshot.facebook.graph;

import java.util.Locale;

/** Graph did not do what was asked. */
public final class GraphException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 200;

    private final GraphTrouble trouble;
    private final int code;
    private final int subcode;
    private final boolean mayHaveHappened;

    private GraphException(GraphTrouble trouble, String message, int code, int subcode, boolean mayHaveHappened) {
        super(message);
        this.trouble = trouble;
        this.code = code;
        this.subcode = subcode;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** Graph answered with an error: certainly nothing happened. */
    static GraphException error(int code, int subcode, String message) {
        return new GraphException(GraphErrors.of(code, subcode), message, code, subcode, false);
    }

    /** @param mayHaveHappened whether Graph may have done it all the same */
    static GraphException noAnswer(String message, boolean mayHaveHappened) {
        return new GraphException(GraphTrouble.NO_ANSWER, message, 0, 0, mayHaveHappened);
    }

    /** It was not even asked. */
    static GraphException held(GraphTrouble trouble, String message) {
        return new GraphException(trouble, message, 0, 0, false);
    }

    public GraphTrouble trouble() {
        return trouble;
    }

    public int code() {
        return code;
    }

    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /** What happened and what can be done, to whoever wanted to send something; with Graph's own words and number behind it. */
    public String words() {
        return words(trouble.words());
    }

    /** The same to whoever wanted something else. */
    public String plainWords() {
        return words(trouble.plain());
    }

    private String words(String known) {
        String own = String.valueOf(getMessage()).replaceFirst("^\\(#-?[0-9]+\\) *", "");
        String shown = own.length() > MAX_SHOWN ? own.substring(0, MAX_SHOWN) : own;
        if (code == 0 && subcode == 0) {
            return trouble == GraphTrouble.NO_ANSWER ? capital(shown) : known + ". (" + shown + ")";
        }
        String number = subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
        return known + ". (" + (shown.isEmpty() ? "" : shown + "; ") + "error " + number + ")";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
