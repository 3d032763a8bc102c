package dev.earshot.report.campaigns;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What touches say, as the groups that people call by a name. */
final class Groups {
    private final Grouping grouping;
    private final Map<String, Group> known;

    private Groups(Grouping grouping, Map<String, Group> known) {
        this.grouping = grouping;
        this.known = known;
    }

    /** @param key what tells it from others, whose name may be the same */
    record Group(String key, String label) {}

    static Groups of(Grouping grouping, CampaignNames names, String bot) {
        Map<String, Group> known = new HashMap<>();
        switch (grouping) {
            case CAMPAIGN -> trackers(names, bot, known, of -> new Group(of.campaignId(), of.campaignName()));
            case SEGMENT ->
                trackers(
                        names,
                        bot,
                        known,
                        of -> new Group(of.segmentId(), of.campaignName() + " › " + of.segmentName()));
            case TRACKER -> trackers(names, bot, known, of -> new Group(of.code(), of.name()));
            case LINK -> names.of(bot).links().forEach(link -> known.put(link.id(), new Group(link.id(), link.name())));
            case NETWORK, SITE, SUB_SITE, CREATIVE, DEVICE, PARAMETER -> {}
        }
        return new Groups(grouping, known);
    }

    private static void trackers(
            CampaignNames names, String bot, Map<String, Group> known, Function<CampaignNames.Tracker, Group> group) {
        names.of(bot).trackers().forEach(tracker -> known.put(tracker.code(), group.apply(tracker)));
    }

    /**
     * Codes that nobody has given out are of no campaign, whoever clicks on them; such addresses are public.
     *
     * @param value as {@link Grouping#value} gives it
     */
    Group of(@Nullable String value) {
        Group named = value == null ? null : known.get(value);
        if (named != null) {
            return named;
        }
        boolean isNobodys = grouping == Grouping.CAMPAIGN || grouping == Grouping.SEGMENT;
        return value == null || isNobodys ? new Group(grouping.nothing, grouping.nothing) : new Group(value, value);
    }
}
