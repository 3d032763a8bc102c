package dev.earshot.report.audience;

import dev.earshot.store.JsonText;
import dev.earshot.store.NumberText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** How an attribute's value is looked at. A value that is missing, null or empty passes no test. */
public enum AttributeTest {
    /** There is one. */
    EXISTS,
    /** It is exactly this text; of what is no text, its JSON. */
    EQUALS,
    /** This is a part of it, capitals or not. */
    CONTAINS,
    /** It is a number, and greater. */
    GREATER,
    /** It is a number, and less. */
    LESS,
    /** It begins with a day such as 2026-01-31, and that is later. */
    AFTER,
    /** It begins with a day, and that is earlier. */
    BEFORE;

    private static final int DAY_LENGTH = 10;
    private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** As in definitions. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException in words, if the value cannot be compared with so */
    void check(String value) {
        switch (this) {
            case EXISTS, EQUALS, CONTAINS -> {
                // Any text will do.
            }
            case GREATER, LESS -> number(value);
            case AFTER, BEFORE -> day(value);
        }
    }

    /** Of attributes as JSON. */
    Condition isMet(Field<String> attributes, String name, String value) {
        Field<String> said = DSL.nullif(JsonText.of(attributes, name), "");
        return switch (this) {
            case EXISTS -> said.isNotNull();
            case EQUALS -> said.eq(value);
            case CONTAINS ->
                DSL.position(DSL.lower(said), DSL.val(lower(value))).gt(0);
            case GREATER -> NumberText.of(said).gt(number(value).doubleValue());
            case LESS -> NumberText.of(said).lt(number(value).doubleValue());
            case AFTER ->
                isDay(said).and(DSL.left(said, DAY_LENGTH).gt(day(value).toString()));
            case BEFORE ->
                isDay(said).and(DSL.left(said, DAY_LENGTH).lt(day(value).toString()));
        };
    }

    /** Character by character, as engines do. */
    static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Condition isDay(Field<String> said) {
        return said.likeRegex(DAY);
    }

    static BigDecimal number(String value) {
        if (!value.strip().matches(NumberText.NUMBER)) {
            throw new IllegalArgumentException("must be a number such as 12.5");
        }
        return new BigDecimal(value.strip());
    }

    static LocalDate day(String value) {
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a day such as 2026-01-31", e);
        }
    }
}
