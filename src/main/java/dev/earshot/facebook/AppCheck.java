package dev.earshot.facebook;

/**
 * Whether one of the values at Meta is right.
 *
 * @param words what was found, as a sentence
 */
public record AppCheck(Subject subject, State state, String words) {

    /** Which value. */
    public enum Subject {
        APP_SECRET,
        CALLBACK,
        VERIFY_TOKEN,
        FIELDS,
        DELIVERY,
        REDIRECT
    }

    /** What was found. */
    public enum State {
        RIGHT,
        WRONG,
        /** It shows only when Meta uses it. */
        NOT_SEEN
    }
}
