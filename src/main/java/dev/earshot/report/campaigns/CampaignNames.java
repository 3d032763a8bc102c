package dev.earshot.report.campaigns;

import dev.earshot.attribution.Rules;
import java.util.List;

/** What people call their campaigns and links, and how these are credited. Kept elsewhere; reports read it. Thread-safe. */
public interface CampaignNames {

    /** @param code as the addresses of clicks have it */
    record Tracker(
            String code, String name, String segmentId, String segmentName, String campaignId, String campaignName) {}

    record Link(String id, String name) {}

    /** Also those that are archived: what they brought stays. */
    record Names(List<Tracker> trackers, List<Link> links) {
        public Names {
            trackers = List.copyOf(trackers);
            links = List.copyOf(links);
        }
    }

    /** Of a bot; some tens of thousands at most. */
    Names of(String bot);

    /** By which rules conversions of a bot are credited. */
    default Rules rules(String bot) {
        return Rules.DEFAULT;
    }
}
