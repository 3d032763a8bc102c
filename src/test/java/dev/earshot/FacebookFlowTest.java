package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.TestServer.TestBot;
import dev.earshot.control.Caller;
import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.facebook.AppCheck;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.facebook.Fields;
import dev.earshot.facebook.Login;
import dev.earshot.facebook.OfferedPage;
import dev.earshot.facebook.Permissions;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.MetaWorld;
import dev.earshot.standin.StandInGraph;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page connects without code, is heard, answered, lost and found again; the whole server, against a stand-in for Meta. */
class FacebookFlowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Caller OPERATOR = new Caller.Operator();
    private static final String PERSON = "7000000000000001";
    private static final DateTimeFormatter GRAPH_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    private StandInGraph graph;
    private MetaWorld world;
    private TestServer server;
    private TestBot bot;
    private BotId id;
    private MetaAppCredentials app;
    private FacebookDesk desk;
    private MetaPage shop;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        graph = new StandInGraph();
        world = graph.world();
        shop = world.addPage("9000000000001", "Shop");
        world.addPage("9000000000002", "Only analyst", "ANALYZE", "ADVERTISE");
        world.addPage("9000000000003", "New page", "PROFILE_PLUS_FULL_CONTROL");
        server = TestServer.start(data, Map.of("outgoing.allow", "127.0.0.1"));
        bot = server.createBot("Pizza");
        id = new BotId(bot.id());
        app = FacebookWebhookTest.enterApp(server, bot, graph);
        desk = server.app().facebook();
        assertTrue(world.webhook().subscribe(server.address() + "/webhook/facebook", app.verifyToken()));
    }

    @AfterEach
    void stop() {
        server.close();
        graph.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        return FacebookWebhookTest.done(outcome);
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> java.net.URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    /** Goes to the dialog, agrees, and comes back. */
    private FacebookLogins.Login logIn() throws Exception {
        Map<String, String> dialog =
                query(done(desk.connect().begin(OPERATOR, id, "session", server.address() + "/facebook/login")));
        String code = world.agree(dialog.get("redirect_uri"));
        Login.Done back =
                (Login.Done) desk.connect().finish(Map.of("state", dialog.get("state"), "code", code), "session");
        return desk.connect().login(id, back.id(), "session").orElseThrow();
    }

    private FacebookPage connect() throws Exception {
        return done(desk.connect().connect(OPERATOR, logIn(), shop.id()));
    }

    private FacebookPage page() {
        return server.app()
                .control()
                .facebook()
                .pages()
                .find(id, shop.id())
                .orElseThrow()
                .page();
    }

    private List<JsonNode> messages() throws Exception {
        server.awaitBooks(bot);
        return server.all("/api/v1/bots/" + bot.id() + "/messages");
    }

    private JsonNode with(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api(method, "/api/v1/bots/" + bot.id() + path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    @Test
    void theDialogIsAskedForWhatIsNeededAndComesBackHere() throws Exception {
        String dialog = done(desk.connect().begin(OPERATOR, id, "session", "https://bots.example/facebook/login"));

        assertTrue(dialog.startsWith(graph.address() + "/v26.0/dialog/oauth?"), dialog);
        Map<String, String> query = query(dialog);
        assertEquals("1517000000001", query.get("client_id"));
        assertEquals("https://bots.example/facebook/login", query.get("redirect_uri"));
        assertEquals(String.join(",", Permissions.asked()), query.get("scope"));
        assertEquals("code", query.get("response_type"));
        assertEquals(43, query.get("state").length());
        assertFalse(dialog.contains(world.app().secret()));
    }

    @Test
    void onlyPagesConnectOnWhichThePersonMayDoEnough() throws Exception {
        FacebookLogins.Login login = logIn();
        List<OfferedPage> offers = desk.connect().offers(login);
        assertEquals(
                List.of("9000000000001", "9000000000002", "9000000000003"),
                offers.stream().map(OfferedPage::id).toList(),
                "Meta tells them on two pages");
        assertEquals(
                List.of(true, false, true),
                offers.stream().map(OfferedPage::canConnect).toList());

        FacebookPage page = done(desk.connect().connect(OPERATOR, login, shop.id()));
        assertEquals(FacebookPage.State.HEALTHY, page.state());
        assertEquals(java.util.Set.copyOf(Fields.ALL), shop.subscribed());
        assertEquals(List.of("pages_user_gender"), Permissions.missing(page.granted()));
        assertTrue(desk.connect().connect(OPERATOR, login, "9000000000002") instanceof Outcome.Invalid);
        assertTrue(desk.connect().connect(OPERATOR, login, "31415") instanceof Outcome.NotFound);
        assertEquals(200, world.hears(shop, PERSON, "m_1", "hello"));
        assertEquals("hello", messages().getFirst().get("text").asText());
    }

    @Test
    void aPermissionThatIsNotGrantedIsNamed() throws Exception {
        world.granted().remove("pages_manage_metadata");
        OfferedPage offer = desk.connect().offers(logIn()).getFirst();
        assertTrue(offer.obstacle().contains("pages_manage_metadata"), offer.obstacle());
    }

    @Test
    void aStateOfNobodysOrOfAnotherBrowserLeadsNowhere() throws Exception {
        Map<String, String> dialog =
                query(done(desk.connect().begin(OPERATOR, id, "session", "https://x/facebook/login")));
        String code = world.agree("https://x/facebook/login");
        Map<String, String> answer = Map.of("state", dialog.get("state"), "code", code);
        assertTrue(desk.connect().finish(Map.of("state", "forged", "code", code), "session") instanceof Login.Unknown);
        assertTrue(desk.connect().finish(answer, "another browser") instanceof Login.Unknown);
        assertEquals(0, graph.graphCalls("/oauth/access_token").size(), "no code was spent");
        assertTrue(desk.connect().finish(answer, "session") instanceof Login.Done);
        assertTrue(desk.connect().finish(answer, "session") instanceof Login.Unknown, "used");

        Map<String, String> again =
                query(done(desk.connect().begin(OPERATOR, id, "session", "https://x/facebook/login")));
        assertTrue(
                desk.connect().finish(Map.of("state", again.get("state"), "error", "access_denied"), "session")
                        instanceof Login.Denied);
    }

    @Test
    void severalPagesOfSeveralBotsShareOneCallback() throws Exception {
        connect();
        TestBot other = server.createBot("Second");
        MetaPage second = world.addPage("9000000000004", "Second shop");
        FacebookWebhookTest.connect(server, other, graph, second);

        world.hears(shop, PERSON, "m_1", "to the first");
        world.hears(second, PERSON, "m_2", "to the second");

        assertEquals("to the first", messages().getFirst().get("text").asText());
        server.awaitBooks(other);
        assertEquals(
                "to the second",
                server.all("/api/v1/bots/" + other.id() + "/messages")
                        .getFirst()
                        .get("text")
                        .asText());
    }

    @Test
    void disconnectingUnsubscribesAtMeta() throws Exception {
        connect();
        assertEquals("", done(desk.connect().disconnect(OPERATOR, id, shop.id())));
        assertEquals(java.util.Set.of(), shop.subscribed());
        world.hears(shop, PERSON, "m_late", "too late");
        assertEquals(List.of(), messages());
    }

    @Test
    void whatMetaStoppedSendingIsNoticedSubscribedAgainAndFetched() throws Exception {
        connect();
        world.hears(shop, PERSON, "m_1", "before");
        TestServer.await(() -> page().lastEventAt(), time -> time != null);
        shop.unsubscribe();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        shop.says("m_1", PERSON, false, "before", time(now.minusSeconds(3)));
        shop.says("m_2", PERSON, false, "is anybody there?", time(now.minusSeconds(2)));
        shop.says("m_3", PERSON, true, "The shop is closed", time(now.minusSeconds(1)));
        shop.says("m_old", "7000000000000002", false, "long ago", time(now.minusSeconds(100_000)));

        FacebookPage found = done(desk.health().check(OPERATOR, id, shop.id()));

        assertEquals(FacebookPage.State.HEALTHY, found.state());
        assertEquals(java.util.Set.copyOf(Fields.ALL), shop.subscribed());
        assertEquals(3, found.filledCount());
        List<JsonNode> messages = messages();
        assertEquals(3, messages.size(), "what was there is not there twice: " + messages);
        Map<String, String> sources = messages.stream()
                .collect(Collectors.toMap(
                        message -> message.get("messageId").asText(),
                        message -> message.get("source").asText()));
        assertEquals(Map.of("m_1", "facebook/webhook", "m_2", "facebook/filled", "m_3", "facebook/filled"), sources);
        assertEquals(
                "outgoing",
                messages.stream()
                        .filter(message -> message.get("messageId").asText().equals("m_3"))
                        .findFirst()
                        .orElseThrow()
                        .get("direction")
                        .asText());
    }

    private static String time(Instant time) {
        return GRAPH_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    @Test
    void withoutThePermissionNothingIsFetchedAndThatIsSaid() throws Exception {
        world.granted().remove("pages_read_engagement");
        connect();
        graph.failNext(400, "{\"error\":{\"message\":\"(#200) requires pages_read_engagement\",\"code\":200}}");
        FacebookPage filled = done(desk.health().fill(OPERATOR, id, shop.id()));
        assertEquals(0, filled.filledCount());
        assertTrue(filled.fillNote().contains("pages_read_engagement"), filled.fillNote());
    }

    @Test
    void aDeadTokenIsNoticedAndShownUntilSomebodyConnectsAgain() throws Exception {
        connect();
        shop.killToken();

        JsonNode checked = with(200, "POST", "/facebook/pages/" + shop.id() + "/check", "");

        assertEquals("token_dead", checked.get("state").asText());
        assertTrue(checked.get("problem").asText().contains("changed their password"), checked::toString);
        assertTrue(desk.health().alerts(id).getFirst().contains("Shop"), "the console shows it");
        assertEquals(List.of(), desk.health().alerts(new BotId("bot_another")));
        assertTrue(with(200, "GET", "/facebook", "").toString().contains("token_dead"));
    }

    @Test
    void metaOutOfReachIsNoReasonToAlarmAnybody() throws Exception {
        connect();
        for (int i = 0; i < 3; i++) {
            graph.failNext(500, "{\"error\":{\"message\":\"try again\",\"code\":2}}");
        }
        assertEquals(
                FacebookPage.State.UNKNOWN,
                done(desk.health().check(OPERATOR, id, shop.id())).state());
        assertEquals(List.of(), desk.health().alerts(id));
        assertEquals(
                FacebookPage.State.HEALTHY,
                done(desk.health().check(OPERATOR, id, shop.id())).state());
    }

    @Test
    void whoWritesIsAskedForOnceAndBecomesTheUsersProperties() throws Exception {
        ObjectNode profile = JSON.createObjectNode()
                .put("id", PERSON)
                .put("first_name", "Ada")
                .put("last_name", "B")
                .put("profile_pic", "https://cdn.example.test/pic?ext=1700600000")
                .put("locale", "en_US")
                .put("timezone", -7);
        world.addProfile(PERSON, profile);
        connect();
        world.hears(shop, PERSON, "m_1", "hello");
        world.hears(shop, PERSON, "m_2", "hello again");
        server.awaitBooks(bot);

        JsonNode person = server.await(
                "/api/v1/bots/" + bot.id() + "/users/" + PERSON,
                user -> user.path("name").asText("").equals("Ada B"));

        assertTrue(person.toString().contains("en_US"), person::toString);
        assertEquals(1, graph.graphCalls("/" + PERSON).size());
        assertEquals(
                world.app().proof(shop.token()),
                graph.graphCalls("/" + PERSON).getFirst().parameter("appsecret_proof"));
    }

    @Test
    void aPersonAnswersAndTheEchoIsTheSameMessage() throws Exception {
        connect();
        world.hears(shop, PERSON, "m_1", "help");
        server.awaitBooks(bot);
        String conversation = "/conversations/" + PERSON;
        with(200, "POST", conversation + "/owner", "{}");

        JsonNode sent = with(201, "POST", conversation + "/messages", "{\"epoch\":1,\"text\":\"Ann here 🍕\"}");

        assertEquals("sent", sent.get("state").asText());
        assertEquals("Bearer " + shop.token(), graph.sends().getFirst().authorization());
        assertEquals(
                world.app().proof(shop.token()),
                graph.graphCalls("/me/messages").getFirst().parameter("appsecret_proof"));
        // The echo, the delivery and the read come back by themselves, signed.
        TestServer.await(
                this::messages,
                all -> all.stream().anyMatch(message -> message.toString().contains("\"read\"")));
        List<JsonNode> outgoing = server.all("/api/v1/bots/" + bot.id() + "/messages?direction=outgoing");
        assertEquals(1, outgoing.size(), "the echo is the same message");
        assertEquals("agent", outgoing.getFirst().get("author").asText());
    }

    @Test
    void whatMetaRefusesIsSaidInTheAgentsWords() throws Exception {
        connect();
        world.hears(shop, PERSON, "m_1", "help");
        server.awaitBooks(bot);
        String conversation = "/conversations/" + PERSON;
        with(200, "POST", conversation + "/owner", "{}");
        Map<String, String> expected = new java.util.LinkedHashMap<>();
        expected.put(
                "{\"message\":\"(#10) outside\",\"code\":10,\"error_subcode\":2018278}", "not written for too long");
        expected.put(
                "{\"message\":\"(#10) owner\",\"code\":10,\"error_subcode\":2018300}",
                "Another app has this conversation");
        expected.put("{\"message\":\"(#613) limit\",\"code\":613}", "Wait a little");
        expected.put("{\"message\":\"dead\",\"code\":190,\"error_subcode\":460}", "token no longer works");
        for (Map.Entry<String, String> refusal : expected.entrySet()) {
            graph.failWith(refusal.getKey());
            JsonNode failed = with(201, "POST", conversation + "/messages", "{\"epoch\":1,\"text\":\"x\"}");
            assertEquals("failed", failed.get("state").asText());
            assertTrue(failed.get("reason").asText().contains(refusal.getValue()), failed::toString);
        }
        assertEquals(4, graph.sends().size(), "each was tried once");
    }

    @Test
    void theValuesAtMetaAreChecked() throws Exception {
        String callback = server.address() + "/webhook/facebook";
        desk.app().register(app, callback);
        desk.save();
        app = done(desk.app().reveal(OPERATOR, id));
        Map<AppCheck.Subject, AppCheck.State> states = desk.app().check(app, callback, false).stream()
                .collect(Collectors.toMap(AppCheck::subject, AppCheck::state));
        assertEquals(AppCheck.State.RIGHT, states.get(AppCheck.Subject.APP_SECRET));
        assertEquals(AppCheck.State.RIGHT, states.get(AppCheck.Subject.CALLBACK));
        assertEquals(AppCheck.State.RIGHT, states.get(AppCheck.Subject.VERIFY_TOKEN));
        assertEquals(AppCheck.State.RIGHT, states.get(AppCheck.Subject.FIELDS));
        assertEquals(AppCheck.State.NOT_SEEN, states.get(AppCheck.Subject.DELIVERY));

        MetaAppCredentials wrong = new MetaAppCredentials(app.app(), "another_secret", app.verifyToken());
        AppCheck check = desk.app().check(wrong, callback, false).getFirst();
        assertEquals(AppCheck.State.WRONG, check.state());
    }

    @Test
    void whoTakesTheAppAwayTakesTheirPagesAlong() throws Exception {
        connect();
        HttpResponse<String> forged = post("/facebook/deauthorize", "nonsense.nonsense");
        assertEquals(400, forged.statusCode());
        assertEquals(1, server.app().control().facebook().pages().of(id).size());

        assertEquals(
                200,
                post(
                                "/facebook/deauthorize",
                                signed("{\"algorithm\":\"HMAC-SHA256\",\"user_id\":\"5000000000000001\"}"))
                        .statusCode());

        assertEquals(List.of(), server.app().control().facebook().pages().of(id));
    }

    @Test
    void aRequestForDeletionGetsACodeAndStaysOpenUntilSomebodyDidIt() throws Exception {
        connect();
        HttpResponse<String> answer = post(
                "/facebook/data-deletion", signed("{\"algorithm\":\"HMAC-SHA256\",\"user_id\":\"5000000000000001\"}"));
        assertEquals(200, answer.statusCode());
        JsonNode told = JSON.readTree(answer.body());
        String code = told.get("confirmation_code").asText();
        assertEquals(
                server.address() + "/facebook/data-deletion/" + code,
                told.get("url").asText());

        HttpResponse<String> status = get(told.get("url").asText());
        assertTrue(status.body().contains("being worked on") && status.body().contains(code), status.body());
        assertTrue(status.body().contains("Shop"), "what was deleted at once");
        assertEquals(404, get(server.address() + "/facebook/data-deletion/none").statusCode());
        assertNull(server.app().control().facebook().ring().bot(world.app().id(), shop.id()));

        done(desk.requests().done(OPERATOR, id, code, "Nothing else was kept."));
        assertTrue(get(told.get("url").asText()).body().contains("Nothing else was kept."));
    }

    private HttpResponse<String> post(String path, String signedRequest) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "signed_request=" + URLEncoder.encode(signedRequest, StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String signed(String json) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String payload = encoder.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        String signature = world.app().hmac("HmacSHA256", payload.getBytes(StandardCharsets.UTF_8));
        return encoder.encodeToString(HexFormat.of().parseHex(signature)) + "." + payload;
    }
}
