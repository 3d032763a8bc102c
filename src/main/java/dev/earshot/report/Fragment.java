package dev.earshot.report;

import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that is searched for, capitals or not. Nothing in it is a wildcard: engines look for its position, since
 * each has rules of its own for escaping patterns.
 */
final class Fragment {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final String folded;

    private Fragment(String folded) {
        this.folded = folded;
    }

    /** @return null if there is nothing to look for */
    static @Nullable Fragment of(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new Fragment(fold(text));
    }

    /** As {@link #of}, of what a person typed into a search field. */
    static @Nullable Fragment ofSearch(@Nullable String typed) {
        return typed == null ? null : of(typed.strip());
    }

    /** Character by character, as engines do; Java's own way for whole strings knows exceptions such as the final sigma. */
    private static String fold(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The words of it. */
    List<Fragment> words() {
        return WHITE_SPACE
                .splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .map(Fragment::new)
                .toList();
    }

    Condition isIn(Field<String> field) {
        return contains(field, folded);
    }

    /** As it reads inside of a JSON text. */
    Condition isInJson(Field<String> json) {
        return contains(json, Json.quotedInside(folded));
    }

    boolean isIn(@Nullable String text) {
        return text != null && fold(text).contains(folded);
    }

    private static Condition contains(Field<String> field, String lowerCase) {
        return DSL.position(DSL.lower(field), DSL.val(lowerCase)).gt(0);
    }
}
