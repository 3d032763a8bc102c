package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.control.Signed;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.StoredTables;
import dev.earshot.store.TouchRow;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a client of Kochava's bot integration meets, from the bytes that it sends to what is told and stored: the whole server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KochavaTest {
    private static final String ACCEPTED = "200 {\"success\":\"1\"}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("src/test/resources/wire/kochava/events/001-sample-of-the-bot-page.txt");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestServer server;
    private TestServer.TestBot bot;
    private String app;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
        client.close();
    }

    @BeforeEach
    void createBot() throws Exception {
        bot = server.createBot("Shoe Bot");
        app = server.get(path("")).get("kochavaAppId").asText();
    }

    @AfterEach
    void theBooksBalance() throws Exception {
        JsonNode books = server.awaitBooks(bot);
        assertTrue(books.get("balanced").asBoolean(), books.toString());
    }

    @Test
    void theSampleOfTheBotPageWorksAsPrinted() throws Exception {
        String recording = Files.readString(SAMPLE);
        String printed = recording.substring(recording.indexOf("=== body\n") + 9, recording.indexOf("\n=== events"));
        assertTrue(printed.contains("koconversionsdemo174ea19bc63928c"), printed);

        assertEquals(ACCEPTED, post("/track/json", printed.replace("koconversionsdemo174ea19bc63928c", app)));

        server.awaitBooks(bot);
        JsonNode event = events().getFirst();
        assertEquals("revenue", event.get("type").asText());
        assertEquals("Purchase", event.get("name").asText());
        assertEquals("123456789", event.get("userId").asText());
        assertEquals("facebook", event.get("platform").asText());
        assertEquals(100, event.get("amount").asInt());
        assertEquals("USD", event.get("currency").asText());
        assertEquals("Shoes", event.at("/attributes/name").asText());
        JsonNode revenue = server.get(path("/reports/revenue"));
        assertTrue(revenue.toString().contains("USD"), revenue.toString());
    }

    @Test
    void takesAnySlashAndAnyContentTypeAndOneObjectOrMany() throws Exception {
        String event = event("View");
        List<String> paths = List.of("/track/json", "/track/json/", "//track/json");
        for (String path : paths) {
            assertEquals(ACCEPTED, post(path, event), path);
        }
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "nonsense")) {
            assertEquals(ACCEPTED, post("/track/json", event, Map.of("Content-Type", type)), type);
        }
        assertEquals(ACCEPTED, post("/track/json", event, Map.of()), "and none");
        assertEquals(ACCEPTED, post("/track/json/", "[" + event + "," + event + "]"));

        server.awaitBooks(bot);
        assertEquals(9, events().size());
    }

    @Test
    void aRequestThatIsSentAgainIsStoredOnce() throws Exception {
        String event = event("View").replace("\"action\"", "\"nt_id\":\"n-1\",\"action\"");
        for (int i = 0; i < 3; i++) {
            assertEquals(ACCEPTED, post("/track/json", event));
        }

        JsonNode books = server.awaitBooks(bot);
        assertEquals(1, books.get("stored").asLong());
        assertEquals(2, books.get("duplicates").asLong());
    }

    @Test
    void whatIsWrongIsNamedAndKept() throws Exception {
        assertEquals(
                "400 {\"success\":\"0\",\"error\":\"'event_name' is missing: an event has a name, in 'data'\"}",
                post("/track/json", "{\"kochava_app_id\":\"" + app + "\",\"action\":\"event\",\"data\":{}}"));
        assertEquals(
                "400 {\"success\":\"0\",\"error\":\"unknown 'kochava_app_id'\"}",
                post("/track/json", event("View").replace(app, "konobodys")));
        assertTrue(post("/track/json", "{\"action\":").startsWith("400 {\"success\":\"0\",\"error\":\"not valid JSON"));
        assertTrue(post("/track/json", event("x".repeat(1_200_000))).startsWith("413 {\"success\":\"0\""));

        server.awaitBooks(bot);
        List<JsonNode> quarantine = server.all(path("/quarantine"));
        assertEquals(List.of("missing_field"), reasons(quarantine));
        assertEquals("/track/json", quarantine.getFirst().get("target").asText());
    }

    @Test
    void whatWasRejectedCanBeReplayed() throws Exception {
        post("/track/json", "[" + event("View") + ",{\"action\":\"event\",\"kochava_app_id\":\"" + app + "\"}]");
        server.awaitBooks(bot);
        String id = server.all(path("/quarantine")).getFirst().get("id").asText();

        HttpResponse<String> answer = server.api("POST", path("/quarantine/" + id + "/replay"), "{}");

        assertTrue(answer.body().contains("event_name"), answer.statusCode() + " " + answer.body());
    }

    @Test
    void otherMethodsAndPreflightsAreAnsweredForBrowsers() throws Exception {
        HttpResponse<String> get = send("GET", "/track/json", "", Map.of());
        assertEquals(405, get.statusCode());
        assertEquals("{\"success\":\"0\",\"error\":\"use POST\"}", get.body());

        HttpResponse<String> preflight =
                send("OPTIONS", "/track/json/", "", Map.of("Origin", "https://a.example.test"));
        assertEquals(204, preflight.statusCode());
        assertEquals(Optional.of("*"), preflight.headers().firstValue("Access-Control-Allow-Origin"));
        String allowed =
                preflight.headers().firstValue("Access-Control-Allow-Headers").orElse("");
        assertTrue(allowed.contains("Content-Type") && allowed.contains("Kochava-Auth-Token"), allowed);
        assertEquals(
                Optional.of("GET, POST, OPTIONS"),
                send("PUT", "/v1/cpi/click", "", Map.of()).headers().firstValue("Allow"));
    }

    @Test
    void aStrictAppTakesOnlySignedCalls() throws Exception {
        JsonNode made = JSON.readTree(
                server.api("POST", path("/kochava/credentials"), "{}").body());
        String apiKey = made.get("apiKey").asText();
        String body = event("View").replace("View", "a\\/b");
        String token = Signed.hex(apiKey, made.get("secret").asText(), body.getBytes(StandardCharsets.UTF_8));
        assertTrue(server.get(path("")).get("kochavaSigned").asBoolean());

        assertTrue(post("/track/json", body).startsWith("401 {\"success\":\"0\""));
        Map<String, String> signed = Map.of("Kochava-Api-Key", apiKey, "Kochava-Auth-Token", token);
        assertEquals(ACCEPTED, post("/track/json", body, signed));
        assertTrue(post("/track/json", body + " ", signed).startsWith("401 "), "signed over other bytes");
        assertEquals(
                204,
                send("GET", "/v1/cpi/click?campaign_id=" + app, "", Map.of()).statusCode(),
                "links are public");

        assertEquals(204, server.api("DELETE", path("/kochava/credentials"), "").statusCode());
        assertEquals(ACCEPTED, post("/track/json", body));
        server.awaitBooks(bot);
        List<JsonNode> quarantine = server.all(path("/quarantine"));
        assertEquals(List.of("bad_signature", "bad_signature"), reasons(quarantine));
        assertFalse(quarantine.toString().contains(token), "what signs is not kept");
    }

    @Test
    void anImpressionAnswersAPixelThatNoCacheKeeps() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(
                                URI.create(server.address() + "/track/impression?network_id=1&campaign_id=" + app))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertEquals(200, answer.statusCode());
        assertEquals(Optional.of("image/gif"), answer.headers().firstValue("Content-Type"));
        assertEquals(Optional.of("private, no-store"), answer.headers().firstValue("Cache-Control"));
        assertArrayEquals("GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1), first(answer.body(), 10));
        assertEquals(42, answer.body().length);
    }

    private static byte[] first(byte[] bytes, int count) {
        return java.util.Arrays.copyOf(bytes, count);
    }

    @Test
    void aClickIsNeverLedToWhereItsOwnAddressSays() throws Exception {
        String click = "/v1/cpi/click?campaign_id=" + app + "0123456789abc&network_id=1";
        String evil = click + "&lpurl=https://evil.example.test/&deeplink=evil://x&url=//evil.example.test";
        for (String pbr : List.of("", "&pbr=1", "&pbr=0")) {
            HttpResponse<String> answer = send("GET", evil + pbr, "", Map.of("Accept", "text/html"));
            assertEquals(200, answer.statusCode());
            assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
            assertFalse(answer.body().contains("evil"), answer.body());
        }
        HttpResponse<String> page = send("GET", click, "", Map.of("Accept", "text/html,*/*"));
        assertTrue(page.body().contains("This link leads nowhere yet"), page.body());
        assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
        HttpResponse<String> ping = send("GET", click + "&pbr=1", "", Map.of("Accept", "text/html"));
        assertEquals("200 ", ping.statusCode() + " " + ping.body());
        assertEquals(204, send("GET", click, "", Map.of()).statusCode());
        assertEquals(204, send("POST", click, "cp_0=a", Map.of()).statusCode());
    }

    @Test
    void aLookAtTheHeadersIsNoClick() throws Exception {
        assertEquals(
                204,
                send("HEAD", "/v1/cpi/click?campaign_id=" + app, "", Map.of()).statusCode());

        assertEquals(0, server.awaitBooks(bot).get("received").asLong());
    }

    @Test
    void aTouchOfNoCampaignOrOfNobodysIsRefused() throws Exception {
        assertEquals("400 {\"success\":\"0\",\"error\":\"missing 'campaign_id'\"}", get("/v1/cpi/click?network_id=1"));
        assertEquals(
                "400 {\"success\":\"0\",\"error\":\"unknown 'campaign_id'\"}",
                get("/track/impression?campaign_id=konobodys-1"));
        for (String odd : List.of("?%00=%00", "?=&&&=", "?campaign_id=%ed%a0%80", "?" + "a&".repeat(5_000))) {
            assertTrue(get("/v1/cpi/click" + odd).startsWith("400 {\"success\":\"0\""), odd);
        }
        for (String odd : List.of("?campaign_id=%", "?campaign_id=%zz%4", "?campaign_id=\u00ff", "?campaign_id={\"")) {
            String answer = raw("GET /v1/cpi/click" + odd + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), odd + " " + answer);
        }
        assertTrue(get("/v1/cpi/click?campaign_id=" + app + "&cp_0=" + "x".repeat(20_000))
                .startsWith("414"));
    }

    @Test
    void everythingIsInTheStoreOnce(@TempDir Path folder) throws Exception {
        try (TestServer own = TestServer.start(folder)) {
            TestServer.TestBot shoes = own.createBot("Shoes");
            String id =
                    own.get("/api/v1/bots/" + shoes.id()).get("kochavaAppId").asText();
            String address = own.address();
            String campaign = "campaign_id=" + id + "0123456789abc&network_id=221";
            for (String touch : List.of(
                    "/track/impression?" + campaign + "&event=view&fb_user_id=7",
                    "/v1/cpi/click?&" + campaign + "&cp_0=a%00b&device_id=device_id&click_id=c-1&fb_user_id=7")) {
                client.send(
                        HttpRequest.newBuilder(URI.create(address + touch))
                                .header("User-Agent", "Mozilla/5.0 (iPhone)")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
            for (String body : List.of(
                    "{\"kochava_app_id\":\"@\",\"device_id\":{\"idfa\":\"A-1\"},\"data\":{\"fb_userid\":\"7\"}}",
                    "{\"kochava_app_id\":\"@\",\"device_id\":{\"idfa\":\"A-1\"},\"data\":{\"fb_userid\":\"7\"}}")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(address + "/v1/cpi/identityLink.php"))
                                .POST(HttpRequest.BodyPublishers.ofString(body.replace("@", id)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(ACCEPTED, answer.statusCode() + " " + answer.body());
            }
            own.awaitBooks(shoes);
        }
        try (DuckDbStore store = DuckDbStore.open(DuckDbSettings.of(folder.resolve("store")), InstantSource.system())) {
            StoredTables tables = StoredTables.of(store);
            assertEquals(
                    List.of("IMPRESSION by 7", "CLICK by 7"),
                    tables.touches().stream()
                            .map(touch -> touch.kind() + " by " + touch.user())
                            .toList());
            TouchRow click = tables.touches().getLast();
            assertEquals("c-1", click.clickId());
            assertEquals("221", click.network());
            assertEquals("{\"cp_0\":\"a\ufffdb\"}", click.parametersJson());
            assertEquals("127.0.0.1", click.ipAddress());
            assertEquals("Mozilla/5.0 (iPhone)", click.userAgent());
            assertEquals(
                    List.of("7 is fb_user_id 7", "7 is idfa A-1"),
                    tables.identityLinks().stream().map(KochavaTest::said).toList());
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void oddUserAgentsAreKeptOrRefusedByTheirLength() throws Exception {
        String call = "GET /track/impression?campaign_id=" + app + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        for (String agent : List.of("", "\u00ff\u0001\u00fe", "x".repeat(20_000))) {
            String answer = raw(call + "User-Agent: " + agent + "\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 ") || answer.startsWith("HTTP/1.1 400 "), answer);
        }
        assertTrue(raw(call + "User-Agent: " + "x".repeat(65_536) + "\r\n\r\n").startsWith("HTTP/1.1 431 "));
    }

    private static String said(IdentityLinkRow row) {
        return row.user() + " is " + row.type() + " " + row.value();
    }

    private static List<String> reasons(List<JsonNode> quarantine) {
        return quarantine.stream().map(row -> row.get("reason").asText()).toList();
    }

    private String event(String name) {
        return "{\"data\":{\"device_ids\":{\"fb_user_id\":\"7\"},\"event_name\":\"" + name
                + "\"},\"action\":\"event\",\"kochava_app_id\":\"" + app + "\"}";
    }

    private List<JsonNode> events() throws Exception {
        return server.all(path("/events"));
    }

    private String path(String of) {
        return "/api/v1/bots/" + bot.id() + of;
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", Map.of());
        return answer.statusCode() + " " + answer.body();
    }

    private String post(String path, String body) throws Exception {
        return post(path, body, Map.of("Content-Type", "application/json"));
    }

    private String post(String path, String body, Map<String, String> headers) throws Exception {
        HttpResponse<String> answer = send("POST", path, body, headers);
        return answer.statusCode() + " " + answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
