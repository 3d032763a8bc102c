package dev.earshot;

import dev.earshot.control.Caller;
import dev.earshot.control.Campaign;
import dev.earshot.control.Campaigns;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.Trackers;
import dev.earshot.event.BotId;
import dev.earshot.report.campaigns.CampaignNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of campaigns and links as the control data keep them, for reports: whoever asks may see the bot. */
record ControlCampaignNames(Campaigns campaigns, Trackers trackers, SmartLinks smartLinks) implements CampaignNames {
    private static final Caller ANYBODY = new Caller.Operator();

    static ControlCampaignNames of(Control control) {
        return new ControlCampaignNames(control.campaigns(), control.trackers(), control.smartLinks());
    }

    @Override
    public Names of(String bot) {
        BotId id = new BotId(bot);
        Map<String, String> names = new HashMap<>();
        for (Campaign campaign : campaigns.list(ANYBODY, id).orElse(List.of())) {
            names.put(campaign.id(), campaign.name());
            campaign.segments().forEach(segment -> names.put(segment.id(), segment.name()));
        }
        return new Names(
                trackers.list(ANYBODY, id).orElse(List.of()).stream()
                        .map(tracker -> new Tracker(
                                tracker.code(),
                                tracker.name(),
                                tracker.segmentId(),
                                names.getOrDefault(tracker.segmentId(), ""),
                                tracker.campaignId(),
                                names.getOrDefault(tracker.campaignId(), "")))
                        .toList(),
                smartLinks.list(ANYBODY, id).orElse(List.of()).stream()
                        .map(link -> new Link(link.id(), link.name()))
                        .toList());
    }
}
