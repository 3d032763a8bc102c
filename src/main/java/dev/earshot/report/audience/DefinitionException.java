package dev.earshot.report.audience;

/** A definition that cannot be read. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    /** @param reason goes after the place's name: {@code must be a number} */
    DefinitionException(String place, String reason) {
        super((place.isEmpty() ? "the definition" : "'" + place + "' of the definition") + " " + reason);
        this.place = place;
        this.reason = reason;
    }

    /** Such as {@code of[1].value}; empty for all of it. */
    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
