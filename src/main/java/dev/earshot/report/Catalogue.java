package dev.earshot.report;

import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.CampaignPeopleReport;
import dev.earshot.report.campaigns.CampaignTouchesReport;
import dev.earshot.report.campaigns.Campaigns;
import dev.earshot.report.campaigns.CampaignsReport;
import dev.earshot.report.compare.CompareReport;
import dev.earshot.report.events.EventUsers;
import dev.earshot.report.events.EventsReport;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.UserSets;
import dev.earshot.report.funnel.FunnelPeopleReport;
import dev.earshot.report.funnel.FunnelReport;
import dev.earshot.report.intents.IntentReport;
import dev.earshot.report.intents.IntentsReport;
import dev.earshot.report.messages.MessageReport;
import dev.earshot.report.messages.MessagesReport;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.NotHandledReport;
import dev.earshot.report.nothandled.PhraseGroupReport;
import dev.earshot.report.nothandled.WorkList;
import dev.earshot.report.path.PathReport;
import dev.earshot.report.path.PathSessionsReport;
import dev.earshot.report.referrals.ReferralsReport;
import dev.earshot.report.retention.CohortReport;
import dev.earshot.report.retention.RetentionReport;
import dev.earshot.report.revenue.RevenueReport;
import dev.earshot.report.sentiment.SentimentReport;
import dev.earshot.report.sessions.SessionsReport;
import dev.earshot.report.usage.OverviewReport;
import dev.earshot.report.users.UsersReport;
import dev.earshot.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every report there is, in the order of the navigation. */
public final class Catalogue {
    private final List<Report> reports;

    /**
     * @param sets what can be compared
     * @param clock by which reports tell what has passed
     */
    public Catalogue(Store store, WorkList workList, CampaignNames names, UserSets sets, InstantSource clock) {
        Campaigns campaigns = new Campaigns(store, names);
        NotHandled notHandled = new NotHandled(store, workList);
        this.reports = List.of(
                new OverviewReport(store),
                new UsersReport(store),
                new SessionsReport(store),
                new RetentionReport(store, clock),
                new FunnelReport(store),
                new PathReport(store),
                new MessagesReport(store),
                new IntentsReport(store),
                new NotHandledReport(notHandled),
                new SentimentReport(store),
                new EventsReport(store),
                new RevenueReport(store),
                new ReferralsReport(store),
                new CampaignsReport(campaigns),
                new CompareReport(store, sets),
                new CohortReport(store, clock),
                new FunnelPeopleReport(store),
                new PathSessionsReport(store),
                new MessageReport(store),
                new IntentReport(store),
                new PhraseGroupReport(notHandled),
                new EventUsers(store),
                new CampaignPeopleReport(campaigns),
                new CampaignTouchesReport(store, names));
    }

    public List<Report> all() {
        return reports;
    }

    /** The options of all reports, by name. */
    public Set<String> optionNames() {
        return reports.stream()
                .flatMap(report -> report.options().stream())
                .map(Option::name)
                .collect(Collectors.toSet());
    }

    public Optional<Report> find(String name) {
        return reports.stream().filter(report -> report.name().equals(name)).findFirst();
    }
}
