package dev.earshot.facebook.graph;

/** What an error of Graph comes down to, in the words of whoever wanted something (Meta's common error codes). */
public enum GraphTrouble {
    TEMPORARY("Messenger has trouble at the moment. Send it again later", "Meta has trouble at the moment"),
    RATE_LIMIT(
            "Messenger takes no more messages at the moment. Wait a little and send it again",
            "Meta takes no more calls at the moment"),
    WINDOW("The person has not written for too long: Messenger no longer lets the page answer"),
    UNREACHABLE("The person cannot be reached: they have blocked the page or left Messenger"),
    OTHER_APP("Another app has this conversation at Meta. Take it over there, or pass it here"),
    AUTOMATION("Messenger's automatic questions have this conversation. Wait until they are over"),
    RESTRICTED("The page is restricted by Meta, or the person has stopped its messages"),
    NO_SUCH_PERSON("The page knows no such person: the token may be another page's"),
    NO_OBJECT("What was asked for does not exist at Meta, or the token may not see it"),
    ATTACHMENT("Messenger could not take the attachment from its address"),
    TOKEN_DEAD(
            "The page's token no longer works. Somebody who manages the page has to enter a new one",
            "The token no longer works"),
    PERMISSION(
            "The page's token may not send: its app lacks a permission, or is not live at Meta",
            "A permission is missing, or the app is not live at Meta"),
    NO_PROFILE("Meta does not tell this person's profile"),
    BAD_REQUEST("Messenger does not take the message as it is", "Meta does not take the request as it is"),
    REFUSED("Messenger refused the message", "Meta refused it"),
    /** No answer, or none that can be read. */
    NO_ANSWER("Meta did not answer");

    private final String words;
    private final String plain;

    GraphTrouble(String words) {
        this(words, words);
    }

    GraphTrouble(String words, String plain) {
        this.words = words;
        this.plain = plain;
    }

    /** To whoever wanted to send a message: a sentence without its stop. */
    public String words() {
        return words;
    }

    /** To whoever wanted something else. */
    String plain() {
        return plain;
    }

    /** Whether the same call may succeed in a moment. */
    boolean passes() {
        return this == TEMPORARY || this == NO_ANSWER;
    }
}
