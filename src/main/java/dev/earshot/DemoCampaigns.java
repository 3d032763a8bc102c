package dev.earshot;

import dev.earshot.control.Caller;
import dev.earshot.control.Campaign;
import dev.earshot.control.CampaignDraft;
import dev.earshot.control.Outcome;
import dev.earshot.control.Period;
import dev.earshot.control.Tracker;
import dev.earshot.control.TrackerDraft;
import dev.earshot.demo.Advert;
import dev.earshot.event.BotId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The campaigns by which a demo's people come, with a tracker for each advert. */
final class DemoCampaigns {
    private static final Caller OPERATOR = new Caller.Operator();

    private final Control control;

    DemoCampaigns(Control control) {
        this.control = control;
    }

    void make(BotId bot, List<Advert> adverts) {
        Map<String, Campaign> campaigns = new LinkedHashMap<>();
        Map<List<String>, String> segments = new HashMap<>();
        for (Advert advert : adverts) {
            Campaign campaign = campaigns.computeIfAbsent(
                    advert.campaign(),
                    name -> done(
                            control.campaigns().create(OPERATOR, bot, new CampaignDraft(name, Period.ALWAYS, false))));
            String segment = segments.computeIfAbsent(
                    List.of(advert.campaign(), advert.segment()),
                    names -> done(control.campaigns().createSegment(OPERATOR, bot, campaign.id(), advert.segment()))
                            .id());
            List<Tracker> _ = done(control.trackers().create(OPERATOR, bot, segment, List.of(draft(advert))));
        }
    }

    private static TrackerDraft draft(Advert advert) {
        return new TrackerDraft(
                advert.name(),
                advert.partner(),
                "https://m.me/demo?ref=" + advert.ref(),
                "",
                advert.parameters(),
                Period.ALWAYS,
                false);
    }

    /** By the names of adverts, what calls name them by; none of a bot that has no campaigns. */
    Map<String, String> codes(BotId bot) {
        Map<String, String> codes = new HashMap<>();
        control.trackers()
                .list(OPERATOR, bot)
                .orElse(List.of())
                .forEach(tracker -> codes.putIfAbsent(tracker.name(), tracker.code()));
        return codes;
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("the demo could not be made: " + outcome);
    }
}
