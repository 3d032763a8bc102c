package dev.earshot.report.frame;

import dev.earshot.sentiment.Sentiments;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How what a user wrote sounds. */
public enum Mood {
    /** A sentiment of {@link Sentiments#BORDER} or more. */
    POSITIVE,
    NEUTRAL,
    /** A sentiment of minus {@link Sentiments#BORDER} or less. */
    NEGATIVE,
    /** There is no telling: another language than English, or no words. */
    UNKNOWN;

    /** @param sentiment null if it is not known */
    public static Mood of(@Nullable Double sentiment) {
        if (sentiment == null) {
            return UNKNOWN;
        }
        if (sentiment >= Sentiments.BORDER) {
            return POSITIVE;
        }
        return sentiment <= -Sentiments.BORDER ? NEGATIVE : NEUTRAL;
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    static Mood parse(String word) {
        for (Mood mood : values()) {
            if (mood.word().equals(word)) {
                return mood;
            }
        }
        throw new IllegalArgumentException("a sentiment must be one of positive, neutral, negative, unknown");
    }

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Condition is(Field<Double> sentiment) {
        return switch (this) {
            case POSITIVE -> sentiment.ge(DSL.inline(Sentiments.BORDER));
            case NEUTRAL ->
                sentiment.gt(DSL.inline(-Sentiments.BORDER)).and(sentiment.lt(DSL.inline(Sentiments.BORDER)));
            case NEGATIVE -> sentiment.le(DSL.inline(-Sentiments.BORDER));
            case UNKNOWN -> sentiment.isNull();
        };
    }
}
