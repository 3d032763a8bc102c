package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.TestServer;
import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.Intent;
import dev.earshot.event.RejectReason;
import dev.earshot.http.Access;
import dev.earshot.http.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody sees or changes what is another workspace's, by whichever route. Generated from the table of routes. */
final class IsolationTest extends ApiTest {
    private static final String DEFINITION = "{\"type\":\"platform\",\"value\":\"secret\"}";

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/v1/bots", "{\"name\":\"a\",\"platform\":\"facebook\"}"),
            Map.entry("POST /api/v1/workspaces", "{\"name\":\"a\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}", "{\"name\":\"changed by a stranger\"}"),
            Map.entry("POST /api/v1/bots/{botId}/keys/rotate", "{\"oldKeyWorksForSeconds\":0}"),
            Map.entry("PUT /api/v1/bots/{botId}/not-handled/{groupId}", "{\"state\":\"done\"}"),
            Map.entry("POST /api/v1/bots/{botId}/campaigns", "{\"name\":\"Spring\"}"),
            Map.entry("POST /api/v1/bots/{botId}/audiences", "{\"name\":\"a\",\"definition\":" + DEFINITION + "}"),
            Map.entry("POST /api/v1/bots/{botId}/audiences/count", "{\"definition\":" + DEFINITION + "}"),
            Map.entry("PATCH /api/v1/bots/{botId}/audiences/{audienceId}", "{\"name\":\"b\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/campaigns/{campaignId}", "{\"name\":\"Autumn\"}"),
            Map.entry("POST /api/v1/bots/{botId}/campaigns/{campaignId}/segments", "{\"name\":\"Posters\"}"),
            Map.entry(
                    "POST /api/v1/bots/{botId}/trackers",
                    "{\"segmentId\":\"{segmentId}\",\"trackers\":[{\"name\":\"a\",\"landingUrl\":\"https://a.example\"}]}"),
            Map.entry("PATCH /api/v1/bots/{botId}/trackers/{trackerId}", "{\"name\":\"b\"}"),
            Map.entry("POST /api/v1/bots/{botId}/links", "{\"name\":\"a\",\"destination\":\"https://a.example\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/links/{linkId}", "{\"name\":\"b\"}"),
            Map.entry("POST /api/v1/bots/{botId}/links/{linkId}/try", "{}"),
            Map.entry("POST /api/v1/bots/{botId}/conversations/{userId}/owner", "{}"),
            Map.entry("POST /api/v1/bots/{botId}/conversations/{userId}/messages", "{\"epoch\":1,\"text\":\"hello\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/takeover", "{\"idleMinutes\":5}"),
            Map.entry(
                    "POST /api/v1/bots/{botId}/postbacks",
                    "{\"name\":\"b\",\"trigger\":\"revenue\",\"url\":\"https://b.example/\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/postbacks/{postbackId}", "{\"paused\":true}"),
            Map.entry("PATCH /api/v1/bots/{botId}/attribution", "{\"clickSeconds\":60}"),
            Map.entry("POST /api/v1/bots/{botId}/imports", "{\"name\":\"old.csv\",\"sizeBytes\":10}"),
            Map.entry("POST /api/v1/bots/{botId}/dashboards", "{\"name\":\"a\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/dashboards/{dashboardId}", "{\"name\":\"b\"}"),
            Map.entry(
                    "POST /api/v1/bots/{botId}/dashboards/{dashboardId}/cards",
                    "{\"title\":\"a\",\"report\":\"overview\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/dashboards/{dashboardId}/cards/{cardId}", "{\"wide\":true}"),
            Map.entry("POST /api/v1/bots/{botId}/annotations", "{\"day\":\"2026-01-31\",\"text\":\"a\"}"),
            Map.entry("PATCH /api/v1/bots/{botId}/facebook", "{\"graphVersion\":\"v26.0\"}"),
            Map.entry("POST /api/v1/bots/{botId}/link-domains", "{\"host\":\"new-{host}\"}"));

    private static final Map<String, String> QUERIES = Map.of(
            "DELETE /api/v1/bots/{botId}/conversations/{userId}/owner",
            "?epoch=1",
            "PUT /api/v1/bots/{botId}/imports/{importId}/bytes",
            "?offset=0");

    private List<Endpoint> guarded() {
        List<Endpoint> guarded = server.routes.endpoints().stream()
                .filter(endpoint -> endpoint.access() == Access.API)
                .toList();
        assertTrue(guarded.size() >= 18, "only " + guarded.size() + " routes");
        return guarded;
    }

    /** The ids of things that exist, in a bot of Pizza's. */
    private Map<String, String> things(BotId bot) throws Exception {
        server.append(bot, Samples.incoming(bot, "mid.1", "ada", Samples.at(1), "secret"));
        Intent notHandled = new Intent(Intent.NOT_HANDLED, List.of(), null);
        server.append(bot, Samples.withIntent(bot, "mid.2", "ada", Samples.at(2), "secret question", notHandled));
        server.append(bot, Samples.rejection(RejectReason.BAD_JSON, "secret", "{", false));
        server.settle();
        JsonNode rejected = ada.get(path(bot, "/quarantine")).with(200).at("/items/0/id");
        JsonNode group = ada.get(path(bot, "/reports/not-handled")).with(200).at("/parts/2/rows/0/group");
        Map<String, String> things = new HashMap<>(campaignAndLink(bot));
        String urls = "{\"pauseUrl\":\"%1$s\",\"sendUrl\":\"%1$s\"}".formatted(server.botServer());
        ada.send("PATCH", path(bot, "/takeover"), urls).with(200);
        things.putAll(postback(bot));
        things.put("{importId}", checkedImport(bot));
        String dashboard = id(ada.post(path(bot, "/dashboards"), "{\"name\":\"secret\"}"));
        String card = "{\"title\":\"secret\",\"report\":\"overview\"}";
        things.put("{dashboardId}", dashboard);
        things.put("{cardId}", id(ada.post(path(bot, "/dashboards/" + dashboard + "/cards"), card)));
        String note = "{\"day\":\"2026-01-31\",\"text\":\"secret\"}";
        things.put("{annotationId}", id(ada.post(path(bot, "/annotations"), note)));
        things.put("{what}", "events");
        things.put("{pageId}", server.connectPage(bot));
        things.putAll(Map.of(
                "{groupId}",
                group.asText(),
                "{botId}",
                bot.value(),
                "{messageId}",
                EventId.of(bot, "mid.1").toString(),
                "{userId}",
                "ada",
                "{report}",
                "overview",
                "{parameter}",
                "platform",
                "{quarantineId}",
                rejected.asText()));
        return things;
    }

    private Map<String, String> postback(BotId bot) throws Exception {
        String postback = id(ada.post(
                path(bot, "/postbacks"),
                "{\"name\":\"secret\",\"trigger\":\"revenue\",\"url\":\"" + server.botServer() + "\"}"));
        String delivery = ada.post(path(bot, "/postbacks/" + postback + "/test"), "")
                .with(200)
                .get("id")
                .asText();
        return Map.of("{postbackId}", postback, "{deliveryId}", delivery);
    }

    private Map<String, String> campaignAndLink(BotId bot) throws Exception {
        String host = "h" + bot.value().substring(4) + ".example.com";
        String campaign = id(ada.post(path(bot, "/campaigns"), "{\"name\":\"secret\"}"));
        String segment = id(ada.post(path(bot, "/campaigns/" + campaign + "/segments"), "{\"name\":\"secret\"}"));
        String tracker = ada.post(
                        path(bot, "/trackers"),
                        "{\"segmentId\":\"" + segment
                                + "\",\"trackers\":[{\"name\":\"secret\",\"landingUrl\":\"https://secret.example\"}]}")
                .with(201)
                .at("/items/0/id")
                .asText();
        String link =
                id(ada.post(path(bot, "/links"), "{\"name\":\"secret\",\"destination\":\"https://secret.example\"}"));
        String audience =
                id(ada.post(path(bot, "/audiences"), "{\"name\":\"secret\",\"definition\":" + DEFINITION + "}"));
        ada.post(path(bot, "/link-domains"), "{\"host\":\"" + host + "\"}").with(201);
        return Map.of(
                "{audienceId}",
                audience,
                "{campaignId}",
                campaign,
                "{segmentId}",
                segment,
                "{trackerId}",
                tracker,
                "{linkId}",
                link,
                "{host}",
                host);
    }

    private String checkedImport(BotId bot) throws Exception {
        String rows = "userId,text,timestamp,direction\nada,secret,2024-01-31,in\n";
        String begun =
                id(ada.post(path(bot, "/imports"), "{\"name\":\"secret.csv\",\"sizeBytes\":" + rows.length() + "}"));
        ada.send("PUT", path(bot, "/imports/" + begun + "/bytes?offset=0"), rows)
                .with(200);
        TestServer.await(
                () -> ada.get(path(bot, "/imports/" + begun))
                        .with(200)
                        .get("state")
                        .asText(),
                "checked"::equals);
        return begun;
    }

    private static String id(ApiClient.Reply made) {
        return made.with(201).get("id").asText();
    }

    private static String filled(Endpoint endpoint, Map<String, String> things) {
        String path = filled(endpoint.path(), things);
        assertFalse(path.contains("{"), path);
        return path;
    }

    private static String filled(String text, Map<String, String> things) {
        String filled = text;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return filled;
    }

    private static ApiClient.Reply call(ApiClient client, Endpoint endpoint, Map<String, String> things)
            throws Exception {
        String body = BODIES.getOrDefault(endpoint.method() + " " + endpoint.path(), "");
        String query = QUERIES.getOrDefault(endpoint.method() + " " + endpoint.path(), "");
        return client.send(endpoint.method().name(), filled(endpoint, things) + query, filled(body, things));
    }

    @Test
    void anotherWorkspacesBotIsNotThere() throws Exception {
        BotId bot = server.newBotOfPizza();
        Map<String, String> things = things(bot);
        ApiClient tom = server.as("tom");
        for (Endpoint endpoint : guarded()) {
            if (endpoint.path().contains("{botId}")) {
                ApiClient.Reply reply = call(tom, endpoint, things);
                assertEquals(404, reply.status(), endpoint.method() + " " + endpoint.path());
                assertEquals("There is no such bot.", reply.detail(), "not even which part of the address is wrong");
            }
        }
        assertEquals("Bot", ada.get(path(bot, "")).with(200).get("name").asText());
        assertEquals(1, ada.get(path(bot, "/keys")).with(200).get("items").size());
    }

    @Test
    void theSameCallsFindTheirOwn() throws Exception {
        // The premise of the test above: the addresses are right, and only the caller is wrong.
        BotId bot = server.newBotOfPizza();
        Map<String, String> things = things(bot);
        List<Endpoint> deletesLast = guarded().stream()
                // And of the deletions that of the bot itself, which has the shortest address.
                .sorted(Comparator.comparingInt(endpoint -> endpoint.method() == Method.DELETE
                        ? 1_000 - endpoint.path().length()
                        : 0))
                .toList();
        for (Endpoint endpoint : deletesLast) {
            if (endpoint.path().contains("{botId}") && !endpoint.path().endsWith("/live")) {
                int status = call(ada, endpoint, things).status();
                assertTrue(status < 300, endpoint.method() + " " + endpoint.path() + ": " + status);
            }
        }
        try (SseReader live = server.as("operator").live(path(server.newBotOfPizza(), "/live"), "")) {
            assertEquals("position", live.next().name());
        }
    }

    @Test
    void aBotThatNobodyHasLooksTheSame() throws Exception {
        Map<String, String> things = new HashMap<>(Map.of(
                "{botId}", "bot_that_is_none",
                "{messageId}", "7b1f0c1e-5d0c-4f43-9d2b-0b8b5d3f6a10",
                "{userId}", "ada",
                "{report}", "overview",
                "{parameter}", "platform",
                "{groupId}", "7ef1b7dbfb230768",
                "{quarantineId}", "7b1f0c1e-5d0c-4f43-9d2b-0b8b5d3f6a10"));
        things.put("{importId}", "imp_none");
        things.put("{dashboardId}", "dsh_none");
        things.put("{cardId}", "crd_none");
        things.put("{annotationId}", "ann_none");
        things.put("{what}", "events");
        things.putAll(Map.of(
                "{audienceId}", "aud_none",
                "{campaignId}", "cmp_none",
                "{segmentId}", "seg_none",
                "{trackerId}", "trk_none",
                "{linkId}", "lnk_none",
                "{pageId}", "9000000000001",
                "{postbackId}", "pbk_none",
                "{deliveryId}", "dlv_none",
                "{host}", "none.example.com"));
        for (Endpoint endpoint : guarded()) {
            if (endpoint.path().contains("{botId}")) {
                ApiClient.Reply reply = call(operator, endpoint, things);
                assertEquals("There is no such bot.", reply.detail(), endpoint.method() + " " + endpoint.path());
                reply.with(404);
            }
        }
        ada.get("/api/v1/bots/" + "x".repeat(65)).with(404);
    }

    @Test
    void whoHasNotSignedInGetsNothing() throws Exception {
        Map<String, String> things = things(server.newBotOfPizza());
        ApiClient nobody = server.as("nobody");
        for (Endpoint endpoint : guarded()) {
            ApiClient.Reply reply = call(nobody, endpoint, things);
            assertEquals(401, reply.status(), endpoint.method() + " " + endpoint.path());
            assertEquals("Bearer", reply.header("WWW-Authenticate").orElseThrow());
        }
    }

    @Test
    void anotherSiteChangesNothingInSomebodysName() throws Exception {
        BotId bot = server.newBotOfPizza();
        Map<String, String> things = things(bot);
        JsonNode before = ada.get(path(bot, "")).with(200);
        int unsafe = 0;
        for (Endpoint endpoint : guarded()) {
            if (endpoint.method() != Method.GET) {
                ApiClient.Reply reply = call(ada.withoutCsrfToken(), endpoint, things);
                assertEquals(403, reply.status(), endpoint.method() + " " + endpoint.path());
                unsafe++;
            }
        }
        assertTrue(unsafe >= 6, "only " + unsafe + " routes change something");
        assertEquals(before, ada.get(path(bot, "")).with(200));
    }

    @Test
    void answersAreKeptByNoCache() throws Exception {
        Map<String, String> things = things(server.newBotOfPizza());
        for (Endpoint endpoint : guarded()) {
            if (endpoint.method() == Method.GET && !endpoint.path().endsWith("/live")) {
                ApiClient.Reply reply = call(ada, endpoint, things);
                reply.with(200);
                assertEquals("no-store", reply.header("Cache-Control").orElse(""), endpoint.path());
            }
        }
    }
}
