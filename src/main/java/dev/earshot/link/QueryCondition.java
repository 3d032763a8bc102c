package dev.earshot.link;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of the clicked address.
 *
 * @param value what it must be; null if any will do
 */
record QueryCondition(String name, @Nullable String value) implements Condition {
    private static final int MAX_LENGTH = 500;

    static QueryCondition parse(String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (name.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be a parameter's name, or a name, '=' and its value");
        }
        return new QueryCondition(
                name, equals < 0 ? null : text.substring(equals + 1).strip());
    }

    @Override
    public Kind kind() {
        return Kind.QUERY;
    }

    @Override
    public String text() {
        return value == null ? name : name + "=" + value;
    }

    @Override
    public boolean holds(Visit visit) {
        String given = visit.query().get(name);
        return given != null && (value == null || value.equals(given));
    }
}
