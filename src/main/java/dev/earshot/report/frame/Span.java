package dev.earshot.report.frame;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How much of something: from {@code least} to {@code most}, both included.
 *
 * @param most null for no bound
 */
public record Span(long least, @Nullable Long most) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{0,18})");

    public static Span of(long least, long most) {
        return new Span(least, most);
    }

    /** Exactly so much. */
    public static Span of(long value) {
        return new Span(value, value);
    }

    public static Span from(long least) {
        return new Span(least, null);
    }

    /**
     * What {@link #text} gives.
     *
     * @throws IllegalArgumentException in words for whoever asked
     */
    public static Span parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no span such as 2-5 or 10-");
        }
        String most = matcher.group(2);
        return new Span(Long.parseLong(matcher.group(1)), most.isEmpty() ? null : Long.valueOf(most));
    }

    /** As in addresses: {@code 2-5}, {@code 10-}. */
    public String text() {
        return least + "-" + (most == null ? "" : most);
    }

    public Condition contains(Field<? extends Number> number) {
        Field<Long> value = number.cast(Long.class);
        return value.ge(least).and(most == null ? DSL.noCondition() : value.le(most));
    }
}
