package dev.earshot.control;

import java.util.Optional;

/**
 * What is wrong with something a caller gave.
 *
 * @param field the parameter, as the API and the forms call it
 * @param message continues the field's name: 'must not be empty'
 */
public record FieldFault(String field, String message) {
    static Optional<FieldFault> of(String field, String message) {
        return Optional.of(new FieldFault(field, message));
    }

    @Override
    public String toString() {
        return "'" + field + "' " + message;
    }
}
