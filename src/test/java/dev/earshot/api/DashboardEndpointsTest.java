package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboards and notes, for programs. */
final class DashboardEndpointsTest extends ApiTest {
    private BotId bot;
    private String dashboards;

    @BeforeEach
    void makeBot() {
        bot = server.newBotOfPizza();
        dashboards = path(bot, "/dashboards");
    }

    @Test
    void aDashboardIsMadeFilledArrangedAndSeenByItsWorkspace() throws Exception {
        String own = dashboards + "/"
                + ada.post(dashboards, "{\"name\":\"Monday\"}")
                        .with(201)
                        .get("id")
                        .asText();
        String first = card(own, "\"title\":\"Messages\",\"report\":\"overview\",\"part\":\"messages\",\"lastDays\":7");
        String second =
                card(own, "\"title\":\"Talks\",\"report\":\"sessions\",\"question\":\"from=2026-01-01\",\"wide\":true");
        ada.patch(own, "{\"name\":\"Tuesday\",\"cards\":[\"" + second + "\",\"" + first + "\"]}")
                .with(200);
        ada.patch(own + "/cards/" + first, "{\"wide\":true,\"title\":\"Said\"}").with(200);

        JsonNode seen = server.as("vera").get(own).with(200);
        assertEquals("Tuesday", seen.get("name").asText());
        assertEquals("Talks", seen.at("/cards/0/title").asText());
        assertEquals("from=2026-01-01", seen.at("/cards/0/question").asText());
        assertEquals("Said", seen.at("/cards/1/title").asText());
        assertEquals(7, seen.at("/cards/1/lastDays").asInt());
        assertEquals(true, seen.at("/cards/1/wide").asBoolean());

        ada.patch(own, "{\"cards\":[\"" + second + "\"]}").with(400);
        ada.patch(own, "{\"cards\":\"all\"}").with(400);
        ada.post(own + "/cards", "{\"title\":\"a\",\"report\":\"none\"}").with(400);
        server.as("vera").patch(own, "{\"name\":\"Mine\"}").with(403);
        ada.delete(own + "/cards/" + second).with(204);
        ada.delete(own + "/cards/" + second).with(404);
        ada.delete(own).with(204);
        ada.get(own).with(404);
    }

    private String card(String own, String fields) throws Exception {
        return ada.post(own + "/cards", "{" + fields + "}").with(201).get("id").asText();
    }

    @Test
    void aNoteStandsByItsDay() throws Exception {
        String notes = path(bot, "/annotations");
        String made = ada.post(notes, "{\"day\":\"2026-01-31\",\"text\":\"Launch\"}")
                .with(201)
                .get("id")
                .asText();
        assertEquals("2026-01-31", ada.get(notes).with(200).at("/items/0/day").asText());
        ada.post(notes, "{\"day\":\"yesterday\",\"text\":\"Launch\"}").with(400);
        ada.post(notes, "{\"day\":\"2026-01-31\",\"text\":\" \"}").with(400);
        server.as("vera").post(notes, "{\"day\":\"2026-01-31\",\"text\":\"x\"}").with(403);
        ada.delete(notes + "/" + made).with(204);
        assertEquals(0, ada.get(notes).with(200).get("items").size());
    }
}
