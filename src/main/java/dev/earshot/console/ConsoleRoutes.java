package dev.earshot.console;

import dev.earshot.http.ErrorPages;
import dev.earshot.http.Route;
import dev.earshot.report.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/** The console's rows of the route table. */
public final class ConsoleRoutes {
    private final List<Route> routes;
    private final ErrorPages errorPages;

    public ConsoleRoutes(ConsoleServices services) {
        Views views = new Views();
        Frames frames = new Frames(
                services.bots(), services.health(), services.facebook().health()::alerts);
        SignInPages signInPages = new SignInPages(views, frames, services);
        TakeoverPanels panels = new TakeoverPanels(views, services.takeover(), services.clock());
        Catalogue catalogue = new Catalogue(
                services.store(), services.workList(), services.campaignNames(), services.userSets(), services.clock());
        this.errorPages = new ConsoleErrorPages(views, frames);
        this.routes = Stream.of(
                        new StaticFiles().routes(),
                        new ThemePages().routes(),
                        signInPages.routes(),
                        new FirstStartPages(views, frames, services, signInPages).routes(),
                        new BotsPages(views, frames, services).routes(),
                        new ConnectPages(views, frames, services).routes(),
                        new ConversationsPages(views, frames, services, panels).routes(),
                        new SearchPages(views, frames, services).routes(),
                        new TakeoverPages(views, services, panels).routes(),
                        new TakeoverSettingsPages(views, frames, services).routes(),
                        new MessengerPages(views, frames, services).routes(),
                        new MessengerLoginPages(views, frames, services).routes(),
                        new MessengerAppPages(views, frames, services).routes(),
                        new MetaCallbackPages(views, services).routes(),
                        new RawPages(views, frames, services).routes(),
                        new FirehosePages(views, frames, services).routes(),
                        new UserPages(views, frames, services).routes(),
                        new AudiencePages(views, frames, services).routes(),
                        new CampaignPages(views, frames, services).routes(),
                        new TrackerPages(views, frames, services).routes(),
                        new PostbackPages(views, frames, services).routes(),
                        new AttributionPages(views, frames, services).routes(),
                        new LinkListPages(views, frames, services).routes(),
                        new LinkPages(views, frames, services).routes(),
                        new ReportPages(views, frames, catalogue, services).routes(),
                        new WorkPages(services).routes(),
                        new FoundPages(views, frames, services).routes(),
                        new HealthPages(views, frames, services).routes(),
                        new PastPages(views, frames, services).routes(),
                        new DashboardPages(views, frames, services).routes(),
                        new CardPages(views, catalogue, services).routes(),
                        new SettingsPages(views, frames, services).routes())
                .flatMap(List::stream)
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }

    public ErrorPages errorPages() {
        return errorPages;
    }

    /**
     * Where the link leads that makes the first account; the server's log shows it behind this server's address.
     *
     * @param token of {@link dev.earshot.control.FirstStart#newLink}
     */
    public static String firstStartPath(String token) {
        return FirstStartPages.PATH + "?token=" + token;
    }
}
