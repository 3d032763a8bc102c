package dev.earshot.report;

/** A cursor that no page of this list gave: cut, made up, or of another list. */
public final class BadCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadCursorException() {
        super("the cursor is not one that this list gave");
    }
}
