package dev.earshot;

import dev.earshot.control.Accounts;
import dev.earshot.control.AgentMessages;
import dev.earshot.control.Annotations;
import dev.earshot.control.Argon2idHasher;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Audiences;
import dev.earshot.control.Bots;
import dev.earshot.control.Campaigns;
import dev.earshot.control.ControlDb;
import dev.earshot.control.Dashboards;
import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookProfiles;
import dev.earshot.control.FacebookRing;
import dev.earshot.control.FirstStart;
import dev.earshot.control.Imports;
import dev.earshot.control.KeyRing;
import dev.earshot.control.KochavaApps;
import dev.earshot.control.LinkBook;
import dev.earshot.control.LinkDomains;
import dev.earshot.control.MasterKey;
import dev.earshot.control.MetaApps;
import dev.earshot.control.MetaRequests;
import dev.earshot.control.PasswordHasher;
import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.PhraseGroups;
import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.Postbacks;
import dev.earshot.control.Secrets;
import dev.earshot.control.Sessions;
import dev.earshot.control.SignInLimits;
import dev.earshot.control.SignIns;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.control.Takeovers;
import dev.earshot.control.Targets;
import dev.earshot.control.Trackers;
import dev.earshot.control.Workspaces;
import dev.earshot.facebook.FacebookData;
import dev.earshot.report.audience.SavedUserSets;
import dev.earshot.report.frame.UserSets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything over the control database. */
record Control(
        KeyRing keyRing,
        MasterKey masterKey,
        Bots bots,
        KochavaApps kochavaApps,
        Workspaces workspaces,
        PhraseGroups phraseGroups,
        Campaigns campaigns,
        Trackers trackers,
        SmartLinks smartLinks,
        LinkDomains linkDomains,
        LinkBook linkBook,
        Audiences audiences,
        TakeoverSetup takeoverSetup,
        PauseDeliveries pauseDeliveries,
        Takeovers takeovers,
        AgentMessages agentMessages,
        Postbacks postbacks,
        PostbackDeliveries postbackDeliveries,
        AttributionSetup attribution,
        Imports imports,
        Dashboards dashboards,
        Annotations annotations,
        FacebookData facebook,
        Accounts accounts,
        FirstStart firstStart,
        Sessions sessions,
        SignIns signIns) {

    /** What reports can be restricted to. */
    UserSets userSets(InstantSource clock) {
        return new SavedUserSets(new ControlAudienceBook(audiences), ControlCampaignNames.of(this), clock);
    }

    /** @param folder where the key lies from which secrets are derived */
    static Control of(ControlDb database, Path folder, Targets targets, InstantSource clock) {
        Secrets secrets = new Secrets(new SecureRandom());
        PasswordHasher hasher = new Argon2idHasher(Argon2idHasher.Cost.OWASP, secrets);
        SignInLimits limits = new SignInLimits(clock);
        MasterKey masterKey = MasterKey.open(folder, secrets);
        KochavaApps.complete(database, secrets);
        KeyRing keyRing = new KeyRing(database, clock);
        Sessions sessions = new Sessions(database, secrets, clock);
        PauseDeliveries deliveries = new PauseDeliveries(database, secrets, clock);
        return new Control(
                keyRing,
                masterKey,
                new Bots(database, keyRing, secrets, clock),
                new KochavaApps(database, keyRing, masterKey),
                new Workspaces(database, secrets, clock),
                new PhraseGroups(database, clock),
                new Campaigns(database, secrets, clock),
                new Trackers(database, secrets, targets, clock),
                new SmartLinks(database, hasher, secrets, clock),
                new LinkDomains(database, clock),
                new LinkBook(database, hasher),
                new Audiences(database, secrets, clock),
                new TakeoverSetup(database, masterKey),
                deliveries,
                new Takeovers(database, deliveries, clock),
                new AgentMessages(database, secrets, clock),
                new Postbacks(database, secrets, clock),
                new PostbackDeliveries(database, secrets, clock),
                new AttributionSetup(database),
                new Imports(database, secrets, clock),
                new Dashboards(database, secrets, clock),
                new Annotations(database, secrets, clock),
                facebook(database, masterKey, secrets, clock),
                new Accounts(database, hasher, limits),
                new FirstStart(database, hasher, secrets, clock),
                sessions,
                new SignIns(database, hasher, sessions, limits));
    }

    private static FacebookData facebook(
            ControlDb database, MasterKey masterKey, Secrets secrets, InstantSource clock) {
        FacebookRing ring = new FacebookRing(database, masterKey);
        return new FacebookData(
                ring,
                new MetaApps(database, masterKey, secrets, ring, clock),
                new FacebookPages(database, masterKey, ring, clock),
                new FacebookLogins(database, masterKey, secrets, clock),
                new FacebookProfiles(database, clock),
                new MetaRequests(database, secrets, clock));
    }
}
