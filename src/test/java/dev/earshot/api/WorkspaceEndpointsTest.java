package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkspaceEndpointsTest extends ApiTest {

    @Test
    void theOperatorMakesWorkspaces() throws Exception {
        JsonNode made =
                operator.post("/api/v1/workspaces", "{\"name\":\"Florist\"}").with(201);
        List<String> ids =
                operator.get("/api/v1/workspaces").with(200).get("items").findValuesAsText("id");
        assertTrue(ids.contains(made.get("id").asText()), ids.toString());
    }

    @Test
    void membersDoNot() throws Exception {
        ada.post("/api/v1/workspaces", "{\"name\":\"Florist\"}").with(403);
    }

    @Test
    void membersSeeTheirOwnWithTheirRole() throws Exception {
        JsonNode items = server.as("vera").get("/api/v1/workspaces").with(200).get("items");
        assertEquals(List.of(server.pizza.id().value()), items.findValuesAsText("id"));
        assertEquals(List.of("viewer"), items.findValuesAsText("role"));
    }

    @Test
    void refusesAnEmptyName() throws Exception {
        ApiClient.Reply reply = operator.post("/api/v1/workspaces", "{\"name\":\"\"}");
        reply.with(400);
        assertEquals("'name' must not be empty.", reply.detail());
    }
}
