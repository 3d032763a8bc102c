package dev.earshot.api;

import dev.earshot.control.Annotations;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Audiences;
import dev.earshot.control.Bots;
import dev.earshot.control.Dashboards;
import dev.earshot.control.KochavaApps;
import dev.earshot.control.PhraseGroups;
import dev.earshot.control.Workspaces;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.link.LinkParts;
import dev.earshot.live.LiveHub;
import dev.earshot.ops.Health;
import dev.earshot.past.PastParts;
import dev.earshot.postback.PostbackDesk;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.nothandled.WorkList;
import dev.earshot.search.Search;
import dev.earshot.store.Store;
import dev.earshot.takeover.TakeoverDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the API needs of the rest of the program.
 *
 * @param workList what {@code phraseGroups} keeps, for reports
 * @param campaignNames what campaigns and links are called, for reports
 * @param userSets what reports can be restricted to
 * @param metrics all meters in Prometheus' text format
 * @param links campaigns, trackers and SmartLinks
 * @param rightsCheckedEvery how soon a live stream ends when its caller may no longer see the bot; a minute is fine
 */
public record ApiParts(
        Bots bots,
        KochavaApps kochavaApps,
        Workspaces workspaces,
        PhraseGroups phraseGroups,
        WorkList workList,
        CampaignNames campaignNames,
        UserSets userSets,
        Audiences audiences,
        Store store,
        Search search,
        LiveHub live,
        BotBooks books,
        QuarantineReplay replay,
        Health health,
        Supplier<String> metrics,
        LinkParts links,
        TakeoverDesk takeover,
        PostbackDesk postbacks,
        AttributionSetup attribution,
        PastParts past,
        Dashboards dashboards,
        Annotations annotations,
        FacebookDesk facebook,
        Duration rightsCheckedEvery,
        InstantSource clock) {}
