package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * One campaign with its segments and trackers.
 *
 * @param startsAt in the bot's time zone, as {@code datetime-local} writes it
 * @param bulkSegment whose form for trackers has faults; empty if none has
 * @param bulk what was typed there
 */
public record CampaignView(
        Frame frame,
        BotLink bot,
        String id,
        String name,
        String startsAt,
        String endsAt,
        String zone,
        boolean isArchived,
        List<Segment> segments,
        String bulkSegment,
        String bulk,
        String notice,
        Map<String, String> faults) {

    public record Segment(String id, String name, List<Tracker> trackers) {}

    /** @param state {@code Archived}, {@code Ended} and the like; empty while it runs */
    public record Tracker(
            String id,
            String path,
            String name,
            String mediaPartner,
            String landingUrl,
            String deepLink,
            String clickUrl,
            String impressionUrl,
            String state) {}

    public String path() {
        return bot.path() + "/campaigns/" + id;
    }

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
