package dev.earshot.live;

/** The hub has as many subscribers as its settings allow. */
public final class TooManySubscribersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySubscribersException(int most) {
        super("there are " + most + " live subscribers already");
    }
}
