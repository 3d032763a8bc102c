package dev.earshot.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long touches count. Nothing is off.
 *
 * @param click null if it is as for the bot; so the others
 * @param modelledClick of clicks that are only guessed to be somebody's
 */
public record TouchWindows(
        @Nullable Duration click,
        @Nullable Duration modelledClick,
        @Nullable Duration impression) {
    /** As for the bot. */
    public static final TouchWindows NONE = new TouchWindows(null, null, null);

    public static final Duration MAX_CLICK = Duration.ofDays(90);
    public static final Duration MAX_IMPRESSION = Duration.ofDays(30);

    /** @param before the fields' names: {@code trackers[trk_1].} */
    List<FieldFault> faults(String before) {
        List<FieldFault> faults = new ArrayList<>();
        add(faults, before + "clickSeconds", click, MAX_CLICK);
        add(faults, before + "modelledClickSeconds", modelledClick, MAX_CLICK);
        add(faults, before + "impressionSeconds", impression, MAX_IMPRESSION);
        return faults;
    }

    static void add(List<FieldFault> faults, String field, @Nullable Duration time, Duration most) {
        if (time != null && (time.isNegative() || time.compareTo(most) > 0)) {
            faults.add(new FieldFault(field, "must be from 0 to " + most.toSeconds()));
        }
    }

    /** What is not said here, as there. */
    public TouchWindows or(TouchWindows other) {
        return new TouchWindows(
                click == null ? other.click : click,
                modelledClick == null ? other.modelledClick : modelledClick,
                impression == null ? other.impression : impression);
    }
}
