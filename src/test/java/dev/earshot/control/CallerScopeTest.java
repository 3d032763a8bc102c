package dev.earshot.control;

import static dev.earshot.control.ControlFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller can neither see nor change, nor learn of, what belongs to another workspace. */
final class CallerScopeTest {
    private static final BotId NO_BOT = new BotId("bot_00000000000000000000");
    private static final WorkspaceId NO_WORKSPACE = new WorkspaceId("ws_00000000000000000000");

    @TempDir
    Path folder;

    private ControlFixture control;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
    }

    @AfterEach
    void close() {
        control.close();
    }

    /** Calls a method with somebody's bot and workspace. */
    private interface Probe {
        Object call(Caller caller, BotId bot, WorkspaceId workspace);
    }

    /** One for every public method that takes a caller: a new method without one here fails the test. */
    private Map<String, Probe> probes() {
        Map<String, Probe> probes = new TreeMap<>();
        probes.put(
                "Bots.create",
                (caller, bot, workspace) ->
                        control.bots.create(caller, new BotDraft(workspace, "Intruder", "facebook", "UTC")));
        probes.put("Bots.list", (caller, bot, workspace) -> control.bots.list(caller));
        probes.put("Bots.find", (caller, bot, workspace) -> control.bots.find(caller, bot));
        probes.put(
                "Bots.update",
                (caller, bot, workspace) -> control.bots.update(caller, bot, new BotChanges("Taken", null, null)));
        probes.put("Bots.delete", (caller, bot, workspace) -> control.bots.delete(caller, bot));
        probes.put("Bots.rotateKey", (caller, bot, workspace) -> control.bots.rotateKey(caller, bot, Duration.ZERO));
        probes.put("Bots.keys", (caller, bot, workspace) -> control.bots.keys(caller, bot));
        probes.put(
                "KochavaApps.demandSignatures",
                (caller, bot, workspace) -> control.kochavaApps.demandSignatures(caller, bot));
        probes.put(
                "KochavaApps.demandNoSignatures",
                (caller, bot, workspace) -> control.kochavaApps.demandNoSignatures(caller, bot));
        probes.put(
                "PhraseGroups.decide",
                (caller, bot, workspace) ->
                        control.phraseGroups.decide(caller, bot, "7ef1b7dbfb230768", "hello?", PhraseGroup.State.DONE));
        putCampaigns(probes);
        putLinks(probes);
        putTakeovers(probes);
        putFacebook(probes);
        putAnalysis(probes);
        putPostbacks(probes);
        probes.put("Workspaces.create", (caller, bot, workspace) -> control.workspaces.create(caller, "Mine"));
        probes.put("Workspaces.list", (caller, bot, workspace) -> control.workspaces.list(caller));
        return probes;
    }

    private void putCampaigns(Map<String, Probe> probes) {
        CampaignDraft campaign = new CampaignDraft("Mine", Period.ALWAYS, false);
        TrackerDraft tracker = new TrackerDraft("Mine", "", "https://example.com/", "", Map.of(), Period.ALWAYS, false);
        probes.put("Campaigns.list", (caller, bot, workspace) -> control.campaigns.list(caller, bot));
        probes.put("Campaigns.create", (caller, bot, workspace) -> control.campaigns.create(caller, bot, campaign));
        probes.put(
                "Campaigns.update",
                (caller, bot, workspace) -> control.campaigns.update(caller, bot, "cmp_victim", campaign));
        probes.put(
                "Campaigns.createSegment",
                (caller, bot, workspace) -> control.campaigns.createSegment(caller, bot, "cmp_victim", "Mine"));
        probes.put("Trackers.list", (caller, bot, workspace) -> control.trackers.list(caller, bot));
        probes.put(
                "Trackers.create",
                (caller, bot, workspace) -> control.trackers.create(caller, bot, "seg_victim", List.of(tracker)));
        probes.put(
                "Trackers.update",
                (caller, bot, workspace) -> control.trackers.update(caller, bot, "trk_victim", tracker));
    }

    private void putLinks(Map<String, Probe> probes) {
        LinkDraft link = new LinkDraft("Mine", "", "", null, "{}", null, null, null, false);
        probes.put("SmartLinks.list", (caller, bot, workspace) -> control.smartLinks.list(caller, bot));
        probes.put("SmartLinks.find", (caller, bot, workspace) -> control.smartLinks.find(caller, bot, "lnk_victim"));
        probes.put("SmartLinks.create", (caller, bot, workspace) -> control.smartLinks.create(caller, bot, link));
        probes.put(
                "SmartLinks.update",
                (caller, bot, workspace) -> control.smartLinks.update(caller, bot, "lnk_victim", link));
        probes.put("LinkDomains.list", (caller, bot, workspace) -> control.linkDomains.list(caller, bot));
        probes.put(
                "LinkDomains.add",
                (caller, bot, workspace) -> control.linkDomains.add(caller, bot, "go.example.com", Set.of()));
        probes.put(
                "LinkDomains.remove",
                (caller, bot, workspace) -> control.linkDomains.remove(caller, bot, "victim.example.com"));
    }

    private void putTakeovers(Map<String, Probe> probes) {
        TakeoverChanges changes = new TakeoverChanges("https://bot.example", null, "token", null, null, null, 5L);
        probes.put("TakeoverSetup.find", (caller, bot, workspace) -> control.takeoverSetup.find(caller, bot));
        probes.put(
                "TakeoverSetup.change", (caller, bot, workspace) -> control.takeoverSetup.change(caller, bot, changes));
        probes.put("TakeoverSetup.newSecret", (caller, bot, workspace) -> control.takeoverSetup.newSecret(caller, bot));
        probes.put(
                "TakeoverSetup.dropSecret", (caller, bot, workspace) -> control.takeoverSetup.dropSecret(caller, bot));
        probes.put(
                "Takeovers.take",
                (caller, bot, workspace) -> control.takeovers.take(caller, bot, "victim", "Ada", null, "{}"));
        probes.put(
                "Takeovers.giveBack",
                (caller, bot, workspace) -> control.takeovers.giveBack(caller, bot, "victim", 1, "{}"));
        probes.put("Takeovers.mayTake", (caller, bot, workspace) -> control.takeovers.mayTake(caller, bot));
        probes.put("PauseDeliveries.list", (caller, bot, workspace) -> control.pauseDeliveries.list(caller, bot));
        probes.put(
                "PauseDeliveries.insertTest",
                (caller, bot, workspace) -> control.pauseDeliveries.insertTest(caller, bot, "{}"));
        probes.put(
                "AgentMessages.begin",
                (caller, bot, workspace) -> control.agentMessages.begin(caller, bot, "victim", 1, "{}"));
    }

    private void putFacebook(Map<String, Probe> probes) {
        MetaAppChanges app = new MetaAppChanges("1517000000001", "test_app_secret", null, null, null, null);
        FacebookPages.Draft page = new FacebookPages.Draft("9001", "1517", "Mine", "token", "5", List.of());
        probes.put("MetaApps.find", (caller, bot, workspace) -> control.metaApps.find(caller, bot));
        probes.put("MetaApps.reveal", (caller, bot, workspace) -> control.metaApps.reveal(caller, bot));
        probes.put("MetaApps.change", (caller, bot, workspace) -> control.metaApps.change(caller, bot, app));
        probes.put("FacebookPages.list", (caller, bot, workspace) -> control.facebookPages.list(caller, bot));
        probes.put("FacebookPages.mayChange", (caller, bot, workspace) -> control.facebookPages.mayChange(caller, bot));
        probes.put(
                "FacebookPages.connect", (caller, bot, workspace) -> control.facebookPages.connect(caller, bot, page));
        probes.put(
                "FacebookPages.disconnect",
                (caller, bot, workspace) -> control.facebookPages.disconnect(caller, bot, "victim_page"));
        probes.put(
                "FacebookLogins.begin",
                (caller, bot, workspace) -> control.facebookLogins.begin(caller, bot, "session", "https://x/"));
        probes.put("MetaRequests.list", (caller, bot, workspace) -> control.metaRequests.list(caller, bot));
        probes.put(
                "MetaRequests.done",
                (caller, bot, workspace) -> control.metaRequests.done(caller, bot, "victim_code", "erased"));
    }

    private void putAnalysis(Map<String, Probe> probes) {
        CardDraft card = new CardDraft("Mine", "overview", "", "", 7, false);
        probes.put("Audiences.list", (caller, bot, workspace) -> control.audiences.list(caller, bot));
        probes.put("Audiences.find", (caller, bot, workspace) -> control.audiences.find(caller, bot, "aud_victim"));
        probes.put("Audiences.create", (caller, bot, workspace) -> control.audiences.create(caller, bot, "Mine", "{}"));
        probes.put(
                "Audiences.update",
                (caller, bot, workspace) -> control.audiences.update(caller, bot, "aud_victim", "Mine", "{}"));
        probes.put("Audiences.delete", (caller, bot, workspace) -> control.audiences.delete(caller, bot, "aud_gone"));
        probes.put("Annotations.list", (caller, bot, workspace) -> control.annotations.list(caller, bot));
        probes.put(
                "Annotations.create",
                (caller, bot, workspace) -> control.annotations.create(caller, bot, LocalDate.EPOCH, "Mine"));
        probes.put(
                "Annotations.delete",
                (caller, bot, workspace) -> control.annotations.delete(caller, bot, "ann_victim"));
        probes.put("Dashboards.list", (caller, bot, workspace) -> control.dashboards.list(caller, bot));
        probes.put("Dashboards.find", (caller, bot, workspace) -> control.dashboards.find(caller, bot, "dsh_victim"));
        probes.put("Dashboards.mayChange", (caller, bot, workspace) -> control.dashboards.mayChange(caller, bot));
        probes.put("Dashboards.create", (caller, bot, workspace) -> control.dashboards.create(caller, bot, "Mine"));
        probes.put(
                "Dashboards.change",
                (caller, bot, workspace) -> control.dashboards.change(caller, bot, "dsh_victim", "Mine", null));
        probes.put("Dashboards.delete", (caller, bot, workspace) -> control.dashboards.delete(caller, bot, "dsh_gone"));
        probes.put(
                "Dashboards.add", (caller, bot, workspace) -> control.dashboards.add(caller, bot, "dsh_victim", card));
        probes.put(
                "Dashboards.changeCard",
                (caller, bot, workspace) ->
                        control.dashboards.changeCard(caller, bot, "dsh_victim", "crd_victim", "Mine", true));
        probes.put(
                "Dashboards.removeCard",
                (caller, bot, workspace) -> control.dashboards.removeCard(caller, bot, "dsh_victim", "crd_victim"));
        probes.put("Imports.list", (caller, bot, workspace) -> control.imports.list(caller, bot));
        probes.put("Imports.find", (caller, bot, workspace) -> control.imports.find(caller, bot, "imp_victim"));
        probes.put("Imports.mayChange", (caller, bot, workspace) -> control.imports.mayChange(caller, bot));
        probes.put(
                "Imports.create", (caller, bot, workspace) -> control.imports.create(caller, bot, "mine.csv", null, 1));
        probes.put("Imports.delete", (caller, bot, workspace) -> control.imports.delete(caller, bot, "imp_gone"));
    }

    private void putPostbacks(Map<String, Probe> probes) {
        PostbackDraft draft = new PostbackDraft(
                "Mine",
                Postback.Trigger.REVENUE,
                "",
                "https://partner.example/",
                Postback.Format.GET,
                "",
                Duration.ZERO,
                true,
                List.of(),
                false);
        PostbackSubject sample = new PostbackSubject("test", "ann", "Purchase", Instant.EPOCH, "", "");
        probes.put("AttributionSetup.find", (caller, bot, workspace) -> control.attributionSetup.find(caller, bot));
        probes.put(
                "AttributionSetup.change",
                (caller, bot, workspace) -> control.attributionSetup.change(caller, bot, AttributionSettings.DEFAULT));
        probes.put("Postbacks.list", (caller, bot, workspace) -> control.postbacks.list(caller, bot));
        probes.put("Postbacks.find", (caller, bot, workspace) -> control.postbacks.find(caller, bot, "pbk_victim"));
        probes.put("Postbacks.create", (caller, bot, workspace) -> control.postbacks.create(caller, bot, draft, "0"));
        probes.put(
                "Postbacks.update",
                (caller, bot, workspace) -> control.postbacks.update(caller, bot, "pbk_victim", draft));
        probes.put("Postbacks.delete", (caller, bot, workspace) -> control.postbacks.delete(caller, bot, "pbk_gone"));
        probes.put(
                "PostbackDeliveries.list",
                (caller, bot, workspace) -> control.postbackDeliveries.list(caller, bot, "pbk_victim", null));
        probes.put(
                "PostbackDeliveries.resend",
                (caller, bot, workspace) -> control.postbackDeliveries.resend(caller, bot, "pbk_victim", "dlv_victim"));
        probes.put(
                "PostbackDeliveries.noteTest",
                (caller, bot, workspace) -> control.postbackDeliveries.noteTest(caller, postback(bot), sample));
    }

    private static Postback postback(BotId bot) {
        return new Postback(
                "pbk_victim",
                bot,
                "Victim",
                Postback.Trigger.REVENUE,
                "",
                "https://partner.example/",
                Postback.Format.GET,
                "",
                Duration.ZERO,
                true,
                List.of(),
                false,
                0,
                Instant.EPOCH);
    }

    private void addAnalysis(BotId bot) {
        control.database.write(transaction -> {
            for (String id : List.of("aud_victim", "aud_gone")) {
                transaction.change(Sql.of(
                        "INSERT INTO audience (id, bot_id, name, definition, created_at, changed_at)"
                                + " VALUES (?, ?, ?, '{}', 0, 0)",
                        id,
                        bot.value(),
                        "Victim " + id));
            }
            for (String id : List.of("imp_victim", "imp_gone")) {
                transaction.change(Sql.of(
                        "INSERT INTO import (id, bot_id, name, size_bytes, received_bytes, state, problem, content_hash,"
                                + " read_bytes, total_bytes, lines, usable, faulty, events, details, position_bytes,"
                                + " position_line, brought_in, made_at, changed_at)"
                                + " VALUES (?, ?, 'Victim', 1, 0, 'UPLOADING', '', '', 0, 0, 0, 0, 0, 0, '{}', 0, 0, 0, 0, 0)",
                        id,
                        bot.value()));
            }
            for (String id : List.of("dsh_victim", "dsh_gone")) {
                transaction.change(Sql.of(
                        "INSERT INTO dashboard (id, bot_id, name, made_at) VALUES (?, ?, 'Victim', 0)",
                        id,
                        bot.value()));
            }
            transaction.change(Sql.of(
                    "INSERT INTO dashboard_card (id, dashboard_id, place, title, report, part, question, is_wide)"
                            + " VALUES ('crd_victim', 'dsh_victim', 0, 'Victim', 'overview', '', '', 0)"));
            return transaction.change(Sql.of(
                    "INSERT INTO annotation (id, bot_id, day, note, made_at) VALUES ('ann_victim', ?, '2026-01-31', 'Victim', 0)",
                    bot.value()));
        });
    }

    private void addPostbacks(BotId bot) {
        control.database.write(transaction -> {
            for (String id : List.of("pbk_victim", "pbk_gone")) {
                transaction.change(Sql.of(
                        "INSERT INTO postback (id, bot_id, name, fires_on, event_name, url, format, body, delay_seconds,"
                                + " with_organic, networks, is_paused, missed, created_at)"
                                + " VALUES (?, ?, 'Victim', 'REVENUE', '', 'https://partner.example/', 'GET', '', 0, 1, '', 0, 0, 0)",
                        id,
                        bot.value()));
            }
            return transaction.change(
                    Sql.of(
                            "INSERT INTO postback_delivery (id, postback_id, subject, is_test, user_id, event_name, event_at, amount,"
                                    + " currency, request, state, attempts, made_at, answer)"
                                    + " VALUES ('dlv_victim', 'pbk_victim', 'e1', 0, 'Victim', '', 0, '', '', '', 'FAILED', 1, 0, '')"));
        });
    }

    private void addPage(BotId bot, WorkspaceId workspace) {
        control.database.write(transaction -> {
            transaction.change(Sql.of(
                    "INSERT INTO facebook_page (bot_id, page_id, app_id, name, token, person_id, granted, connected_at, state,"
                            + " problem, filled_count, fill_note)"
                            + " VALUES (?, 'victim_page', 'victim_app', 'Victim', '', '5', '', 0, 'HEALTHY', '', 0, '')",
                    bot.value()));
            return transaction.change(Sql.of(
                    "INSERT INTO meta_request (code, workspace_id, kind, person_id, page_id, made_at, state, note)"
                            + " VALUES ('victim_code', ?, 'DATA_DELETION', '5', '', 0, 'OPEN', 'Victim')",
                    workspace.value()));
        });
    }

    /** Of ids that an intruder knows. */
    private void addCampaignAndLink(BotId bot) {
        control.database.write(transaction -> {
            transaction.change(Sql.of(
                    "INSERT INTO campaign (id, bot_id, name, created_at) VALUES ('cmp_victim', ?, 'Victim', 0)",
                    bot.value()));
            transaction.change(Sql.of("INSERT INTO segment (id, campaign_id, name, created_at)"
                    + " VALUES ('seg_victim', 'cmp_victim', 'Victim', 0)"));
            transaction.change(
                    Sql.of(
                            "INSERT INTO tracker (id, segment_id, code, name, media_partner, landing_url, deep_link, created_at)"
                                    + " VALUES ('trk_victim', 'seg_victim', 'kovictim', 'Victim', '', 'https://victim.example/', '', 0)"));
            transaction.change(Sql.of(
                    "INSERT INTO link_domain (host, bot_id, created_at) VALUES ('victim.example.com', ?, 0)",
                    bot.value()));
            return transaction.change(Sql.of(
                    "INSERT INTO smart_link (id, bot_id, host, code, name, content, clicks, ended, created_at, changed_at)"
                            + " VALUES ('lnk_victim', ?, '', 'victim', 'Victim', '{}', 0, 0, 0, 0)",
                    bot.value()));
        });
    }

    @Test
    void everyMethodThatTakesACallerIsProbed() throws Exception {
        Set<String> takingACaller = new TreeSet<>();
        for (Class<?> type : classes()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isPublic(method)
                        && Arrays.asList(method.getParameterTypes()).contains(Caller.class)) {
                    takingACaller.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }

        assertEquals(takingACaller, probes().keySet());
    }

    @Test
    void noMethodOfBotsAndWorkspacesForgetsToTakeACaller() {
        for (Class<?> type : List.of(Bots.class, Workspaces.class)) {
            for (Method method : type.getDeclaredMethods()) {
                assertTrue(!isPublic(method) || method.getParameterTypes()[0].equals(Caller.class), method::toString);
            }
        }
    }

    @Test
    void anotherWorkspacesBotIsTheSameAsNone() {
        Workspace theirs = control.workspace("Victim workspace");
        NewKey victim = done(control.bots.create(
                ControlFixture.OPERATOR, new BotDraft(theirs.id(), "Victim bot", "facebook", "UTC")));
        Caller intruder = control.member(control.workspace("Intruders"), Role.OWNER);
        Caller insider = control.member(theirs, Role.OWNER);
        addCampaignAndLink(victim.bot().id());
        addPage(victim.bot().id(), theirs.id());
        addAnalysis(victim.bot().id());
        addPostbacks(victim.bot().id());
        List<String> before = rows();

        probes().forEach((name, probe) -> {
            Object seen = probe.call(intruder, victim.bot().id(), theirs.id());
            Object none = probe.call(intruder, NO_BOT, NO_WORKSPACE);
            assertEquals(none, seen, name + " tells whether it exists");
            assertFalse(seen.toString().contains("Victim"), name);
            assertEquals(before, rows(), name + " changed something");
        });

        assertEquals(victim.bot().id(), control.keyRing.find(victim.plainKey()));
        probes().forEach((name, probe) -> {
            if (!name.equals("Workspaces.create") && !name.equals("Bots.create")) {
                Object seen = probe.call(insider, victim.bot().id(), theirs.id());
                Object none = probe.call(intruder, NO_BOT, NO_WORKSPACE);
                assertNotEquals(none, seen, name + " does nothing for anybody, so this test shows nothing");
            }
            if (name.equals("Bots.delete")) {
                // What comes after it in the alphabet needs a bot as well.
                control.database.write(transaction -> transaction.change(Sql.of("UPDATE bot SET deleted_at = NULL")));
            }
        });
    }

    @Test
    void somebodyWithoutAWorkspaceSeesNothing() {
        Workspace workspace = control.workspace("Kitchen");
        NewKey bot = control.bot(workspace);
        List<String> before = rows();
        Caller nobody = new Caller.Member(control.account());

        probes().forEach((name, probe) -> assertEquals(
                probe.call(nobody, NO_BOT, NO_WORKSPACE),
                probe.call(nobody, bot.bot().id(), workspace.id()),
                name));

        assertTrue(control.bots.list(nobody).isEmpty());
        assertEquals(before, rows());
    }

    @Test
    void everybodySeesAndChangesExactlyWhatTheirRolesAllow() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Role> everyRole = List.of(Role.values());
        List<Workspace> workspaces = new ArrayList<>();
        Map<BotId, WorkspaceId> bots = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            Workspace workspace = control.workspace("Workspace " + i);
            workspaces.add(workspace);
            for (int j = 0; j < 3; j++) {
                bots.put(control.bot(workspace).bot().id(), workspace.id());
            }
        }
        for (int person = 0; person < 20; person++) {
            AccountId account = control.account();
            Map<WorkspaceId, Role> roles = new HashMap<>();
            for (Workspace workspace : workspaces) {
                if (random.nextBoolean()) {
                    Role role = everyRole.get(random.nextInt(everyRole.size()));
                    roles.put(workspace.id(), role);
                    control.join(account, workspace, role);
                }
            }
            assertRights(new Caller.Member(account), roles, bots);
        }
    }

    private void assertRights(Caller caller, Map<WorkspaceId, Role> roles, Map<BotId, WorkspaceId> bots) {
        Set<BotId> visible = new HashSet<>();
        bots.forEach((bot, workspace) -> {
            Role role = roles.get(workspace);
            if (role != null) {
                visible.add(bot);
            }
            assertEquals(role != null, control.bots.find(caller, bot).isPresent());
            Class<?> expected = role == null
                    ? Outcome.NotFound.class
                    : role.mayChangeBots() ? Outcome.Done.class : Outcome.Refused.class;
            assertEquals(
                    expected,
                    control.bots
                            .update(caller, bot, new BotChanges("Renamed", null, null))
                            .getClass());
            Class<?> decided =
                    role == null ? Outcome.NotFound.class : role.mayWork() ? Outcome.Done.class : Outcome.Refused.class;
            Class<?> planned = role == null
                    ? Outcome.NotFound.class
                    : role.mayChangeCampaigns() ? Outcome.Done.class : Outcome.Refused.class;
            assertEquals(
                    planned,
                    control.campaigns
                            .create(caller, bot, new CampaignDraft("Spring", Period.ALWAYS, false))
                            .getClass());
            assertEquals(
                    decided,
                    control.phraseGroups
                            .decide(caller, bot, "7ef1b7dbfb230768", "hello?", PhraseGroup.State.DONE)
                            .getClass());
        });
        assertEquals(
                visible,
                new HashSet<>(control.bots.list(caller).stream().map(Bot::id).toList()));
    }

    /** All of the workspaces, bots and keys. */
    private List<String> rows() {
        return control.database.read(transaction -> {
            List<String> rows = new ArrayList<>();
            for (String table : List.of(
                    "workspace",
                    "bot",
                    "api_key",
                    "membership",
                    "revision",
                    "phrase_group",
                    "campaign",
                    "segment",
                    "tracker",
                    "tracker_parameter",
                    "link_domain",
                    "smart_link",
                    "takeover_setting",
                    "takeover",
                    "pause_delivery",
                    "agent_message")) {
                rows.addAll(transaction.list(Sql.of("SELECT * FROM " + table), row -> {
                    StringBuilder text = new StringBuilder(table);
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(' ').append(row.getString(i));
                    }
                    return text.toString();
                }));
            }
            return rows;
        });
    }

    private static boolean isPublic(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && !method.isSynthetic();
    }

    private static List<Class<?>> classes() throws Exception {
        URI root = ControlDb.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(root).resolve("dev/earshot/control"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.equals("package-info")) {
                    classes.add(Class.forName("dev.earshot.control." + name));
                }
            }
        }
        assertTrue(classes.contains(Bots.class), "looked in the wrong place");
        return classes;
    }
}
