package dev.earshot.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer;
import java.net.http.HttpResponse;

/** A campaign with trackers and a SmartLink with three rules, made by the API. */
final class Growth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestServer server;
    private final MessengerBot bot;

    Growth(TestServer server, MessengerBot bot) {
        this.server = server;
        this.bot = bot;
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = server.api("POST", "/api/v1" + bot.path(path), body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** @return the page of the campaign */
    String campaign() throws Exception {
        String campaign =
                post("/campaigns", "{\"name\":\"Spring sale\"}").get("id").asText();
        String segment = post("/campaigns/" + campaign + "/segments", "{\"name\":\"Instagram\"}")
                .get("id")
                .asText();
        post(
                "/trackers",
                "{\"segmentId\":\"" + segment + "\",\"trackers\":["
                        + "{\"name\":\"Story\",\"mediaPartner\":\"Meta\",\"landingUrl\":\"https://m.me/luna.shoes\","
                        + "\"parameters\":{\"network_id\":\"221\",\"click_id\":\"{click_id}\"}},"
                        + "{\"name\":\"Reel\",\"landingUrl\":\"https://luna.example/sale\",\"endsAt\":\"2026-01-01T00:00:00Z\"}]}");
        return bot.path("/campaigns/" + campaign);
    }

    /** @return the page of the link */
    String link() throws Exception {
        JsonNode link = post(
                "/links",
                "{\"name\":\"Poster in the window\",\"code\":\"window\",\"destination\":\"https://luna.example/\",\"clickLimit\":5000,"
                        + "\"rules\":[{\"name\":\"New iPhones\",\"destination\":\"https://m.me/luna.shoes?ref=poster\","
                        + "\"conditions\":[{\"kind\":\"os\",\"is\":\"iOS >= 16\"},{\"kind\":\"inApp\",\"is\":\"none\"}]},"
                        + "{\"name\":\"Germany\",\"destination\":\"https://luna.example/de?c={coupon}\","
                        + "\"conditions\":[{\"kind\":\"country\",\"is\":\"DE\"}]},"
                        + "{\"name\":\"Half of the rest\",\"destination\":\"https://luna.example/new\","
                        + "\"conditions\":[{\"kind\":\"share\",\"is\":\"0-50\"}]}]}");
        return bot.path("/links/" + link.get("id").asText());
    }

    /** @return the page of the postback */
    String postback(String name, String url) throws Exception {
        JsonNode postback = post(
                "/postbacks",
                "{\"name\":\"" + name + "\",\"trigger\":\"revenue\",\"withOrganic\":true,\"url\":\"" + url + "\"}");
        return bot.path("/postbacks/" + postback.get("id").asText());
    }

    /** Gives the first tracker windows of its own. */
    void ownWindow() throws Exception {
        String path = "/api/v1" + bot.path("");
        String tracker = server.get(path + "/trackers").at("/items/0/id").asText();
        server.api("PATCH", path + "/attribution", "{\"trackers\":{\"" + tracker + "\":{\"clickSeconds\":604800}}}");
    }
}
