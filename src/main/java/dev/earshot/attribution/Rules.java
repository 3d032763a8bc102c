package dev.earshot.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By which rules the conversions of one bot are credited.
 *
 * @param windows of all touches but those of {@code trackers}
 * @param trackers by code, those with windows of their own
 * @param association how long after a person's first message an event that comes too late for every touch is still credited
 *     to what brought that message about; nothing is off
 * @param between the shortest time between two credits: whoever does the same again sooner is not credited again, and the
 *     time counts from when they did it last; nothing is off
 */
public record Rules(Windows windows, Map<String, Windows> trackers, Duration association, Duration between) {
    public static final Rules DEFAULT = new Rules(Windows.DEFAULT, Map.of(), Duration.ZERO, Duration.ZERO);

    public Rules {
        trackers = Map.copyOf(trackers);
        if (association.isNegative() || between.isNegative()) {
            throw new IllegalArgumentException("a time is not negative");
        }
    }

    /** Before a conversion, or the first message that it goes back to, no touch counts that is this old. */
    public Duration longest() {
        Duration longest = windows.longest();
        for (Windows own : trackers.values()) {
            longest = own.longest().compareTo(longest) > 0 ? own.longest() : longest;
        }
        return longest;
    }

    /** How far before a conversion there may be a touch that counts. */
    public Duration reach() {
        return longest().plus(association);
    }

    /** Of a touch of that tracker; null if it is of none. */
    public Windows of(@Nullable String tracker) {
        return tracker == null ? windows : trackers.getOrDefault(tracker, windows);
    }

    /**
     * Of an event, which may go back to its person's first message.
     *
     * @param started when that was; null if there is none
     */
    public Attribution ofEvent(
            Instant event, @Nullable Instant started, List<TouchPoint> touches, Function<TouchPoint, Windows> own) {
        Attribution attribution = Attribution.of(event, touches, own);
        if (attribution.isCredited() || started == null || !isAssociated(started, event)) {
            return attribution;
        }
        return new Attribution(event, Attribution.of(started, touches, own).touches());
    }

    private boolean isAssociated(Instant started, Instant event) {
        return !started.isAfter(event) && Duration.between(started, event).compareTo(association) < 0;
    }

    /** Whether what somebody does is the same again too soon after the last time. */
    public boolean isTooSoon(Instant last, Instant now) {
        return Duration.between(last, now).compareTo(between) < 0;
    }
}
