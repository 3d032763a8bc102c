package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer.TestBot;
import dev.earshot.control.Caller;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.MetaAppChanges;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.standin.GraphWebhook;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.MetaWorld;
import dev.earshot.standin.StandInGraph;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Meta's webhooks, from the bytes to what is stored: the whole server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacebookWebhookTest {
    static final Caller OPERATOR = new Caller.Operator();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "7000000000000001";

    private final HttpClient client = HttpClient.newHttpClient();
    private StandInGraph graph;
    private MetaWorld world;
    private TestServer server;
    private TestBot bot;
    private MetaPage page;
    private int pages;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        graph = new StandInGraph();
        world = graph.world();
        server = TestServer.start(data, Map.of("outgoing.allow", "127.0.0.1"));
        TestBot any = server.createBot("Any");
        MetaAppCredentials app = enterApp(server, any, graph);
        assertTrue(world.webhook().subscribe(callback(), app.verifyToken()), "the callback is verified");
    }

    /** Enters the stand-in's app as the workspace's. */
    static MetaAppCredentials enterApp(TestServer server, TestBot bot, StandInGraph graph) {
        var apps = server.app().control().facebook().apps();
        BotId id = new BotId(bot.id());
        done(apps.change(
                OPERATOR,
                id,
                new MetaAppChanges(
                        graph.world().app().id(),
                        graph.world().app().secret(),
                        null,
                        graph.address(),
                        graph.address(),
                        null)));
        return done(apps.reveal(OPERATOR, id));
    }

    static void connect(TestServer server, TestBot bot, StandInGraph graph, MetaPage page) {
        done(server.app()
                .control()
                .facebook()
                .pages()
                .connect(
                        OPERATOR,
                        new BotId(bot.id()),
                        new FacebookPages.Draft(
                                page.id(),
                                graph.world().app().id(),
                                page.name(),
                                page.token(),
                                "5000000000000001",
                                List.copyOf(graph.world().granted()))));
    }

    static <T> T done(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(T value) ? value : fail(outcome);
    }

    private static <T> T fail(Outcome<T> outcome) {
        throw new AssertionError("not done: " + outcome);
    }

    @AfterAll
    void stop() {
        server.close();
        graph.close();
        client.close();
    }

    @BeforeEach
    void connect() throws Exception {
        pages++;
        bot = server.createBot("Bot " + pages);
        page = world.addPage("900000000000" + pages, "Shop " + pages);
        connect(server, bot, graph, page);
    }

    private String callback() {
        return server.address() + "/webhook/facebook";
    }

    private String item(String key, String content) {
        return item("messaging", page.id(), PERSON, page.id(), key, content);
    }

    private static String item(String list, String entry, String from, String to, String key, String content) {
        return ("{\"object\":\"page\",\"entry\":[{\"id\":\"%2$s\",\"time\":1700000000123,\"%1$s\":[{\"sender\":{\"id\":\"%3$s\"},"
                        + "\"recipient\":{\"id\":\"%4$s\"},\"timestamp\":1700000000001,\"%5$s\":%6$s}]}]}")
                .formatted(list, entry, from, to, key, content);
    }

    private List<JsonNode> messages() throws Exception {
        server.awaitBooks(bot);
        return server.all("/api/v1/bots/" + bot.id() + "/messages");
    }

    private JsonNode quarantined() throws Exception {
        server.awaitBooks(bot);
        return server.get("/api/v1/bots/" + bot.id() + "/quarantine").get("items");
    }

    private HttpResponse<String> verify(String query) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(callback() + query)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theCallbackIsVerifiedByItsTokenOnly() throws Exception {
        String token = world.webhook().callback().isEmpty() ? "" : "&hub.verify_token=";
        HttpResponse<String> wrong = verify("?hub.mode=subscribe&hub.challenge=17" + token + "wrong");
        assertEquals(403, wrong.statusCode());
        assertFalse(wrong.body().contains("17"));
        assertEquals(403, verify("?hub.mode=subscribe&hub.challenge=17").statusCode());
        assertEquals(403, verify("").statusCode());
        String right = done(server.app().control().facebook().apps().reveal(OPERATOR, new BotId(bot.id())))
                .verifyToken();
        HttpResponse<String> verified = verify("?hub.mode=subscribe&hub.challenge=17&hub.verify_token=" + right);
        assertEquals("200 17", verified.statusCode() + " " + verified.body());
        assertTrue(verified.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        assertEquals(
                403,
                verify("?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=" + right)
                        .statusCode());
        assertEquals(
                403,
                verify("?hub.mode=unsubscribe&hub.challenge=17&hub.verify_token=" + right)
                        .statusCode());
    }

    @Test
    void aMessageIsStoredBeforeMetaIsAnswered() throws Exception {
        assertEquals(200, world.hears(page, PERSON, "m_caf", "café a/b 🍕"));

        JsonNode message = messages().getFirst();
        assertEquals("café a/b 🍕", message.get("text").asText());
        assertEquals("facebook", message.get("platform").asText());
        assertEquals(page.id(), message.get("pageId").asText());
        assertEquals("facebook/webhook", message.get("source").asText());
        assertEquals(PERSON, message.get("userId").asText());
    }

    @Test
    void echoesStandbyAndTheTestButtonCountAsWhatTheyAre() throws Exception {
        String echo = "{\"mid\":\"m_echo\",\"is_echo\":true,\"app_id\":1999,\"text\":\"How can I help?\"}";
        assertEquals(200, world.webhook().deliver(item("messaging", page.id(), page.id(), PERSON, "message", echo)));
        String inbox = "{\"mid\":\"m_inbox\",\"is_echo\":true,\"app_id\":263902037430900,\"text\":\"Ann here\"}";
        assertEquals(200, world.webhook().deliver(item("standby", page.id(), page.id(), PERSON, "message", inbox)));
        String standby = "{\"mid\":\"m_standby\",\"text\":\"hello?\"}";
        assertEquals(200, world.webhook().deliver(item("standby", page.id(), PERSON, page.id(), "message", standby)));
        String test = ("{\"object\":\"page\",\"entry\":[{\"id\":\"%1$s\",\"time\":1700000003,\"changes\":[{\"field\":"
                        + "\"messaging_postbacks\",\"value\":{\"sender\":{\"id\":\"1\"},\"recipient\":{\"id\":\"%1$s\"},"
                        + "\"timestamp\":\"1700000003\",\"postback\":{\"mid\":\"m_test\",\"title\":\"T\",\"payload\":\"P\"}}}]}]}")
                .formatted(page.id());
        assertEquals(200, world.webhook().deliver(test));

        Map<String, JsonNode> byId = new java.util.HashMap<>();
        messages().forEach(message -> byId.put(message.get("messageId").asText(), message));
        assertEquals(4, byId.size());
        assertEquals("bot", byId.get("m_echo").get("author").asText());
        assertEquals("outgoing", byId.get("m_echo").get("direction").asText());
        assertEquals("agent", byId.get("m_inbox").get("author").asText());
        assertEquals("incoming", byId.get("m_standby").get("direction").asText());
        assertEquals("postback", byId.get("m_test").get("kind").asText());
    }

    @Test
    void theSameMessagesReportedByAnSdkAreTheSame() throws Exception {
        String heard = item("message", "{\"mid\":\"m_in\",\"text\":\"Where is my order?\"}");
        String key = "platform=facebook&v=12.1.0-npm&apiKey=" + bot.apiKey();
        assertEquals(200, server.track(key + "&type=incoming", heard).statusCode());
        assertEquals(200, world.webhook().deliver(heard));

        String echo = "{\"mid\":\"m_out\",\"is_echo\":true,\"app_id\":1999,\"text\":\"On its way\"}";
        assertEquals(200, world.webhook().deliver(item("messaging", page.id(), page.id(), PERSON, "message", echo)));
        String sent =
                ("{\"url\":\"https://graph.facebook.com/v2.6/me/messages\",\"method\":\"POST\",\"json\":{\"recipient\":"
                                + "{\"id\":\"%s\"},\"message\":{\"text\":\"On its way\"}},\"responseBody\":{\"recipient_id\":\"%1$s\","
                                + "\"message_id\":\"m_out\"}}")
                        .formatted(PERSON);
        assertEquals(200, server.track(key + "&type=outgoing", sent).statusCode());

        assertEquals(2, messages().size());
        JsonNode books = server.awaitBooks(bot);
        assertEquals(2, books.get("duplicates").asLong());
        assertTrue(books.get("balanced").asBoolean(), books::toString);
    }

    @Test
    void metasRetriesAddNothing() throws Exception {
        String read = item("read", "{\"watermark\":1700000001600}");
        for (int i = 0; i < 3; i++) {
            assertEquals(200, world.hears(page, PERSON, "m_again", "hello"));
            assertEquals(200, world.webhook().deliver(read));
        }
        assertEquals(1, messages().size());
    }

    @Test
    void entriesOfSeveralPagesGoToTheirBots() throws Exception {
        TestBot first = bot;
        MetaPage firstPage = page;
        connect();
        String both = "{\"object\":\"page\",\"entry\":[%s,%s]}"
                .formatted(
                        entry(item(
                                "messaging",
                                firstPage.id(),
                                PERSON,
                                firstPage.id(),
                                "message",
                                "{\"mid\":\"m_a\",\"text\":\"a\"}")),
                        entry(item("message", "{\"mid\":\"m_b\",\"text\":\"b\"}")));

        assertEquals(200, world.webhook().deliver(both));

        assertEquals("b", messages().getFirst().get("text").asText());
        server.awaitBooks(first);
        List<JsonNode> others = server.all("/api/v1/bots/" + first.id() + "/messages");
        assertEquals(1, others.size());
        assertEquals("a", others.getFirst().get("text").asText());
    }

    private static String entry(String envelope) throws Exception {
        return JSON.readTree(envelope).at("/entry/0").toString();
    }

    @Test
    void withoutTheRightSignatureNothingIsTaken() throws Exception {
        byte[] body = GraphWebhook.bytes(JSON.readTree(item("message", "{\"mid\":\"m_forged\",\"text\":\"forged\"}")));
        String sha1 = "sha1=" + world.app().hmac("HmacSHA1", body);
        String sha256 = "sha256=" + world.app().hmac("HmacSHA256", body);
        String wrong = "sha256=" + "0".repeat(64);
        assertEquals(401, world.webhook().post(body).statusCode());
        assertEquals(
                401, world.webhook().post(body, "X-Hub-Signature-256", wrong).statusCode());
        assertEquals(
                401,
                world.webhook()
                        .post(body, "X-Hub-Signature-256", wrong, "X-Hub-Signature", sha1)
                        .statusCode());
        byte[] other = new String(body, StandardCharsets.US_ASCII)
                .replace("forged", "forgery")
                .getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                401, world.webhook().post(other, "X-Hub-Signature-256", sha256).statusCode());
        assertEquals(List.of(), messages());
        JsonNode kept = quarantined();
        assertEquals("bad_signature", kept.get(0).get("reason").asText());
        HttpResponse<String> replayed = server.api(
                "POST",
                "/api/v1/bots/" + bot.id() + "/quarantine/"
                        + kept.get(0).get("id").asText() + "/replay",
                "");
        assertTrue(replayed.body().contains("Anybody may have sent it"), replayed.body());

        assertEquals(200, world.webhook().post(body, "X-Hub-Signature", sha1).statusCode());
        assertEquals(1, messages().size());
    }

    @Test
    void whatCannotBeUsedIsKeptAndMetaIsContent() throws Exception {
        String broken = "{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":1700000000123,\"messaging\":[%s,17]}]}"
                .formatted(
                        page.id(),
                        JSON.readTree(item("message", "{\"mid\":\"m_whole\",\"text\":\"whole\"}"))
                                .at("/entry/0/messaging/0"));

        assertEquals(200, world.webhook().deliver(broken));
        assertEquals(200, world.webhook().deliver(broken.replace(page.id(), "31415")), "nobody's page");

        assertEquals("whole", messages().getFirst().get("text").asText());
        JsonNode kept = quarantined();
        assertEquals(1, kept.size());
        assertEquals("wrong_shape", kept.get(0).get("reason").asText());
    }

    @Test
    void thePageAndTheAppShowThatSomethingCame() throws Exception {
        world.hears(page, PERSON, "m_seen", "hello");

        TestServer.await(
                () -> server.app()
                        .control()
                        .facebook()
                        .pages()
                        .find(new BotId(bot.id()), page.id())
                        .orElseThrow()
                        .page()
                        .lastEventAt(),
                time -> time != null);
        assertNotNull(server.app()
                .control()
                .facebook()
                .apps()
                .find(OPERATOR, new BotId(bot.id()))
                .orElseThrow()
                .deliveredAt());
    }
}
