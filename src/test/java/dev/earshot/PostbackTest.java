package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer.TestBot;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions are told to a partner's real server. */
class PostbackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ALLOWED = Map.of("outgoing.allow", "127.0.0.1");
    private static final String ANN = "7000000000000001";
    private static final String BOB = "7000000000000002";
    private static final String CLEO = "7000000000000003";

    @TempDir
    Path data;

    private TestServer server;
    private TestBot bot;
    private StandInPartner partner;
    private Journey journey;

    @BeforeEach
    void start() throws Exception {
        partner = new StandInPartner();
        server = TestServer.start(data, ALLOWED);
        bot = server.createBot("Shoes");
        journey = Journey.begin(server, bot, "Spring sale", "poster");
    }

    @AfterEach
    void stop() {
        journey.close();
        server.close();
        partner.close();
    }

    private JsonNode with(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api(method, "/api/v1/bots/" + bot.id() + "/postbacks" + path, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /** @param more fields, beginning with a comma */
    private String postback(String trigger, String target, String more) throws Exception {
        return with(
                        201,
                        "POST",
                        "",
                        "{\"name\":\"Partner\",\"trigger\":\"" + trigger + "\",\"url\":\"" + partner.address() + target
                                + "\"" + more + "}")
                .get("id")
                .asText();
    }

    private List<StandInPartner.Call> awaitCalls(String path, int count) throws Exception {
        return TestServer.await(() -> partner.calls(path), calls -> calls.size() >= count);
    }

    /** By state, once as many are there. */
    private JsonNode awaitDeliveries(String id, String state, int count) throws Exception {
        return TestServer.await(
                () -> with(200, "GET", "/" + id + "/deliveries?state=" + state, "")
                        .get("items"),
                items -> items.size() == count);
    }

    /** Everything that came before this has been looked at when this has been told. */
    private void settle() throws Exception {
        String path = "/settled" + System.nanoTime();
        String last = postback("first_message", path, ",\"withOrganic\":true");
        journey.says("8" + System.nanoTime(), "hello");
        awaitCalls(path, 1);
        with(204, "DELETE", "/" + last, "");
    }

    private void clicksAndComes(String user) throws Exception {
        journey.comes(user, journey.clicks(Journey.IPHONE));
    }

    @Test
    void tellsOfWhatAClickBroughtOnceWithTheClicksId() throws Exception {
        journey.pays(ANN, "1");
        server.awaitBooks(bot);
        String id = postback(
                "revenue",
                "/paid?c={click_id}&n={network_id}&v={amount}&cur={currency}&u={user_id}&e={event_name}",
                "");
        clicksAndComes(ANN);
        journey.paysByKochava(ANN, "100.50", "n-1");
        journey.paysByKochava(ANN, "100.50", "n-1");
        journey.pays(BOB, "7");

        StandInPartner.Call call = awaitCalls("/paid", 1).getFirst();
        assertEquals("GET", call.method());
        assertTrue(
                call.target().matches("/paid\\?c=ck_[0-9a-f]{32}&n=221&v=100\\.5&cur=USD&u=" + ANN + "&e=Purchase"),
                call.target());
        JsonNode skipped = awaitDeliveries(id, "skipped", 1).get(0);
        assertEquals(BOB, skipped.get("userId").asText());
        assertEquals(
                "no click or impression counts for it", skipped.get("answer").asText());
        JsonNode delivered = awaitDeliveries(id, "delivered", 1).get(0);
        assertEquals(call.delivery(), delivered.get("id").asText());
        assertEquals(
                "200 status 200",
                delivered.get("status").asText() + " " + delivered.get("answer").asText());
        settle();
        assertEquals(1, partner.calls("/paid").size(), "neither a copy nor what was before is told");
    }

    @Test
    void creditsWhenItSendsAndNotWhenItFires() throws Exception {
        String id = postback("revenue", "/paid?c={click_id}&u={user_id}", ",\"paused\":true");
        String ref = journey.clicks(Journey.IPHONE);
        journey.pays(CLEO, "9");
        awaitDeliveries(id, "waiting", 1);
        // Only after she has paid is it told that the click before it was hers.
        journey.comes(CLEO, ref);
        server.awaitBooks(bot);
        with(200, "PATCH", "/" + id, "{\"paused\":false}");

        assertEquals(
                "/paid?c=" + ref.substring(ref.indexOf("ck_")) + "&u=" + CLEO,
                awaitCalls("/paid", 1).getFirst().target());
    }

    @Test
    void tellsOfOrganicOnesIfItShallAndOfSomeNetworksOnly() throws Exception {
        postback("event", "/all?c={click_id}&u={fb_user_id}", ",\"eventName\":\"Order\",\"withOrganic\":true");
        postback("event", "/ours?u={user_id}", ",\"eventName\":\"Order\",\"networks\":[\"999\",\"221\"]");
        String others = postback("event", "/others", ",\"eventName\":\"Order\",\"networks\":[\"222\"]");
        postback("event", "/other-name", ",\"eventName\":\"order\",\"withOrganic\":true");
        clicksAndComes(ANN);
        journey.pays(ANN, "5");
        journey.pays(BOB, "6");

        awaitCalls("/all", 2);
        assertTrue(partner.calls("/all").stream().anyMatch(call -> call.target().equals("/all?c=&u=" + BOB)));
        assertEquals("/ours?u=" + ANN, awaitCalls("/ours", 1).getFirst().target());
        awaitDeliveries(others, "skipped", 2);
        settle();
        assertEquals(1, partner.calls("/ours").size());
        assertEquals(0, partner.calls("/others").size());
        assertEquals(0, partner.calls("/other-name").size());
    }

    @Test
    void tellsOfAUsersFirstMessageOnly() throws Exception {
        journey.says(BOB, "I was here before");
        server.awaitBooks(bot);
        postback("first_message", "/first?u={user_id}&e={event_name}", ",\"withOrganic\":true");
        journey.says(BOB, "again");
        journey.says(ANN, "hello");
        journey.says(ANN, "are you there?");

        assertEquals(
                "/first?u=" + ANN + "&e=first_message",
                awaitCalls("/first", 1).getFirst().target());
        settle();
        journey.says(ANN, "?");
        settle();
        assertEquals(
                1,
                partner.calls("/first").stream()
                        .filter(call -> call.target().contains(ANN))
                        .count());
        assertEquals(
                0,
                partner.calls("/first").stream()
                        .filter(call -> call.target().contains(BOB))
                        .count());
    }

    @Test
    void bodiesAreFilledIn() throws Exception {
        String json = JSON.writeValueAsString("{\"user\":\"{user_id}\",\"value\":{amount},\"at\":{event_time_ms}}");
        postback("revenue", "/json", ",\"withOrganic\":true,\"format\":\"json\",\"body\":" + json);
        postback("revenue", "/form", ",\"withOrganic\":true,\"format\":\"form\",\"body\":\"u={user_id}&v={amount}\"");
        journey.pays(BOB, "12.50");

        StandInPartner.Call asJson = awaitCalls("/json", 1).getFirst();
        assertEquals("POST application/json", asJson.method() + " " + asJson.type());
        JsonNode body = JSON.readTree(asJson.body());
        assertEquals(BOB, body.get("user").asText());
        assertEquals(12.5, body.get("value").asDouble());
        StandInPartner.Call asForm = awaitCalls("/form", 1).getFirst();
        assertEquals("POST application/x-www-form-urlencoded", asForm.method() + " " + asForm.type());
        assertEquals("u=" + BOB + "&v=12.5", asForm.body());
    }

    @Test
    void triesAgainWithTheSameIdWhatFailedAndNotWhatWasRefused() throws Exception {
        partner.answer("/busy", 503);
        partner.answer("/no", 404);
        partner.answer("/moved", 302);
        String busy = postback("revenue", "/busy", ",\"withOrganic\":true");
        String refused = postback("revenue", "/no", ",\"withOrganic\":true");
        String moved = postback("revenue", "/moved", ",\"withOrganic\":true");
        journey.pays(BOB, "1");

        JsonNode waiting = TestServer.await(
                () -> awaitDeliveries(busy, "waiting", 1).get(0),
                item -> item.get("attempts").asInt() == 1);
        assertEquals(503, waiting.get("status").asInt());
        partner.answer("/busy", 200);
        List<StandInPartner.Call> calls = awaitCalls("/busy", 2);
        assertEquals(calls.get(0).delivery(), calls.get(1).delivery());
        assertEquals(
                2, awaitDeliveries(busy, "delivered", 1).get(0).get("attempts").asInt());

        JsonNode failed = awaitDeliveries(refused, "failed", 1).get(0);
        assertEquals(404, failed.get("status").asInt());
        assertEquals(
                302, awaitDeliveries(moved, "failed", 1).get(0).get("status").asInt());
        assertEquals(0, partner.calls("/elsewhere").size(), "a redirect is not followed");
        partner.answer("/no", 200);
        with(200, "POST", "/" + refused + "/deliveries/" + failed.get("id").asText() + "/resend", "");
        awaitDeliveries(refused, "delivered", 1);
        assertEquals(
                partner.calls("/no").get(0).delivery(),
                partner.calls("/no").get(1).delivery());
    }

    @Test
    void oneSlowTargetHoldsUpNoOther() throws Exception {
        partner.answer("/slow", 0);
        String slow = postback("revenue", "/slow", ",\"withOrganic\":true");
        postback("revenue", "/quick", ",\"withOrganic\":true");
        for (int i = 0; i < 30; i++) {
            journey.pays(BOB, Integer.toString(i + 1));
        }

        assertEquals(30, awaitCalls("/quick", 30).size());
        assertEquals(8, awaitCalls("/slow", 8).size(), "no more at once for one postback");
        assertEquals(
                30, with(200, "GET", "/" + slow, "").at("/deliveries/waiting").asInt());
    }

    @Test
    void whatHappensWhileItIsPausedWaits() throws Exception {
        String id = postback("revenue", "/paid", ",\"withOrganic\":true,\"paused\":true");
        journey.pays(BOB, "3");
        awaitDeliveries(id, "waiting", 1);
        settle();
        assertEquals(0, partner.calls("/paid").size());

        with(200, "PATCH", "/" + id, "{\"paused\":false}");
        awaitCalls("/paid", 1);
        awaitDeliveries(id, "delivered", 1);
    }

    @Test
    void aRebuildFiresNothingAgainAndNothingIsLostByARestart() throws Exception {
        String id = postback("revenue", "/paid?v={amount}", ",\"withOrganic\":true,\"delaySeconds\":1");
        journey.pays(BOB, "1");
        awaitDeliveries(id, "delivered", 1);
        with(200, "PATCH", "/" + id, "{\"paused\":true}");
        journey.pays(BOB, "2");
        awaitDeliveries(id, "waiting", 1);
        server.close();
        delete(data.resolve("store"));

        server = TestServer.start(data, ALLOWED);
        server.awaitBooks(bot);
        with(200, "PATCH", "/" + id, "{\"paused\":false}");
        awaitDeliveries(id, "delivered", 2);
        String last = "/after?v={amount}";
        postback("revenue", last, ",\"withOrganic\":true");
        try (Journey more = Journey.begin(server, bot, "Autumn", "leaf")) {
            more.pays(BOB, "3");
        }
        awaitCalls("/after", 1);
        awaitDeliveries(id, "delivered", 3);
        assertEquals(
                List.of("/paid?v=1", "/paid?v=2", "/paid?v=3"),
                partner.calls("/paid").stream().map(StandInPartner.Call::target).toList());
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void goesByTheBotsOwnRules() throws Exception {
        String bots = "/api/v1/bots/" + bot.id();
        postback("revenue", "/paid?v={amount}&c={click_id}", ",\"withOrganic\":true");
        clicksAndComes(ANN);
        assertEquals(
                200,
                server.api("PATCH", bots + "/attribution", "{\"clickSeconds\":0}")
                        .statusCode());
        journey.pays(ANN, "1");
        assertEquals("/paid?v=1&c=", awaitCalls("/paid", 1).getFirst().target());
        server.api("PATCH", bots + "/attribution", "{\"clickSeconds\":60,\"secondsBetweenCredits\":0}");
        journey.pays(ANN, "2");
        assertTrue(awaitCalls("/paid", 2).getLast().target().startsWith("/paid?v=2&c=ck_"));
        server.api("PATCH", bots + "/attribution", "{\"secondsBetweenCredits\":600}");
        journey.pays(ANN, "3");
        assertEquals("/paid?v=3&c=", awaitCalls("/paid", 3).getLast().target(), "the same again too soon");
    }

    @Test
    void aTestIsMarkedAndTriedOnce() throws Exception {
        partner.answer("/paid", 500);
        String id = postback("event", "/paid?c={click_id}&e={event_name}", ",\"eventName\":\"Order\"");

        JsonNode failed = with(200, "POST", "/" + id + "/test", "");
        assertEquals("failed", failed.get("state").asText());
        assertTrue(failed.get("test").asBoolean());
        assertEquals(500, failed.get("status").asInt());
        partner.answer("/paid", 200);
        JsonNode tried = with(200, "POST", "/" + id + "/test", "");
        assertEquals("delivered", tried.get("state").asText());
        StandInPartner.Call call = partner.calls("/paid").getLast();
        assertEquals("/paid?c=test-click&e=Order", call.target());
        assertEquals("1", call.test());
        assertEquals(tried.get("id").asText(), call.delivery());
        assertNotEquals(failed.get("id").asText(), tried.get("id").asText());
        assertEquals(
                0, with(200, "GET", "/" + id, "").at("/deliveries/delivered").asInt(), "tests are not counted");
    }

    @Test
    void refusesWhatCannotBeCalled() throws Exception {
        for (String url : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/x",
                "file:///etc/passwd",
                "http://user:pw@a.example/",
                "http://{cp_0}/",
                "http://a.example/?x={nothing}")) {
            JsonNode problem =
                    with(400, "POST", "", "{\"name\":\"a\",\"trigger\":\"revenue\",\"url\":\"" + url + "\"}");
            assertEquals("url", problem.at("/errors/0/field").asText(), url);
        }
        with(400, "POST", "", "{\"name\":\"a\",\"trigger\":\"never\",\"url\":\"https://a.example\"}");
        with(400, "POST", "", "{\"name\":\"a\",\"trigger\":\"event\",\"url\":\"https://a.example\"}");
        with(
                400,
                "POST",
                "",
                "{\"name\":\"a\",\"trigger\":\"revenue\",\"url\":\"https://a.example\",\"networks\":\"x\"}");
        with(404, "GET", "/pbk_none", "");
        with(404, "POST", "/pbk_none/test", "");
    }
}
