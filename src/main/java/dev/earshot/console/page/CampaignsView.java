package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/** The campaigns of a bot. */
public record CampaignsView(Frame frame, BotLink bot, List<Row> rows, String name, Map<String, String> faults) {

    public record Row(String path, String name, String period, String segments, String trackers, boolean isArchived) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
