package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BotEndpointsTest extends ApiTest {

    private JsonNode create(String name) throws Exception {
        return ada.post(
                        "/api/v1/bots",
                        "{\"name\":\"" + name + "\",\"platform\":\"facebook\",\"timeZone\":\"Europe/Berlin\"}")
                .with(201);
    }

    @Test
    void makesABotAndShowsItsKeyOnce() throws Exception {
        ApiClient.Reply reply = ada.post(
                "/api/v1/bots", "{\"name\":\" Pizza bot \",\"platform\":\"facebook\",\"timeZone\":\"Europe/Berlin\"}");
        JsonNode made = reply.with(201);
        assertEquals("Pizza bot", made.get("name").asText());
        assertEquals("Europe/Berlin", made.get("timeZone").asText());
        assertEquals(server.pizza.id().value(), made.get("workspaceId").asText());
        assertTrue(made.get("apiKey").asText().length() > 20, made.toString());
        String path = "/api/v1/bots/" + made.get("id").asText();
        assertEquals(path, reply.header("Location").orElseThrow());

        JsonNode shown = ada.get(path).with(200);
        assertFalse(shown.has("apiKey"));
        assertEquals(made.get("createdAt"), shown.get("createdAt"));
    }

    @Test
    void takesUtcIfNoTimeZoneIsGiven() throws Exception {
        JsonNode made = ada.post("/api/v1/bots", "{\"name\":\"a\",\"platform\":\"generic\"}")
                .with(201);
        assertEquals("UTC", made.get("timeZone").asText());
    }

    @Test
    void namesEveryFaultOfABot() throws Exception {
        ApiClient.Reply reply =
                ada.post("/api/v1/bots", "{\"name\":\" \",\"platform\":\"Face Book\",\"timeZone\":\"Mars\"}");
        JsonNode problem = reply.with(400);
        assertEquals("application/problem+json", reply.header("Content-Type").orElseThrow());
        assertEquals(
                List.of("name", "platform", "timeZone"), problem.get("errors").findValuesAsText("field"));
        assertTrue(reply.detail().contains("'name' must not be empty."), reply.detail());
    }

    @Test
    void namesTheFieldThatIsMissingOrOfTheWrongType() throws Exception {
        assertEquals(
                "'platform' is missing.",
                ada.post("/api/v1/bots", "{\"name\":\"a\"}").detail());
        ApiClient.Reply reply = ada.post("/api/v1/bots", "{\"name\":7,\"platform\":\"facebook\"}");
        assertEquals("'name' must be a string.", reply.detail());
        reply.with(400);
    }

    @Test
    void refusesAnUnknownFieldAndNamesTheNearest() throws Exception {
        ApiClient.Reply reply = ada.post("/api/v1/bots", "{\"name\":\"a\",\"platfrom\":\"facebook\"}");
        reply.with(400);
        assertEquals("Unknown field 'platfrom'. Did you mean 'platform'?", reply.detail());
    }

    @Test
    void refusesABodyThatIsNoJsonObject() throws Exception {
        for (String body : List.of("", "[]", "{\"name\":", "{} {}", "null")) {
            ApiClient.Reply reply = ada.send("POST", "/api/v1/bots", body);
            reply.with(400);
            assertTrue(reply.detail().startsWith("The body "), reply.detail());
        }
    }

    @Test
    void mustBeToldTheWorkspaceIfThereAreSeveral() throws Exception {
        ApiClient.Reply reply = operator.post("/api/v1/bots", "{\"name\":\"a\",\"platform\":\"facebook\"}");
        reply.with(400);
        assertEquals("workspaceId", reply.json().at("/errors/0/field").asText());
        JsonNode made = operator.post(
                        "/api/v1/bots",
                        "{\"name\":\"a\",\"platform\":\"facebook\",\"workspaceId\":\"" + server.taxi.id() + "\"}")
                .with(201);
        assertEquals(server.taxi.id().value(), made.get("workspaceId").asText());
    }

    @Test
    void listsTheBotsOfTheCallersWorkspaces() throws Exception {
        String mine = create("mine").get("id").asText();
        String theirs = server.newBot(server.taxi).bot().id().value();
        List<String> adas = ada.get("/api/v1/bots").with(200).get("items").findValuesAsText("id");
        List<String> operators =
                operator.get("/api/v1/bots").with(200).get("items").findValuesAsText("id");
        assertTrue(adas.contains(mine) && !adas.contains(theirs), adas.toString());
        assertTrue(operators.containsAll(List.of(mine, theirs)), operators.toString());
    }

    @Test
    void changesOnlyWhatIsGiven() throws Exception {
        JsonNode made = create("before");
        String path = "/api/v1/bots/" + made.get("id").asText();
        JsonNode changed = ada.patch(path, "{\"name\":\"after\"}").with(200);
        assertEquals("after", changed.get("name").asText());
        assertEquals("Europe/Berlin", changed.get("timeZone").asText());
        assertEquals(changed, ada.get(path).with(200));
        assertEquals(changed, ada.patch(path, "{}").with(200), "nothing given, nothing changed");
        assertEquals(
                "'name' must be a string.", ada.patch(path, "{\"name\":null}").detail());
    }

    @Test
    void deletesABot() throws Exception {
        String path = "/api/v1/bots/" + create("short-lived").get("id").asText();
        ada.delete(path).with(204);
        ada.get(path).with(404);
        ada.delete(path).with(404);
        ada.patch(path, "{\"name\":\"a\"}").with(404);
    }

    @Test
    void letsAViewerSeeAndChangeNothing() throws Exception {
        String path = "/api/v1/bots/" + create("seen").get("id").asText();
        ApiClient viewer = server.as("vera");
        viewer.get(path).with(200);
        viewer.patch(path, "{\"name\":\"a\"}").with(403);
        viewer.delete(path).with(403);
        viewer.post(path + "/keys/rotate", "{\"oldKeyWorksForSeconds\":0}").with(403);
        viewer.post("/api/v1/bots", "{\"name\":\"a\",\"platform\":\"facebook\"}")
                .with(403);
    }

    @Test
    void rotatesKeysAndNeverShowsThemAgain() throws Exception {
        JsonNode made = create("rotating");
        String path = "/api/v1/bots/" + made.get("id").asText();
        JsonNode rotated = ada.post(path + "/keys/rotate", "{\"oldKeyWorksForSeconds\":3600}")
                .with(201);
        assertNotEquals(made.get("apiKey"), rotated.get("apiKey"));

        JsonNode keys = ada.get(path + "/keys").with(200).get("items");
        assertEquals(2, keys.size());
        assertFalse(keys.toString().contains(rotated.get("apiKey").asText()));
        assertTrue(
                rotated.get("apiKey").asText().endsWith(keys.get(0).get("last4").asText()));
        assertTrue(keys.get(1).has("expiresAt") && !keys.get(0).has("expiresAt"), keys.toString());

        ada.post(path + "/keys/rotate", "{\"oldKeyWorksForSeconds\":0}").with(201);
        assertEquals(1, ada.get(path + "/keys").with(200).get("items").size());
    }

    @Test
    void mustBeToldHowLongTheOldKeyWorks() throws Exception {
        String path = "/api/v1/bots/" + create("rotating").get("id").asText() + "/keys/rotate";
        assertEquals("'oldKeyWorksForSeconds' is missing.", ada.post(path, "{}").detail());
        for (String value : List.of("-1", "2592001", "1.5", "\"60\"", "null", "1e30")) {
            ApiClient.Reply reply = ada.post(path, "{\"oldKeyWorksForSeconds\":" + value + "}");
            reply.with(400);
            assertEquals("'oldKeyWorksForSeconds' must be a whole number from 0 to 2592000.", reply.detail());
        }
    }
}
