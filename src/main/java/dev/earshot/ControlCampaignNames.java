package dev.earshot;

import dev.earshot.attribution.Rules;
import dev.earshot.attribution.Windows;
import dev.earshot.control.AttributionSettings;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Caller;
import dev.earshot.control.Campaign;
import dev.earshot.control.Campaigns;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.TouchWindows;
import dev.earshot.control.Trackers;
import dev.earshot.event.BotId;
import dev.earshot.report.campaigns.CampaignNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of campaigns and links, and how they are credited, as the control data keep them: whoever asks may see the bot. */
record ControlCampaignNames(Campaigns campaigns, Trackers trackers, SmartLinks smartLinks, AttributionSetup attribution)
        implements CampaignNames {
    private static final Caller ANYBODY = new Caller.Operator();

    static ControlCampaignNames of(Control control) {
        return new ControlCampaignNames(
                control.campaigns(), control.trackers(), control.smartLinks(), control.attribution());
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

    @Override
    public Rules rules(String bot) {
        AttributionSettings settings = attribution.of(new BotId(bot));
        Map<String, Windows> byCode = new HashMap<>();
        settings.trackers().forEach((code, own) -> byCode.put(code, windows(own)));
        return new Rules(windows(settings.windows()), byCode, settings.association(), settings.between());
    }

    /** Of which none is left open. */
    private static Windows windows(TouchWindows windows) {
        return new Windows(orOff(windows.click()), orOff(windows.modelledClick()), orOff(windows.impression()));
    }

    private static Duration orOff(@Nullable Duration time) {
        return time == null ? Duration.ZERO : time;
    }
}
