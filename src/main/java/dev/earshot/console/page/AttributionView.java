package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/** By which rules conversions are credited. */
public record AttributionView(
        Frame frame, BotLink bot, Form form, List<Tracker> trackers, String notice, Map<String, String> faults) {

    /** Lengths of time as people write them. */
    public record Form(String click, String modelledClick, String impression, String association, String between) {}

    /** One with windows of its own; those that are not stay empty. */
    public record Tracker(String path, String name, String click, String impression) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
