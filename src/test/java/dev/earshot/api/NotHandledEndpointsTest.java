package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Role;
import dev.earshot.event.BotId;
import dev.earshot.event.Intent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asked at the time of the samples, of bots in UTC. */
final class NotHandledEndpointsTest extends ApiTest {
    private static final Intent NOT_HANDLED = new Intent(Intent.NOT_HANDLED, List.of(), null);

    private BotId botThatMissedTwo() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.withIntent(bot, "mid.1", "ada", Samples.at(1), "where is my order", NOT_HANDLED));
        server.append(bot, Samples.withIntent(bot, "mid.2", "bob", Samples.at(2), "Where is my ordr?", NOT_HANDLED));
        server.append(bot, Samples.withIntent(bot, "mid.3", "bob", Samples.at(3), "talk to a human", NOT_HANDLED));
        server.settle();
        return bot;
    }

    private static JsonNode groups(ApiClient client, BotId bot, String state) throws Exception {
        JsonNode parts = client.get(path(bot, "/reports/not-handled?state=" + state))
                .with(200)
                .get("parts");
        return parts.valueStream()
                .filter(part -> part.get("name").asText().equals("groups"))
                .findFirst()
                .orElseThrow()
                .get("rows");
    }

    @Test
    void aGroupIsDecidedOnAndTheListShowsItByItsState() throws Exception {
        BotId bot = botThatMissedTwo();
        JsonNode order = groups(ada, bot, "open").get(0);
        assertEquals(2, order.get("messages").asInt());
        assertEquals(2, order.get("users").asInt());
        String id = order.get("group").asText();

        JsonNode decided = ada.send("PUT", path(bot, "/not-handled/" + id), "{\"state\":\"done\"}")
                .with(200);

        assertEquals("done", decided.get("state").asText());
        assertEquals("where is my order", decided.get("phrase").asText());
        assertEquals("ada", decided.get("changedBy").asText());
        assertEquals(1, groups(ada, bot, "open").size());
        JsonNode done = groups(ada, bot, "done").get(0);
        assertEquals(id, done.get("group").asText());
        assertEquals("ada", done.get("changedBy").asText());
        assertEquals(decided.get("changedAt"), done.get("changedAt"));
        assertEquals(2, groups(ada, bot, "all").size());

        ada.send("PUT", path(bot, "/not-handled/" + id), "{\"state\":\"open\"}").with(200);
        assertEquals(2, groups(ada, bot, "open").size());
    }

    @Test
    void whoMayOnlyLookDecidesNothing() throws Exception {
        BotId bot = botThatMissedTwo();
        String id = groups(ada, bot, "open").get(0).get("group").asText();
        ApiClient vera = server.as("vera");

        ApiClient.Reply reply = vera.send("PUT", path(bot, "/not-handled/" + id), "{\"state\":\"done\"}");

        reply.with(403);
        assertEquals("Your role in this workspace may only look.", reply.detail());
        assertEquals(2, groups(vera, bot, "open").size());
        server.join("agnes", server.pizza, Role.AGENT);
        server.as("agnes")
                .send("PUT", path(bot, "/not-handled/" + id), "{\"state\":\"ignored\"}")
                .with(200);
        assertEquals(1, groups(vera, bot, "ignored").size());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        BotId bot = botThatMissedTwo();
        String id = groups(ada, bot, "open").get(0).get("group").asText();
        ApiClient.Reply state = ada.send("PUT", path(bot, "/not-handled/" + id), "{\"state\":\"finished\"}");
        state.with(400);
        assertEquals("'state' must be one of open, done, ignored.", state.detail());
        ada.send("PUT", path(bot, "/not-handled/" + id), "{}").with(400);
        ApiClient.Reply group = ada.send("PUT", path(bot, "/not-handled/0000000000000000"), "{\"state\":\"done\"}");
        group.with(404);
        assertEquals("There is no such group.", group.detail());
        ApiClient.Reply format = ada.get(path(bot, "/not-handled/export?format=xml"));
        format.with(400);
        assertEquals("'format' must be csv or jsonl.", format.detail());
        ada.get(path(bot, "/not-handled/export?state=none")).with(400);
    }

    @Test
    void phrasesAreTakenAwayToTrainTheBot() throws Exception {
        BotId bot = botThatMissedTwo();
        ApiClient.Reply csv = ada.get(path(bot, "/not-handled/export"));
        assertEquals(200, csv.status());
        List<String> lines = csv.http().body().lines().toList();
        assertEquals("group,phrase,count,intent", lines.getFirst());
        assertEquals(4, lines.size());
        assertTrue(csv.header("Content-Disposition").orElse("").endsWith("not-handled.csv\""));

        ApiClient.Reply jsonLines = ada.get(path(bot, "/not-handled/export?format=jsonl"));
        assertEquals(3, jsonLines.http().body().lines().count());
        assertTrue(jsonLines.http().body().contains("\"phrase\":\"Where is my ordr?\",\"count\":1,\"intent\":\"\""));
    }
}
