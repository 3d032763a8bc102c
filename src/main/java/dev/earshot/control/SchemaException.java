package dev.earshot.control;

/** The schema of the control data is not one this version can use; says what the operator can do. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
