package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer.TestBot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The way of people from a link to a purchase, over HTTP: a campaign with a SmartLink, and then, for each of them, what
 * their phone, Messenger, the bot and the shop send.
 */
public final class Journey implements AutoCloseable {
    public static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "9000000000001";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestServer server;
    private final TestBot bot;
    private final String kochavaApp;
    private final String trackerCode;
    private final String link;
    private int sent;

    private Journey(TestServer server, TestBot bot, String kochavaApp, String trackerCode, String link) {
        this.server = server;
        this.bot = bot;
        this.kochavaApp = kochavaApp;
        this.trackerCode = trackerCode;
        this.link = link;
    }

    /** A campaign named so, with a SmartLink that leads iPhones into Messenger. */
    public static Journey begin(TestServer server, TestBot bot, String campaignName, String code) throws Exception {
        String path = "/api/v1/bots/" + bot.id();
        String campaign = made(server, path + "/campaigns", "{\"name\":\"" + campaignName + "\"}")
                .get("id")
                .asText();
        String segment = made(server, path + "/campaigns/" + campaign + "/segments", "{\"name\":\"Instagram\"}")
                .get("id")
                .asText();
        JsonNode trackers = made(
                server,
                path + "/trackers",
                "{\"segmentId\":\"" + segment
                        + "\",\"trackers\":[{\"name\":\"Story\",\"landingUrl\":\"https://m.me/shoes\"}]}");
        JsonNode tracker = trackers.isArray() ? trackers.get(0) : trackers.at("/items/0");
        JsonNode link = made(
                server,
                path + "/links",
                "{\"name\":\"Poster\",\"code\":\"" + code + "\",\"trackerId\":\""
                        + tracker.get("id").asText()
                        + "\",\"destination\":\"https://shoes.example/\",\"rules\":[{\"name\":\"iPhones\","
                        + "\"destination\":\"https://m.me/shoes?ref=poster\","
                        + "\"conditions\":[{\"kind\":\"platform\",\"is\":\"ios\"}]}]}");
        return new Journey(
                server,
                bot,
                server.get(path).get("kochavaAppId").asText(),
                tracker.get("campaignCode").asText(),
                "/l/" + link.get("code").asText());
    }

    private static JsonNode made(TestServer server, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api("POST", path, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The media partner reports that somebody saw the story. */
    public void sees() throws Exception {
        get("/track/impression?campaign_id=" + trackerCode + "&network_id=221&cp_0=blue");
    }

    /**
     * Somebody clicks the SmartLink.
     *
     * @return the ref with which Messenger opens
     */
    public String clicks(String userAgent) throws Exception {
        String location = get(link + "?network_id=221", userAgent)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.indexOf("ref=") + 4);
    }

    public HttpResponse<String> follows(String userAgent) throws Exception {
        return get(link, userAgent);
    }

    /** Messenger tells the bot that the person came, and the bot tells us. */
    public void comes(String user, String ref) throws Exception {
        String item = "\"referral\":{\"ref\":\"" + ref + "\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}";
        tracked("incoming", item(user, item));
    }

    public void says(String user, String text) throws Exception {
        tracked("incoming", item(user, "\"message\":{\"mid\":\"m_" + user + ++sent + "\",\"text\":\"" + text + "\"}"));
    }

    /** The sample template of Kochava's page, with the SmartLink in its button. */
    public void isAsked(String user) throws Exception {
        tracked("outgoing", """
                {"qs":{"access_token":"T"},"uri":"https://graph.facebook.com/v2.6/me/messages","method":"POST",\
                "json":{"recipient":{"id":"%s"},"message":{"attachment":{"type":"template","payload":{\
                "template_type":"button","text":"What do you want to do next?","buttons":[\
                {"type":"web_url","url":"%s","title":"Show Website"},\
                {"type":"postback","title":"Start Chatting","payload":"USER_DEFINED_PAYLOAD"}]}}}},\
                "responseBody":{"recipient_id":"%s","message_id":"m_out%d"}}""".formatted(user, server.address() + link, user, ++sent));
    }

    public void pays(String user, String amount) throws Exception {
        tracked(
                "event",
                "{\"type\":\"revenueEvent\",\"name\":\"Order\",\"userId\":\"" + user + "\",\"amount\":" + amount
                        + ",\"currency\":\"USD\"}");
    }

    /** The shop reports a purchase to Kochava's address, as many times as it likes. */
    public void paysByKochava(String user, String amount, String request) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/track/json"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"nt_id\":\"" + request
                                + "\",\"data\":{\"device_ids\":{\"fb_user_id\":\"" + user
                                + "\"},\"event_name\":\"Purchase\",\"event_data\":{\"id\":\"1\",\"currency\":\"USD\","
                                + "\"sum\":" + amount + "}},\"action\":\"event\",\"kochava_app_id\":\"" + kochavaApp
                                + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer, 200);
    }

    private static String item(String user, String fields) {
        long now = System.currentTimeMillis();
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"time\":" + now
                + ",\"messaging\":[{\"sender\":{\"id\":\"" + user + "\"},\"recipient\":{\"id\":\"" + PAGE
                + "\"},\"timestamp\":" + now + "," + fields + "}]}]}";
    }

    private void tracked(String type, String body) throws Exception {
        require(server.track("platform=facebook&v=12.1.0-npm&type=" + type + "&apiKey=" + bot.apiKey(), body), 200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return require(get(path, IPHONE), 200);
    }

    private HttpResponse<String> get(String path, String userAgent) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("User-Agent", userAgent)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
