package dev.earshot.wire;

import dev.earshot.event.RejectReason;

/**
 * One item of a body cannot be used. Thrown inside a dialect for bad input only and caught by the same dialect, which
 * makes a {@link Fault} of it; so it carries no stack trace.
 */
public final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    /** As the parameters of {@link Fault}. */
    public UnusableException(RejectReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public static UnusableException missing(String field, String why) {
        return new UnusableException(RejectReason.MISSING_FIELD, "'" + field + "' is missing: " + why);
    }

    public static UnusableException bad(String field, String why) {
        return new UnusableException(RejectReason.BAD_FIELD, "'" + field + "' " + why);
    }

    public static UnusableException shape(String message) {
        return new UnusableException(RejectReason.WRONG_SHAPE, message);
    }

    public RejectReason reason() {
        return reason;
    }

    /** The fault that the caller is told of; {@code where} is put before the message unless empty. */
    public Fault toFault(String where, String rawJson) {
        String message = where.isEmpty() ? getMessage() : where + ": " + getMessage();
        return new Fault(reason, String.valueOf(message), rawJson);
    }
}
