package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CampaignEndpointsTest extends ApiTest {
    private BotId bot;

    @BeforeEach
    void newBot() {
        bot = server.newBotOfPizza();
    }

    private String segment() throws Exception {
        String campaign = ada.post(path(bot, "/campaigns"), "{\"name\":\"Spring\"}")
                .with(201)
                .get("id")
                .asText();
        return ada.post(path(bot, "/campaigns/" + campaign + "/segments"), "{\"name\":\"Instagram\"}")
                .with(201)
                .get("id")
                .asText();
    }

    private ApiClient.Reply trackers(String segment, String trackers) throws Exception {
        return ada.post(path(bot, "/trackers"), "{\"segmentId\":\"" + segment + "\",\"trackers\":" + trackers + "}");
    }

    @Test
    void makesACampaignWithSegmentsAndChangesIt() throws Exception {
        segment();
        JsonNode spring =
                ada.get(path(bot, "/campaigns")).with(200).get("items").get(0);
        assertEquals("Instagram", spring.get("segments").get(0).get("name").asText());

        String one = path(bot, "/campaigns/" + spring.get("id").asText());
        JsonNode changed = ada.patch(one, "{\"startsAt\":\"2026-03-01T00:00:00+01:00\",\"archived\":true}")
                .with(200);

        assertEquals("2026-02-28T23:00:00.000Z", changed.get("startsAt").asText());
        assertTrue(changed.get("archived").asBoolean());
        assertEquals("Spring", changed.get("name").asText());
        assertFalse(ada.patch(one, "{\"startsAt\":\"\"}").with(200).has("startsAt"));
    }

    @Test
    void makesTrackersWithTheirAddresses() throws Exception {
        JsonNode made = trackers(
                        segment(),
                        "[{\"name\":\"Story\",\"mediaPartner\":\"Meta\",\"landingUrl\":\"https://m.me/pizza\","
                                + "\"parameters\":{\"network_id\":\"221\",\"click_id\":\"{click id}\",\"cp_0\":\"a&b\"}},"
                                + "{\"name\":\"Reel\",\"landingUrl\":\"pizza://menu\"}]")
                .with(201)
                .get("items");

        String code = made.get(0).get("campaignCode").asText();
        assertEquals(
                server.address() + "/v1/cpi/click?campaign_id=" + code
                        + "&network_id=221&click_id={click%20id}&cp_0=a%26b",
                made.get(0).get("clickUrl").asText());
        assertTrue(made.get(0).get("impressionUrl").asText().contains("/track/impression?campaign_id=" + code));
        assertEquals(2, ada.get(path(bot, "/trackers")).with(200).get("items").size());
        assertEquals(
                0,
                ada.get(path(bot, "/trackers?campaignId=other"))
                        .with(200)
                        .get("items")
                        .size());
    }

    @Test
    void refusesAllIfOneIsWrongAndSaysWhich() throws Exception {
        ApiClient.Reply refused = trackers(
                segment(),
                "[{\"name\":\"A\",\"landingUrl\":\"https://a.example\"},{\"name\":\"B\",\"landingUrl\":\"data:x\"}]");

        assertEquals(
                "trackers[1].landingUrl",
                refused.with(400).get("errors").get(0).get("field").asText());
        assertEquals(0, ada.get(path(bot, "/trackers")).with(200).get("items").size());
        trackers(segment(), "[]").with(400);
        trackers(segment(), "{}").with(400);
        trackers("seg_none", "[{\"name\":\"A\",\"landingUrl\":\"https://a.example\"}]")
                .with(400);
    }

    @Test
    void changesATrackerButNotItsCode() throws Exception {
        JsonNode made = trackers(segment(), "[{\"name\":\"A\",\"landingUrl\":\"https://a.example\"}]")
                .with(201)
                .get("items")
                .get(0);

        JsonNode changed = ada.patch(
                        path(bot, "/trackers/" + made.get("id").asText()),
                        "{\"landingUrl\":\"https://b.example\",\"parameters\":{\"x\":\"1\"}}")
                .with(200);

        assertEquals(made.get("campaignCode"), changed.get("campaignCode"));
        assertEquals("https://b.example", changed.get("landingUrl").asText());
        assertEquals("A", changed.get("name").asText());
        ada.patch(path(bot, "/trackers/trk_none"), "{\"name\":\"x\"}").with(404);
    }

    @Test
    void givesTrackersAwayAsCsv() throws Exception {
        trackers(segment(), "[{\"name\":\"=cmd()\",\"landingUrl\":\"https://a.example\"}]")
                .with(201);

        ApiClient.Reply csv = ada.get(path(bot, "/trackers?format=csv"));

        assertTrue(csv.header("Content-Type").orElseThrow().startsWith("text/csv"));
        String[] lines = csv.http().body().split("\r\n", -1);
        assertEquals(
                "campaign,segment,tracker,mediaPartner,landingUrl,deepLink,startsAt,endsAt,archived,clickUrl,impressionUrl",
                lines[0]);
        assertTrue(lines[1].startsWith("Spring,Instagram,'=cmd(),"), lines[1]);
    }

    @Test
    void onlyWhoMayChangesAndOthersSeeNothing() throws Exception {
        ApiClient vera = server.as("vera");
        ApiClient tom = server.as("tom");
        vera.get(path(bot, "/campaigns")).with(200);
        vera.post(path(bot, "/campaigns"), "{\"name\":\"x\"}").with(403);
        tom.get(path(bot, "/campaigns")).with(404);
        tom.get(path(bot, "/trackers")).with(404);
        tom.post(path(bot, "/campaigns"), "{\"name\":\"x\"}").with(404);
    }
}
