package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the impression to the revenue: the whole way over HTTP, and what the API's report says of it. */
class CampaignTest {
    private static final String ANN = "7000000000000001";
    private static final String BOB = "7000000000000002";
    private static final String CRAWLER = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

    @Test
    void theRevenueStandsUnderTheCampaignOnce(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(data)) {
            TestServer.TestBot bot = server.createBot("Shoes");
            try (Journey journey = Journey.begin(server, bot, "Spring sale", "poster")) {
                journey.sees();
                journey.sees();
                journey.follows(CRAWLER);
                String ref = journey.clicks(Journey.IPHONE);
                assertTrue(ref.matches("poster\\.ck_[0-9a-f]{32}"), ref);
                journey.comes(ANN, ref);
                journey.says(ANN, "Do you have red shoes?");
                journey.isAsked(ANN);
                journey.pays(ANN, "12.50");
                journey.paysByKochava(ANN, "100", "n-1");
                journey.paysByKochava(ANN, "100", "n-1");
                journey.says(BOB, "hello");
                journey.pays(BOB, "5");
                server.awaitBooks(bot);

                assertSpringSale(server, bot);
                assertItsPeople(server, bot);
            }
        }
    }

    private static void assertSpringSale(TestServer server, TestServer.TestBot bot) throws Exception {
        JsonNode report = server.get("/api/v1/bots/" + bot.id() + "/reports/campaigns");
        Map<String, JsonNode> groups = new TreeMap<>();
        for (JsonNode part : report.get("parts")) {
            if (part.get("name").asText().equals("groups")) {
                part.get("rows").forEach(row -> groups.put(row.get("group").asText(), row));
            }
        }
        JsonNode spring = groups.get("Spring sale");
        assertEquals(2, spring.get("impressions").asInt(), report.toString());
        assertEquals(1, spring.get("clicks").asInt());
        assertEquals(1, spring.get("crawlers").asInt());
        assertEquals(1, spring.get("started").asInt());
        assertEquals(1, spring.get("engaged").asInt());
        assertEquals(2, spring.get("events").asInt());
        assertEquals("112.5", spring.get("revenue-USD").asText());
        assertEquals(0.5, spring.get("clickThrough").asDouble());
        assertEquals(5, groups.get("Organic").get("revenue-USD").asInt());
        assertEquals(1, groups.get("Organic").get("started").asInt());
        assertEquals(4, groups.size() + 1, "and nothing else: " + groups.keySet());

        String csv = server.api("GET", "/api/v1/bots/" + bot.id() + "/reports/campaigns/csv?part=groups", "")
                .body();
        assertTrue(csv.contains("Spring sale,1,1,1.0,1,2,112.5,2,0.5,0,1,"), csv);
    }

    private static void assertItsPeople(TestServer server, TestServer.TestBot bot) throws Exception {
        JsonNode rows = server.get(
                        "/api/v1/bots/" + bot.id() + "/reports/campaign-people?what=revenue&by=device&of=iPhone")
                .at("/parts/0/rows");
        assertEquals(2, rows.size(), rows.toString());
        assertEquals(ANN, rows.get(0).get("user").asText());
        assertEquals("Purchase", rows.get(0).get("what").asText());
        assertEquals("Click, iPhone", rows.get(0).get("touch").asText());
        assertTrue(rows.get(0).get("took").asLong() >= 0);
    }

    @Test
    void windowsOfTheBotAndOfItsTrackersCountInTheReportAtOnce(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(data)) {
            TestServer.TestBot bot = server.createBot("Shoes");
            String path = "/api/v1/bots/" + bot.id();
            try (Journey journey = Journey.begin(server, bot, "Spring sale", "poster")) {
                journey.comes(ANN, journey.clicks(Journey.IPHONE));
                journey.pays(ANN, "12.50");
                journey.pays(ANN, "12.50");
                server.awaitBooks(bot);
            }
            String tracker = server.get(path + "/trackers").at("/items/0/id").asText();

            assertEquals("25.0", credited(server, bot));
            set(server, path, "{\"secondsBetweenCredits\":60}");
            assertEquals("12.5", credited(server, bot), "the same again within a minute is not credited again");
            set(server, path, "{\"secondsBetweenCredits\":0,\"trackers\":{\"" + tracker + "\":{\"clickSeconds\":0}}}");
            assertEquals("", credited(server, bot), "its clicks do not count");
            set(server, path, "{\"clickSeconds\":0,\"trackers\":{\"" + tracker + "\":{\"clickSeconds\":3600}}}");
            assertEquals("25.0", credited(server, bot), "only its clicks count");
            JsonNode shown = set(server, path, "{\"trackers\":{\"" + tracker + "\":null}}");
            assertEquals("", credited(server, bot), "it is as for the bot again");
            assertEquals(0, shown.get("trackers").size());
            assertEquals(
                    400,
                    server.api("PATCH", path + "/attribution", "{\"clickSeconds\":-1}")
                            .statusCode());
            assertEquals(
                    400,
                    server.api("PATCH", path + "/attribution", "{\"trackers\":{\"trk_none\":{\"clickSeconds\":1}}}")
                            .statusCode());
        }
    }

    private static JsonNode set(TestServer server, String path, String body) throws Exception {
        HttpResponse<String> answer = server.api("PATCH", path + "/attribution", body);
        assertEquals(200, answer.statusCode(), answer.body());
        return server.get(path + "/attribution");
    }

    /** The revenue of the campaign; empty if there is none. */
    private static String credited(TestServer server, TestServer.TestBot bot) throws Exception {
        JsonNode report = server.get("/api/v1/bots/" + bot.id() + "/reports/campaigns");
        for (JsonNode figure : report.get("figures")) {
            if (figure.get("name").asText().equals("revenue-USD")) {
                return figure.get("value").asText();
            }
        }
        return "";
    }
}
