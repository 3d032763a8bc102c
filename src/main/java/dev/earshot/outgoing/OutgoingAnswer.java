package dev.earshot.outgoing;

/**
 * What the other side answered.
 *
 * @param body as UTF-8, cut at what is read at most
 */
public record OutgoingAnswer(int status, String body, boolean isCut) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
