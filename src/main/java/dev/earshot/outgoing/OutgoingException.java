package dev.earshot.outgoing;

/** A call got no answer. The message says why, in words for whoever entered the address. */
public final class OutgoingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    OutgoingException(String message, boolean mayHaveArrived) {
        super(message);
        this.mayHaveArrived = mayHaveArrived;
    }

    /** Whether the other side may have got the call all the same. False only if nothing of it was sent. */
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** The message as it is. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
