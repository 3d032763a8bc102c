package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Something that events can have in common. */
public enum EventTrait {
    /** As the store names it, such as {@code REVENUE}. */
    TYPE,
    /** The user's exact id. */
    USER,
    /** The client's exact name for it. */
    NAME,
    /** They bring an amount of this currency; {@link #NO_CURRENCY} for amounts that name none. */
    CURRENCY,
    /** {@code above_zero} or {@code below_zero}: money that came in, or that was given back. */
    AMOUNT,
    /** What came with them: a JSON object as {@link EventAttributes#write} makes it. */
    ATTRIBUTES;

    public static final String NO_CURRENCY = "none";
    public static final String ABOVE_ZERO = "above_zero";
    public static final String BELOW_ZERO = "below_zero";

    /**
     * Of the table of events.
     *
     * @throws IllegalArgumentException in words for whoever asked
     */
    public Condition is(String value) {
        return switch (this) {
            case TYPE -> EVENT.TYPE.eq(value);
            case USER -> EVENT.USER.eq(value);
            case NAME -> EVENT.NAME.eq(value);
            case CURRENCY -> EVENT.AMOUNT.isNotNull().and(isCurrency(value));
            case AMOUNT -> isAmount(value);
            case ATTRIBUTES -> hasAttributes(value);
        };
    }

    private static Condition isCurrency(String value) {
        return value.equals(NO_CURRENCY) ? EVENT.CURRENCY.isNull() : EVENT.CURRENCY.eq(value);
    }

    private static Condition isAmount(String value) {
        return switch (value) {
            case ABOVE_ZERO -> EVENT.AMOUNT.gt(BigDecimal.ZERO);
            case BELOW_ZERO -> EVENT.AMOUNT.lt(BigDecimal.ZERO);
            default -> throw new IllegalArgumentException("an amount is " + ABOVE_ZERO + " or " + BELOW_ZERO);
        };
    }

    private static Condition hasAttributes(String value) {
        Condition condition = DSL.noCondition();
        for (Map.Entry<String, Optional<String>> one :
                EventAttributes.read(value).entrySet()) {
            Field<String> said = EventAttributes.value(one.getKey());
            condition = condition.and(one.getValue().map(said::eq).orElseGet(said::isNull));
        }
        return condition;
    }

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
