package dev.earshot.report.campaigns;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What people mean who name a campaign or a link of a bot. Names are asked for only when a word is looked up. */
public record CampaignWords(CampaignNames names, String bot) {

    /**
     * @param title what people call it
     * @param values what clicks have for it
     */
    public record Meant(String title, Set<String> values) {
        public Meant {
            values = Set.copyOf(values);
        }
    }

    /** By id or name, of whichever campaigns have it; or else what clicks themselves call their campaign. */
    public Meant campaign(String word) {
        Set<String> titles = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        for (CampaignNames.Tracker tracker : names.of(bot).trackers()) {
            if (tracker.campaignId().equals(word) || tracker.campaignName().equals(word)) {
                titles.add(tracker.campaignName());
                codes.add(tracker.code());
            }
        }
        return codes.isEmpty() ? new Meant(word, Set.of(word)) : new Meant(String.join(", ", titles), codes);
    }

    /** By id or name; empty if there is none. */
    public Optional<Meant> link(String word) {
        Set<String> titles = new TreeSet<>();
        Set<String> ids = new TreeSet<>();
        for (CampaignNames.Link link : names.of(bot).links()) {
            if (link.id().equals(word) || link.name().equals(word)) {
                titles.add(link.name());
                ids.add(link.id());
            }
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Meant(String.join(", ", titles), ids));
    }

    /** Of campaigns with trackers. */
    public Set<String> campaignTitles() {
        return names.of(bot).trackers().stream()
                .map(CampaignNames.Tracker::campaignName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> linkTitles() {
        return names.of(bot).links().stream()
                .map(CampaignNames.Link::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
