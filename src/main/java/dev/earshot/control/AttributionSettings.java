package dev.earshot.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which rules the conversions of a bot are credited.
 *
 * @param windows of all touches, none of them null, but those of {@code trackers}
 * @param trackers by id, what is different for some
 * @param association how long after a person's first message events are still credited to what brought that about; nothing
 *     is off
 * @param between the shortest time between two credits for the same; nothing is off
 */
public record AttributionSettings(
        TouchWindows windows, Map<String, TouchWindows> trackers, Duration association, Duration between) {
    public static final Duration MAX_ASSOCIATION = Duration.ofDays(365);
    public static final Duration MAX_BETWEEN = Duration.ofDays(30);

    /** Kochava's, but that nothing is guessed. */
    public static final AttributionSettings DEFAULT = new AttributionSettings(
            new TouchWindows(Duration.ofDays(30), Duration.ZERO, Duration.ofHours(24)),
            Map.of(),
            Duration.ZERO,
            Duration.ZERO);

    public AttributionSettings {
        trackers = new TreeMap<>(trackers);
    }

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>(windows.faults(""));
        trackers.forEach((id, own) -> faults.addAll(own.faults("trackers." + id + ".")));
        TouchWindows.add(faults, "eventAssociationSeconds", association, MAX_ASSOCIATION);
        TouchWindows.add(faults, "secondsBetweenCredits", between, MAX_BETWEEN);
        return faults;
    }

    /** The same with other windows of one tracker. */
    public AttributionSettings with(String tracker, TouchWindows own) {
        Map<String, TouchWindows> all = new TreeMap<>(trackers);
        all.put(tracker, own);
        return new AttributionSettings(windows, all, association, between);
    }
}
