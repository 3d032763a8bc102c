package dev.earshot.attribution;

import java.time.Duration;

/**
 * How long after a touch a conversion may be credited to it. The moment of the touch itself counts, the end of the window does
 * not: Kochava's settings say 'less than'. A window of nothing is off.
 *
 * @param modelledClick clicks that are only guessed to be the person's
 */
public record Windows(Duration click, Duration modelledClick, Duration impression) {

    /** Kochava's defaults, but that nothing is guessed. */
    public static final Windows DEFAULT = new Windows(Duration.ofDays(30), Duration.ZERO, Duration.ofHours(24));

    /** As {@link #DEFAULT}, and clicks from the same address and browser count for seven days. */
    public static final Windows WITH_MODELLED = new Windows(DEFAULT.click(), Duration.ofDays(7), DEFAULT.impression());

    public Windows {
        if (click.isNegative() || modelledClick.isNegative() || impression.isNegative()) {
            throw new IllegalArgumentException("a window is not negative");
        }
    }

    /** Before a conversion, no touch counts that is this old. */
    public Duration longest() {
        Duration clicks = click.compareTo(modelledClick) < 0 ? modelledClick : click;
        return clicks.compareTo(impression) < 0 ? impression : clicks;
    }

    Duration of(TouchPoint touch) {
        return switch (touch.kind()) {
            case CLICK ->
                switch (touch.match()) {
                    case EXACT -> click;
                    case MODELLED -> modelledClick;
                };
            case IMPRESSION ->
                switch (touch.match()) {
                    case EXACT -> impression;
                    case MODELLED -> Duration.ZERO; // to guess whose look it was says nothing
                };
        };
    }
}
