package dev.earshot.api;

import dev.earshot.control.Campaign;
import dev.earshot.control.Tracker;
import dev.earshot.link.LinkParts;
import dev.earshot.report.CsvFile;
import dev.earshot.report.frame.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trackers as a file for whoever books the advertisements. */
final class TrackerCsv {
    private static final List<Grid.Column> COLUMNS = Stream.of(
                    "campaign",
                    "segment",
                    "tracker",
                    "mediaPartner",
                    "landingUrl",
                    "deepLink",
                    "startsAt",
                    "endsAt",
                    "archived",
                    "clickUrl",
                    "impressionUrl")
            .map(name -> new Grid.Column(name, "", null))
            .toList();

    private TrackerCsv() {}

    static String of(LinkParts links, Call call, List<Tracker> trackers) {
        Map<String, String> names = new HashMap<>();
        for (Campaign campaign :
                links.campaigns().list(call.caller(), BotLookup.id(call)).orElse(List.of())) {
            names.put(campaign.id(), campaign.name());
            campaign.segments().forEach(segment -> names.put(segment.id(), segment.name()));
        }
        String origin = call.request().origin();
        return CsvFile.of(new Grid(
                COLUMNS,
                trackers.stream()
                        .map(tracker -> Grid.Row.of(values(TrackerJson.of(tracker, origin), names), null))
                        .toList()));
    }

    private static List<@Nullable Object> values(TrackerJson tracker, Map<String, String> names) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(names.get(tracker.campaignId()));
        values.add(names.get(tracker.segmentId()));
        values.add(tracker.name());
        values.add(tracker.mediaPartner());
        values.add(tracker.landingUrl());
        values.add(tracker.deepLink());
        values.add(tracker.startsAt());
        values.add(tracker.endsAt());
        values.add(tracker.archived());
        values.add(tracker.clickUrl());
        values.add(tracker.impressionUrl());
        return values;
    }
}
