package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.ControlAudienceBook;
import dev.earshot.ControlWorkList;
import dev.earshot.config.Settings;
import dev.earshot.control.AgentMessages;
import dev.earshot.control.Annotations;
import dev.earshot.control.Argon2idHasher;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Audiences;
import dev.earshot.control.BotDraft;
import dev.earshot.control.Bots;
import dev.earshot.control.Caller;
import dev.earshot.control.Campaigns;
import dev.earshot.control.ControlDb;
import dev.earshot.control.Dashboards;
import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookProfiles;
import dev.earshot.control.FacebookRing;
import dev.earshot.control.Imports;
import dev.earshot.control.KeyRing;
import dev.earshot.control.KochavaApps;
import dev.earshot.control.LinkDomains;
import dev.earshot.control.MasterKey;
import dev.earshot.control.Members;
import dev.earshot.control.MetaAppChanges;
import dev.earshot.control.MetaApps;
import dev.earshot.control.MetaRequests;
import dev.earshot.control.NewKey;
import dev.earshot.control.Outcome;
import dev.earshot.control.PasswordHasher;
import dev.earshot.control.PauseDeliveries;
import dev.earshot.control.PhraseGroups;
import dev.earshot.control.PostbackDeliveries;
import dev.earshot.control.Postbacks;
import dev.earshot.control.Role;
import dev.earshot.control.Secrets;
import dev.earshot.control.SmartLinks;
import dev.earshot.control.TakeoverSetup;
import dev.earshot.control.Takeovers;
import dev.earshot.control.Targets;
import dev.earshot.control.Trackers;
import dev.earshot.control.Workspace;
import dev.earshot.control.Workspaces;
import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.facebook.FacebookData;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.facebook.PageTokens;
import dev.earshot.facebook.graph.GraphClient;
import dev.earshot.facebook.graph.GraphSends;
import dev.earshot.http.Answer;
import dev.earshot.http.HttpServer;
import dev.earshot.http.HttpSettings;
import dev.earshot.ingest.Books;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.QuarantineBudget;
import dev.earshot.link.LinkParts;
import dev.earshot.link.Places;
import dev.earshot.link.TryOut;
import dev.earshot.link.UserAgents;
import dev.earshot.live.LiveHub;
import dev.earshot.live.LiveSettings;
import dev.earshot.ops.Health;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingSettings;
import dev.earshot.outgoing.Resolver;
import dev.earshot.past.ImportDesk;
import dev.earshot.past.PastParts;
import dev.earshot.past.PastSettings;
import dev.earshot.past.write.Exports;
import dev.earshot.postback.PostbackDesk;
import dev.earshot.postback.PostbackParts;
import dev.earshot.projection.Projector;
import dev.earshot.projection.ProjectorSettings;
import dev.earshot.report.audience.SavedUserSets;
import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.Credits;
import dev.earshot.report.campaigns.StoredConversions;
import dev.earshot.search.Search;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import dev.earshot.takeover.ConversationFacts;
import dev.earshot.takeover.TakeoverData;
import dev.earshot.takeover.TakeoverDesk;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The API over real control data, a real store and a log in memory. Two workspaces: Pizza, with its owner 'ada' and its
 * viewer 'vera', and Taxi, with its owner 'tom'.
 */
final class ApiServer implements AutoCloseable {
    private static final CampaignNames NAMES = bot -> new CampaignNames.Names(List.of(), List.of());

    final InMemoryLog log = new InMemoryLog();
    final ControlDb database;
    final Bots bots;
    final Workspace pizza;
    final Workspace taxi;
    final Health health = new Health(InstantSource.system());
    final LiveHub live = new LiveHub(log, LiveSettings.DEFAULT);
    final FakeBooks books = new FakeBooks();
    final FakeReplay replay = new FakeReplay();
    final ApiRoutes routes;
    private final com.sun.net.httpserver.HttpServer botServer =
            com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final TestGate gate = new TestGate();
    private final DuckDbStore store;
    private final PastParts past;
    private final Projector projector;
    private final Search search;
    private final HttpServer server;

    ApiServer(Path folder) throws Exception {
        InstantSource clock = InstantSource.system();
        Secrets secrets = new Secrets(new SecureRandom());
        database = ControlDb.open(folder);
        KeyRing keyRing = new KeyRing(database, clock);
        bots = new Bots(database, keyRing, secrets, clock);
        Workspaces workspaces = new Workspaces(database, secrets, clock);
        pizza = done(workspaces.create(new Caller.Operator(), "Pizza"));
        taxi = done(workspaces.create(new Caller.Operator(), "Taxi"));
        join("ada", pizza, Role.OWNER);
        join("vera", pizza, Role.VIEWER);
        join("tom", taxi, Role.OWNER);

        store = DuckDbStore.open(DuckDbSettings.of(folder.resolve("store")), clock);
        // The time of the samples: by the machine's clock they would be too old to be kept in quarantine.
        projector = new Projector(log, store, ProjectorSettings.DEFAULT, InstantSource.fixed(Samples.RECEIVED));
        search = new Search(folder.resolve("search"), store, projector::storedSequence);
        PhraseGroups phraseGroups = new PhraseGroups(database, clock);
        Audiences audiences = new Audiences(database, secrets, clock);
        past = past(database, secrets, folder, clock);
        routes = new ApiRoutes(new ApiParts(
                bots,
                new KochavaApps(database, keyRing, MasterKey.open(folder, secrets)),
                workspaces,
                phraseGroups,
                new ControlWorkList(phraseGroups),
                NAMES,
                new SavedUserSets(new ControlAudienceBook(audiences), NAMES, InstantSource.fixed(Samples.RECEIVED)),
                audiences,
                store,
                search,
                live,
                books,
                replay,
                health,
                () -> "earshot_up 1\n",
                links(database, secrets, clock),
                takeover(database, secrets, folder, clock),
                postbacks(clock, secrets),
                new AttributionSetup(database),
                past,
                new Dashboards(database, secrets, clock),
                new Annotations(database, secrets, clock),
                facebook(database, secrets, folder, clock),
                Duration.ofMillis(50),
                InstantSource.fixed(Samples.RECEIVED)));
        server = new HttpServer(
                new HttpSettings(
                        "127.0.0.1", 0, Optional.empty(), 100_000, Duration.ofSeconds(10), Duration.ofSeconds(60)),
                Map.of(),
                routes.routes(),
                gate,
                (request, problem) -> Answer.text(problem.status(), "text/plain", problem.detail()));
        projector.start();
        search.start();
        live.start();
        server.start();
    }

    private FacebookData facebook;

    /** Nobody calls the tracker of this server. */
    private enum NoKeys implements dev.earshot.ingest.KeyRing {
        INSTANCE;

        @Override
        public @Nullable BotId find(String apiKey) {
            return null;
        }

        @Override
        public @Nullable BotId findFormer(String apiKey) {
            return null;
        }
    }

    private PastParts past(ControlDb database, Secrets secrets, Path folder, InstantSource clock) {
        ImportDesk imports = new ImportDesk(
                new Imports(database, secrets, clock),
                bots,
                new PastSettings(folder.resolve("past"), 1 << 20, 0),
                Map.of("/track", new DashbotDialect()),
                new Collector(
                        NoKeys.INSTANCE,
                        log,
                        new Books(),
                        new QuarantineBudget(1, 1, clock),
                        clock,
                        () -> EventId.of(UUID.randomUUID())),
                log,
                () -> 0,
                store,
                clock);
        imports.start();
        return new PastParts(imports, new Exports(log, store), 1_000);
    }

    /** A bot's own server that answers whatever it is told. */
    String botServer() {
        return "http://127.0.0.1:" + botServer.getAddress().getPort() + "/";
    }

    private TakeoverDesk takeover(ControlDb database, Secrets secrets, Path folder, InstantSource clock)
            throws Exception {
        botServer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        botServer.start();
        PauseDeliveries deliveries = new PauseDeliveries(database, secrets, clock);
        TakeoverData data = new TakeoverData(
                new TakeoverSetup(database, MasterKey.open(folder, secrets)),
                new Takeovers(database, deliveries, clock),
                deliveries,
                new AgentMessages(database, secrets, clock));
        OutgoingSettings settings =
                OutgoingSettings.from(new Settings(Map.of("outgoing.allow", "127.0.0.1"), Map.of(), Map.of()));
        Collector collector = new Collector(
                NoKeys.INSTANCE, log, new Books(), new QuarantineBudget(1, 1, clock), clock, () -> new EventId(1, 1));
        OutgoingClient outgoing = new OutgoingClient(settings, Resolver.SYSTEM);
        return new TakeoverDesk(
                data,
                (bot, user) -> new ConversationFacts.Facts(null, null, null, null),
                outgoing,
                new GraphSends(new GraphClient(outgoing, clock, new Random(), Thread::sleep)),
                PageTokens.NONE,
                collector,
                bot -> "universal",
                clock);
    }

    private FacebookDesk facebook(ControlDb database, Secrets secrets, Path folder, InstantSource clock) {
        MasterKey masterKey = MasterKey.open(folder, secrets);
        FacebookRing ring = new FacebookRing(database, masterKey);
        OutgoingSettings settings =
                OutgoingSettings.from(new Settings(Map.of("outgoing.allow", "127.0.0.1"), Map.of(), Map.of()));
        OutgoingClient outgoing = new OutgoingClient(settings, Resolver.SYSTEM);
        facebook = new FacebookData(
                ring,
                new MetaApps(database, masterKey, secrets, ring, clock),
                new FacebookPages(database, masterKey, ring, clock),
                new FacebookLogins(database, masterKey, secrets, clock),
                new FacebookProfiles(database, clock),
                new MetaRequests(database, secrets, clock));
        return new FacebookDesk(
                facebook,
                new GraphClient(outgoing, clock, new Random(), time -> {}),
                outgoing,
                new Collector(
                        NoKeys.INSTANCE,
                        log,
                        new Books(),
                        new QuarantineBudget(1, 1, clock),
                        clock,
                        () -> new EventId(1, 1)),
                () -> new EventId(1, 1),
                time -> {},
                clock);
    }

    /** A page of the bot's, at a Graph that answers nothing of use; its id. */
    String connectPage(BotId bot) {
        Caller operator = new Caller.Operator();
        facebook.apps()
                .change(
                        operator,
                        bot,
                        new MetaAppChanges("1517000000001", "test_app_secret", null, botServer(), null, null));
        String page = "9" + Math.abs((long) bot.value().hashCode());
        facebook.pages()
                .connect(
                        operator,
                        bot,
                        new FacebookPages.Draft(page, "1517000000001", "secret", "EAATEST", "5", List.of()));
        return page;
    }

    /** Nothing is fired or sent by itself. */
    private PostbackDesk postbacks(InstantSource clock, Secrets secrets) {
        return new PostbackDesk(
                new PostbackParts(
                        log,
                        projector::awaitCaughtUp,
                        new Postbacks(database, secrets, clock),
                        new PostbackDeliveries(database, secrets, clock),
                        new Trackers(database, secrets, new Targets(Set.of()), clock),
                        new StoredConversions(store),
                        new Credits(store, bot -> new CampaignNames.Names(List.of(), List.of())),
                        new OutgoingClient(
                                OutgoingSettings.from(
                                        new Settings(Map.of("outgoing.allow", "127.0.0.1"), Map.of(), Map.of())),
                                Resolver.SYSTEM)),
                bot -> "facebook",
                clock,
                RandomGenerator.getDefault());
    }

    private static LinkParts links(ControlDb database, Secrets secrets, InstantSource clock) {
        Targets targets = new Targets(Set.of("pizza"));
        PasswordHasher hasher = new Argon2idHasher(new Argon2idHasher.Cost(8, 1, 1), secrets);
        return new LinkParts(
                new Campaigns(database, secrets, clock),
                new Trackers(database, secrets, targets, clock),
                new SmartLinks(database, hasher, secrets, clock),
                new LinkDomains(database, clock),
                targets,
                new TryOut(new UserAgents(), Places.none()),
                false,
                () -> {});
    }

    /** Lets somebody more in. */
    Caller.Member join(String name, Workspace workspace, Role role) {
        Caller.Member member = Members.join(database, name, workspace.id(), role);
        gate.add(name, member);
        return member;
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Invalid<T> invalid -> throw new AssertionError(invalid);
            case Outcome.NotFound<T> notFound -> throw new AssertionError(notFound);
            case Outcome.Refused<T> refused -> throw new AssertionError(refused);
        };
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A client that calls as one of the people, as 'operator', or as 'nobody'. */
    ApiClient as(String name) {
        return new ApiClient(address(), name);
    }

    NewKey newBot(Workspace workspace) {
        return done(bots.create(new Caller.Operator(), new BotDraft(workspace.id(), "Bot", "facebook", "UTC")));
    }

    BotId newBotOfPizza() {
        return newBot(pizza).bot().id();
    }

    /** Appends one record, as the collector would. */
    LogPosition append(BotId bot, Event... events) {
        return log.append(EventCodec.encode(new Intake(bot, Samples.RECEIVED, List.of(events), List.of())));
    }

    LogPosition append(BotId bot, Rejection rejection) {
        return log.append(EventCodec.encode(new Intake(bot, Samples.RECEIVED, List.of(), List.of(rejection))));
    }

    /** Waits until the store has everything that was appended. */
    void settle() throws InterruptedException {
        assertTrue(projector.awaitCaughtUp(log.end(), Duration.ofSeconds(20)), () -> projector.problem());
    }

    /** Waits until everything that was appended is found, too. */
    void settleSearch() throws InterruptedException {
        settle();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (search.progress().reached() < projector.storedSequence()) {
            assertTrue(System.nanoTime() < deadline, () -> search.problem());
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        past.imports().close();
        server.close();
        live.close();
        search.close();
        projector.close();
        store.close();
        log.close();
        database.close();
    }
}
