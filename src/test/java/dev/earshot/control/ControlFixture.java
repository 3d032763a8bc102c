package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.fail;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Everything of the package on a real database, with a clock that the test moves. */
final class ControlFixture implements AutoCloseable {
    static final Caller OPERATOR = new Caller.Operator();
    static final String PASSWORD = "correct horse battery staple";

    final SettableClock clock = new SettableClock();
    final Secrets secrets = new Secrets(new SecureRandom());
    final CountingHasher hasher = new CountingHasher();
    final ControlDb database;
    final KeyRing keyRing;
    final Bots bots;
    final MasterKey masterKey = new MasterKey(new byte[32]);
    final KochavaApps kochavaApps;
    final Workspaces workspaces;
    final PhraseGroups phraseGroups;
    final Targets targets = new Targets(Set.of("pizza"));
    final Campaigns campaigns;
    final Trackers trackers;
    final SmartLinks smartLinks;
    final LinkDomains linkDomains;
    final LinkBook linkBook;
    final TakeoverSetup takeoverSetup;
    final PauseDeliveries pauseDeliveries;
    final Takeovers takeovers;
    final AgentMessages agentMessages;
    final FacebookRing facebookRing;
    final MetaApps metaApps;
    final FacebookPages facebookPages;
    final FacebookLogins facebookLogins;
    final FacebookProfiles facebookProfiles;
    final MetaRequests metaRequests;
    final Audiences audiences;
    final Imports imports;
    final Dashboards dashboards;
    final Annotations annotations;
    final AttributionSetup attributionSetup;
    final Postbacks postbacks;
    final PostbackDeliveries postbackDeliveries;
    final FirstStart firstStart;
    final Sessions sessions;
    final SignIns signIns;
    final Accounts accounts;

    ControlFixture(Path folder) {
        database = ControlDb.open(folder);
        keyRing = new KeyRing(database, clock);
        bots = new Bots(database, keyRing, secrets, clock);
        workspaces = new Workspaces(database, secrets, clock);
        kochavaApps = new KochavaApps(database, keyRing, masterKey);
        phraseGroups = new PhraseGroups(database, clock);
        campaigns = new Campaigns(database, secrets, clock);
        trackers = new Trackers(database, secrets, targets, clock);
        smartLinks = new SmartLinks(database, hasher, secrets, clock);
        linkDomains = new LinkDomains(database, clock);
        linkBook = new LinkBook(database, hasher);
        takeoverSetup = new TakeoverSetup(database, masterKey);
        pauseDeliveries = new PauseDeliveries(database, secrets, clock);
        takeovers = new Takeovers(database, pauseDeliveries, clock);
        agentMessages = new AgentMessages(database, secrets, clock);
        facebookRing = new FacebookRing(database, masterKey);
        metaApps = new MetaApps(database, masterKey, secrets, facebookRing, clock);
        facebookPages = new FacebookPages(database, masterKey, facebookRing, clock);
        facebookLogins = new FacebookLogins(database, masterKey, secrets, clock);
        facebookProfiles = new FacebookProfiles(database, clock);
        metaRequests = new MetaRequests(database, secrets, clock);
        audiences = new Audiences(database, secrets, clock);
        imports = new Imports(database, secrets, clock);
        dashboards = new Dashboards(database, secrets, clock);
        annotations = new Annotations(database, secrets, clock);
        attributionSetup = new AttributionSetup(database);
        postbacks = new Postbacks(database, secrets, clock);
        postbackDeliveries = new PostbackDeliveries(database, secrets, clock);
        firstStart = new FirstStart(database, hasher, secrets, clock);
        sessions = new Sessions(database, secrets, clock);
        SignInLimits limits = new SignInLimits(clock);
        signIns = new SignIns(database, hasher, sessions, limits);
        accounts = new Accounts(database, hasher, limits);
    }

    @Override
    public void close() {
        database.close();
    }

    static <T> T done(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(T value) ? value : fail("not done: " + outcome);
    }

    /** The fields that it was refused for. */
    static List<String> faultyFields(Outcome<?> outcome) {
        return outcome instanceof Outcome.Invalid<?>(List<FieldFault> faults)
                ? faults.stream().map(FieldFault::field).toList()
                : fail("not invalid: " + outcome);
    }

    long count(String table) {
        return database.read(transaction -> transaction.number(Sql.of("SELECT COUNT(*) FROM " + table)));
    }

    Workspace workspace(String name) {
        return done(workspaces.create(OPERATOR, name));
    }

    /** Somebody with an account and a role in the workspace. */
    Caller member(Workspace workspace, Role role) {
        return new Caller.Member(join(account(), workspace, role));
    }

    AccountId account() {
        AccountId id = secrets.accountId();
        return account(id, id + "@example.com");
    }

    AccountId account(AccountId id, String email) {
        database.write(transaction -> transaction.change(Sql.of(
                "INSERT INTO account (id, email, name, password_hash, created_at) VALUES (?, ?, 'Ada', ?, ?)",
                id.value(),
                email,
                hasher.hash(PASSWORD),
                clock.instant())));
        return id;
    }

    AccountId join(AccountId account, Workspace workspace, Role role) {
        database.write(transaction -> transaction.change(Sql.of(
                "INSERT INTO membership (account_id, workspace_id, role, created_at) VALUES (?, ?, ?, ?)",
                account.value(),
                workspace.id().value(),
                role.name(),
                clock.instant())));
        return account;
    }

    NewKey bot(Workspace workspace) {
        return done(bots.create(OPERATOR, draft(workspace)));
    }

    static BotDraft draft(Workspace workspace) {
        return new BotDraft(workspace.id(), "Pizza bot", "facebook", "Europe/Berlin");
    }

    NewKey rotate(BotId bot, Duration overlap) {
        return done(bots.rotateKey(OPERATOR, bot, overlap));
    }
}
