package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asked at the time of the samples, of bots in UTC. */
final class AudienceEndpointsTest extends ApiTest {
    private static final String TALKATIVE =
            "{\"type\":\"did\",\"what\":\"message?direction=incoming\",\"atLeast\":2,\"when\":{\"lastDays\":7}}";

    private BotId bot;

    /** Ann wrote twice, Bob once. */
    @BeforeEach
    void newBot() throws Exception {
        bot = server.newBotOfPizza();
        server.append(bot, Samples.incoming(bot, "mid.1", "ann", Samples.at(1), "hi"));
        server.append(bot, Samples.incoming(bot, "mid.2", "ann", Samples.at(2), "order"));
        server.append(bot, Samples.incoming(bot, "mid.3", "bob", Samples.at(3), "hi"));
        server.settle();
    }

    private String create(String name) throws Exception {
        String body = "{\"name\":\"" + name + "\",\"definition\":" + TALKATIVE + "}";
        return ada.post(path(bot, "/audiences"), body).with(201).get("id").asText();
    }

    @Test
    void isMadeChangedAndDeleted() throws Exception {
        String one = path(bot, "/audiences/" + create("Talkative"));
        JsonNode made = ada.get(one).with(200);
        assertEquals("Talkative", made.get("name").asText());
        assertEquals(TALKATIVE, made.get("definition").toString());

        JsonNode changed = ada.patch(one, "{\"definition\":{\"type\":\"platform\",\"value\":\"facebook\"}}")
                .with(200);
        assertEquals("Talkative", changed.get("name").asText());
        assertEquals("platform", changed.at("/definition/type").asText());
        assertEquals(1, ada.get(path(bot, "/audiences")).with(200).get("items").size());

        assertEquals(204, ada.delete(one).status());
        ada.get(one).with(404);
    }

    @Test
    void aDefinitionIsCountedBeforeItIsSaved() throws Exception {
        JsonNode count = ada.post(path(bot, "/audiences/count"), "{\"definition\":" + TALKATIVE + "}")
                .with(200);
        assertEquals(1, count.get("users").asInt());
        assertEquals(2, count.get("of").asInt());
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws Exception {
        JsonNode problem = ada.post(
                        path(bot, "/audiences/count"),
                        "{\"definition\":{\"type\":\"all\",\"of\":[{\"type\":\"did\",\"what\":\"dance\"}]}}")
                .with(400);
        assertEquals("definition.of[0].what", problem.at("/errors/0/field").asText());
        ada.post(path(bot, "/audiences"), "{\"name\":\"None\"}").with(400);
        ada.post(path(bot, "/audiences"), "{\"name\":\" \",\"definition\":" + TALKATIVE + "}")
                .with(400);
    }

    @Test
    void tellsWhoBelongs() throws Exception {
        String one = path(bot, "/audiences/" + create("Talkative"));
        JsonNode users = ada.get(one + "/users").with(200).get("items");
        assertEquals(1, users.size());
        assertEquals("ann", users.get(0).get("userId").asText());
        assertTrue(ada.get(one + "/users/ann").with(200).get("member").asBoolean());
        assertFalse(ada.get(one + "/users/bob").with(200).get("member").asBoolean());
        assertFalse(ada.get(one + "/users/nobody").with(200).get("member").asBoolean());
        assertEquals(
                0, ada.get(one + "/users?search=bob").with(200).get("items").size());
    }

    @Test
    void goesIntoAFile() throws Exception {
        ApiClient.Reply reply = ada.get(path(bot, "/audiences/" + create("Talkative") + "/csv"));
        assertEquals(200, reply.status());
        assertEquals(
                List.of(
                        "userId,firstSeen,lastSeen,messages,events",
                        "ann,2026-01-31T12:00:01Z,2026-01-31T12:00:02Z,2,0"),
                reply.http().body().lines().toList());
    }

    @Test
    void restrictsReports() throws Exception {
        String id = create("Talkative");
        JsonNode report = ada.get(path(bot, "/reports/overview?audience=" + id)).with(200);
        assertEquals(id, report.at("/question/audience").asText());
        assertEquals(2, report.at("/figures/0/value").asInt());
        assertEquals(
                1,
                ada.get(path(bot, "/reports/compare?a=" + id))
                        .with(200)
                        .at("/figures/0/value")
                        .asInt());
    }

    @Test
    void oneThatIsDeletedOrOfAnotherBotIsRefusedInWords() throws Exception {
        String id = create("Talkative");
        BotId other = server.newBotOfPizza();
        JsonNode problem =
                ada.get(path(other, "/reports/overview?audience=" + id)).with(400);
        assertTrue(problem.get("detail").asText().contains("it was deleted, or is another bot's"));
        ada.get(path(other, "/audiences/" + id)).with(404);
        ada.delete(path(bot, "/audiences/" + id));
        ada.get(path(bot, "/reports/users?audience=" + id)).with(400);
        ada.get(path(bot, "/reports/overview?link=nothing")).with(400);
    }

    @Test
    void viewersLookAndStrangersDoNot() throws Exception {
        String id = create("Talkative");
        ApiClient vera = server.as("vera");
        vera.get(path(bot, "/audiences/" + id)).with(200);
        vera.post(path(bot, "/audiences/count"), "{\"definition\":" + TALKATIVE + "}")
                .with(200);
        vera.post(path(bot, "/audiences"), "{\"name\":\"Mine\",\"definition\":" + TALKATIVE + "}")
                .with(403);
        assertEquals(403, vera.delete(path(bot, "/audiences/" + id)).status());
        server.as("tom").get(path(bot, "/audiences/" + id + "/users")).with(404);
    }
}
