package dev.earshot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of money, which come as numbers and as strings. */
public final class Amounts {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_LENGTH = 60;

    private Amounts() {}

    /** Null if it is no number, or none that a store can hold (38 digits, of which at most 18 behind the point). */
    public static @Nullable BigDecimal read(@Nullable JsonNode value) {
        String text = value == null || value.isBoolean() ? null : Json.scalar(value);
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text.strip());
            long digitsBeforePoint = amount.precision() - (long) amount.scale();
            return digitsBeforePoint > MAX_DIGITS - 18 || amount.scale() > 18 ? null : amount;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
