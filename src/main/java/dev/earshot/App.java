package dev.earshot;

import dev.earshot.api.ApiParts;
import dev.earshot.api.ApiRoutes;
import dev.earshot.console.ConsoleRoutes;
import dev.earshot.console.ConsoleServices;
import dev.earshot.control.Bot;
import dev.earshot.control.Caller;
import dev.earshot.control.ControlDb;
import dev.earshot.event.BotId;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.segment.SegmentLog;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.facebook.WebhookDesk;
import dev.earshot.facebook.WebhookKeys;
import dev.earshot.facebook.graph.GraphClient;
import dev.earshot.facebook.graph.GraphSends;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.http.HttpServer;
import dev.earshot.http.Route;
import dev.earshot.ingest.Books;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.KeyRing;
import dev.earshot.ingest.QuarantineBudget;
import dev.earshot.ingest.Replayer;
import dev.earshot.link.LinkParts;
import dev.earshot.live.LiveHub;
import dev.earshot.live.LiveSettings;
import dev.earshot.ops.Health;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.Resolver;
import dev.earshot.past.ImportDesk;
import dev.earshot.past.PastParts;
import dev.earshot.past.write.Exports;
import dev.earshot.postback.PostbackDesk;
import dev.earshot.postback.PostbackParts;
import dev.earshot.projection.Projector;
import dev.earshot.report.Quarantine;
import dev.earshot.report.campaigns.Credits;
import dev.earshot.report.campaigns.StoredConversions;
import dev.earshot.search.Search;
import dev.earshot.store.Store;
import dev.earshot.store.duckdb.DuckDbStore;
import dev.earshot.takeover.TakeoverData;
import dev.earshot.takeover.TakeoverDesk;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/**
 * The object graph of one process: made by hand, started in the order in which data flow, stopped in reverse.
 *
 * <p>One data folder is used by one process; the log's lock on it sees to that.
 */
final class App implements AutoCloseable {
    private static final Dialect DASHBOT = new DashbotDialect();
    private static final Map<String, Dialect> TRACKERS = Map.of(
            "/track",
            DASHBOT,
            KochavaEndpoints.EVENTS,
            KochavaEndpoints.EVENT_DIALECT,
            KochavaEndpoints.IDENTITY_LINKS,
            KochavaEndpoints.IDENTITY_DIALECT,
            KochavaEndpoints.CLICKS,
            KochavaEndpoints.CLICK_DIALECT,
            KochavaEndpoints.IMPRESSIONS,
            KochavaEndpoints.IMPRESSION_DIALECT,
            WebhookDesk.PATH,
            WebhookDesk.DIALECT);

    /** A slow line brings so much within the deadline of a body. */
    private static final int MAX_PART_BYTES = 512 * 1024;

    private final AppSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Closing closing;
    private final CountDownLatch closed = new CountDownLatch(1);

    private final SegmentLog log;
    private final Books books;
    private final ControlDb database;
    private final Control control;
    private final Store store;
    private final Projector projector;
    private final Search search;
    private final Balance balance;
    private final LiveHub hub;
    private final Links links;
    private final FacebookDesk facebook;
    private final TakeoverDesk takeover;
    private final PostbackDesk postbacks;
    private final PastParts past;
    private final HttpServer server;
    private final Optional<String> setupLink;

    private App(AppSettings settings, Closing closing) throws IOException {
        this.settings = settings;
        this.closing = closing;
        Files.createDirectories(settings.data());
        // Both engines take long to load, so they load beside each other and while the rest is made.
        Later<DuckDbStore> openingStore =
                closing.add(Later.of("open-store", () -> DuckDbStore.open(settings.store(), clock), Store::close));
        Later<ControlDb> openingDatabase =
                closing.add(Later.of("open-control-data", () -> ControlDb.open(settings.data()), ControlDb::close));
        this.log = closing.add(SegmentLog.open(settings.log(), clock));
        this.database = openingDatabase.get();
        this.control = Control.of(database, settings.data(), settings.links().targets(), clock);
        this.books = new Books();
        this.hub = closing.add(new LiveHub(log, LiveSettings.DEFAULT));
        this.store = openingStore.get();
        this.projector = closing.add(new Projector(log, store, settings.projector(), clock));
        this.search = closing.add(new Search(settings.data().resolve("search"), store, projector::storedSequence));
        this.balance = closing.add(new Balance(books, log, store, projector));
        Metrics metrics = closing.add(new Metrics(books, log, projector, hub));
        Health health = health();
        Replays replays = new Replays(control.bots(), new Quarantine(store), new Replayer(log, books), TRACKERS);
        Collector clicks = collector(new ControlKeys(control.keyRing()), clock);
        this.links = closing.add(new Links(control, settings.links(), clicks, log, clock));
        OutgoingClient outgoing = closing.add(new OutgoingClient(settings.outgoing(), Resolver.SYSTEM));
        GraphClient graph = new GraphClient(outgoing, clock, new SecureRandom(), Thread::sleep);
        this.facebook = closing.add(facebook(outgoing, graph));
        this.takeover = closing.add(takeover(outgoing, graph, clicks));
        this.postbacks = closing.add(postbacks(outgoing));
        this.past = past(clicks, openingStore.get());
        closing.add(past.imports());
        LinkParts linkParts = links.parts(control, settings.links().targets());
        ConsoleRoutes console = console(health, replays, linkParts);
        ApiRoutes api = new ApiRoutes(new ApiParts(
                control.bots(),
                control.kochavaApps(),
                control.workspaces(),
                control.phraseGroups(),
                new ControlWorkList(control.phraseGroups()),
                ControlCampaignNames.of(control),
                control.userSets(clock),
                control.audiences(),
                store,
                search,
                hub,
                balance::forApi,
                replays,
                health,
                metrics::text,
                linkParts,
                takeover,
                postbacks,
                control.attribution(),
                past,
                control.dashboards(),
                control.annotations(),
                facebook,
                Duration.ofMinutes(1),
                clock));
        List<Route> routes = new ArrayList<>(console.routes());
        routes.addAll(api.routes());
        metrics.watch(links.desk());
        this.server = closing.add(new HttpServer(
                settings.http(),
                links.endpoint(),
                endpoints(),
                routes,
                new ControlGate(control.sessions(), settings.adminToken()),
                console.errorPages()));
        metrics.watch(server);
        this.setupLink = control.firstStart().newLink();
    }

    /**
     * Makes everything and starts it.
     *
     * @throws IOException if a file or the port cannot be used; nothing is left open then
     */
    static App start(AppSettings settings) throws IOException {
        Closing closing = new Closing();
        try {
            App app = new App(settings, closing);
            app.start();
            return app;
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private void start() throws IOException {
        takeover.recover();
        facebook.start();
        projector.start();
        search.start();
        hub.start();
        balance.start();
        postbacks.start();
        past.imports().start();
        server.start();
        Housekeeping housekeeping = closing.add(new Housekeeping());
        housekeeping.every(1, "keys", control.keyRing()::refresh);
        housekeeping.every(1, "links", links::refresh);
        housekeeping.every(1, "takeovers", takeover::tick);
        housekeeping.every(1, "pages", facebook::refresh);
        housekeeping.every(10, "events of pages", facebook::save);
        housekeeping.every(60, "health of pages", facebook::checkDue);
        housekeeping.every(86_400, "profiles", facebook::forgetProfiles);
        housekeeping.every(10, "messages of people", takeover::logUnlogged);
        housekeeping.every(60, "last use of keys", control.keyRing()::saveLastUsed);
        housekeeping.every(3_600, "old imports", past.imports()::tidy);
        housekeeping.every(600, "log of postbacks", postbacks::forgetOld);
        housekeeping.every(600, "retention of the log", () -> log.retain(needed()));
    }

    /** Of the log, nothing after this is deleted. */
    private LogPosition needed() {
        LogPosition stored = projector.position();
        return postbacks.needed().filter(stored::isAtOrAfter).orElse(stored);
    }

    private Map<String, BodyEndpoint> endpoints() {
        Map<String, BodyEndpoint> endpoints =
                new HashMap<>(KochavaEndpoints.of(control, this::collector, clock, log, links));
        endpoints.put(WebhookDesk.PATH, new FacebookEndpoint(facebook.webhooks(), log));
        endpoints.put(
                "/track", new TrackerEndpoint(DASHBOT, collector(new ControlKeys(control.keyRing()), clock), log));
        return endpoints;
    }

    private Collector collector(KeyRing keys, InstantSource time) {
        return new Collector(
                keys,
                log,
                books,
                new QuarantineBudget(AppSettings.QUARANTINE_BYTES, AppSettings.QUARANTINE_BYTES_PER_SECOND, time),
                time,
                RandomIds::next);
    }

    private FacebookDesk facebook(OutgoingClient outgoing, GraphClient graph) {
        return new FacebookDesk(
                control.facebook(),
                graph,
                outgoing,
                collector(new WebhookKeys(control.facebook().ring()), clock),
                RandomIds::next,
                Thread::sleep,
                clock);
    }

    private TakeoverDesk takeover(OutgoingClient outgoing, GraphClient graph, Collector collector) {
        return new TakeoverDesk(
                new TakeoverData(
                        control.takeoverSetup(),
                        control.takeovers(),
                        control.pauseDeliveries(),
                        control.agentMessages()),
                new StoredFacts(store),
                outgoing,
                new GraphSends(graph),
                facebook.tokens(),
                collector,
                this::platform,
                clock);
    }

    private PostbackDesk postbacks(OutgoingClient outgoing) {
        return new PostbackDesk(
                new PostbackParts(
                        log,
                        projector::awaitCaughtUp,
                        control.postbacks(),
                        control.postbackDeliveries(),
                        control.trackers(),
                        new StoredConversions(store),
                        new Credits(store, ControlCampaignNames.of(control)),
                        outgoing),
                this::platform,
                clock,
                RandomGenerator.getDefault());
    }

    private String platform(BotId bot) {
        return control.bots()
                .find(new Caller.Operator(), bot)
                .map(Bot::platform)
                .orElse("");
    }

    private PastParts past(Collector collector, DuckDbStore tables) {
        ImportDesk imports = new ImportDesk(
                control.imports(),
                control.bots(),
                settings.past(),
                TRACKERS,
                collector,
                log,
                () -> log.end().offset(0) - projector.position().offset(0),
                store,
                clock);
        int partBytes = Math.min(settings.http().maxBodyBytes(), MAX_PART_BYTES);
        return new PastParts(imports, new Exports(log, tables), partBytes);
    }

    private Health health() {
        Health health = new Health(clock);
        health.add("log", () -> log.health().problem());
        health.add("store", store::problem);
        health.add("projector", projector::problem);
        health.add("control", () -> database.problem().orElse(""));
        health.addWarning("live", hub::problem);
        health.addWarning("search", search::problem);
        return health;
    }

    private ConsoleRoutes console(Health health, Replays replays, LinkParts linkParts) {
        return new ConsoleRoutes(new ConsoleServices(
                control.firstStart(),
                control.signIns(),
                control.sessions(),
                control.bots(),
                control.phraseGroups(),
                new ControlWorkList(control.phraseGroups()),
                ControlCampaignNames.of(control),
                control.userSets(clock),
                control.audiences(),
                store,
                search,
                hub,
                () -> health.findings().stream().map(Health.Finding::problem).toList(),
                balance::forConsole,
                replays,
                linkParts,
                takeover,
                postbacks,
                control.attribution(),
                past,
                control.dashboards(),
                control.annotations(),
                facebook,
                clock));
    }

    int port() {
        return server.port();
    }

    /** Scheme, host and port to reach it by from this machine, or from elsewhere if the operator said how. */
    String address() {
        return settings.http().publicUrl().map(Object::toString).orElse("http://" + host() + ":" + port());
    }

    private String host() {
        String host = settings.http().host();
        return host.equals("0.0.0.0") || host.equals("::") || host.isEmpty()
                ? InetAddress.getLoopbackAddress().getHostName()
                : host;
    }

    Path dataFolder() {
        return settings.data();
    }

    /** The address that makes the owner's account, at the first start. */
    Optional<String> setupLink() {
        return setupLink.map(token -> address() + ConsoleRoutes.firstStartPath(token));
    }

    /** The store's and the books' state of one bot. */
    Balance.Sheet books(BotId bot) {
        return balance.of(bot.value());
    }

    Control control() {
        return control;
    }

    FacebookDesk facebook() {
        return facebook;
    }

    Links links() {
        return links;
    }

    /** Brings invented calls of these bots in. */
    DemoFeed demoFeed(List<BotId> bots) {
        DemoCampaigns campaigns = demoCampaigns();
        return new DemoFeed(
                DASHBOT,
                log,
                bots,
                ControlApps.ofTouches(control.keyRing()),
                bots.stream().map(campaigns::codes).toList(),
                this::collector);
    }

    /** By which a demo's people come. */
    DemoCampaigns demoCampaigns() {
        return new DemoCampaigns(control);
    }

    /** Starts the bots of a demo; they stop before anything else. */
    void goOn(DemoLive live) {
        closing.add(live).start();
    }

    /** Waits until reports have all that is in the log now, and are fast; false if they are not within {@code patience}. */
    boolean awaitSettled(Duration patience) throws InterruptedException {
        return projector.awaitSettled(log.end(), patience);
    }

    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Stops in reverse: no new calls, then what is in flight is answered, then files are closed. */
    @Override
    public void close() {
        closing.close();
        closed.countDown();
    }
}
