package dev.earshot.console;

import dev.earshot.control.Annotations;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Audiences;
import dev.earshot.control.Bots;
import dev.earshot.control.Dashboards;
import dev.earshot.control.FirstStart;
import dev.earshot.control.PhraseGroups;
import dev.earshot.control.Sessions;
import dev.earshot.control.SignIns;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.link.LinkParts;
import dev.earshot.live.LiveHub;
import dev.earshot.past.PastParts;
import dev.earshot.postback.PostbackDesk;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.nothandled.WorkList;
import dev.earshot.search.Search;
import dev.earshot.store.Store;
import dev.earshot.takeover.TakeoverDesk;
import java.time.InstantSource;

/** What the console needs of the rest of the program. */
public record ConsoleServices(
        FirstStart firstStart,
        SignIns signIns,
        Sessions sessions,
        Bots bots,
        PhraseGroups phraseGroups,
        WorkList workList,
        CampaignNames campaignNames,
        UserSets userSets,
        Audiences audiences,
        Store store,
        Search search,
        LiveHub live,
        ServerHealth health,
        BotBooks books,
        QuarantineReplay replay,
        LinkParts links,
        TakeoverDesk takeover,
        PostbackDesk postbacks,
        AttributionSetup attribution,
        PastParts past,
        Dashboards dashboards,
        Annotations annotations,
        FacebookDesk facebook,
        InstantSource clock) {}
