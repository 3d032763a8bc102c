package dev.earshot.console.show;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that is no message, as a line between the bubbles.
 *
 * @param look which icon it has
 * @param title what happened, in words
 * @param name the client's name for it, if that says more than the title; else empty
 * @param amount money with its currency; empty if it is about none
 */
public record EventLine(Place place, Look look, String title, String name, String amount, List<Fact> facts)
        implements Entry {

    /** The icon. */
    public enum Look {
        EVENT,
        REVENUE,
        LINK,
        PERSON,
        BELL,
        HANDOVER,
        WARNING,
        STAR,
        FORM
    }

    /** For a list: {@code Revenue 12.50 EUR}. */
    public String line() {
        return String.join(
                " ",
                Stream.of(title, name, amount).filter(part -> !part.isEmpty()).toList());
    }

    /** {@code 1,234.50 EUR}; without a currency only the number. */
    public static String amount(BigDecimal amount, @Nullable String currency) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        format.setMaximumFractionDigits(6);
        String number = format.format(amount);
        return currency == null || currency.isEmpty() ? number : number + " " + ShownLine.of(currency, 8);
    }
}
