package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import dev.earshot.event.Intent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchEndpointsTest extends ApiTest {

    private static String q(String text) {
        return "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> texts(BotId bot, String query) throws Exception {
        return ada.get(path(bot, "/search" + query)).with(200).get("items").findValues("message").stream()
                .map(message -> message.path("text").asText())
                .toList();
    }

    private BotId talk() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.incoming(bot, "mid.1", "ada", Samples.at(1), "Where is my pizza?"));
        server.append(bot, Samples.incoming(bot, "mid.2", "bob", Samples.at(2), "pizza pizza"));
        Intent missed = new Intent(Intent.NOT_HANDLED, List.of(), null);
        server.append(bot, Samples.withIntent(bot, "mid.3", "bob", Samples.at(3), "no <b>pizza</b> here", missed));
        server.settleSearch();
        return bot;
    }

    @Test
    void givesWhatWasFoundWithItsMatches() throws Exception {
        BotId bot = talk();
        JsonNode page = ada.get(path(bot, "/search" + q("\"my pizza\""))).with(200);
        assertEquals(1, page.get("total").asInt());
        assertTrue(page.get("totalIsExact").asBoolean());
        assertTrue(page.get("complete").asBoolean());
        JsonNode hit = page.at("/items/0");
        assertEquals(bot.value(), hit.get("botId").asText());
        assertEquals("Where is my pizza?", hit.at("/message/text").asText());
        assertEquals(
                "[{\"text\":\"Where is \",\"match\":false},{\"text\":\"my\",\"match\":true},{\"text\":\" \",\"match\":false},"
                        + "{\"text\":\"pizza\",\"match\":true},{\"text\":\"?\",\"match\":false}]",
                hit.get("pieces").toString());
    }

    @Test
    void restrictsSortsAndPages() throws Exception {
        BotId bot = talk();
        assertEquals("pizza pizza", texts(bot, q("pizza")).getFirst());
        assertEquals(
                "no <b>pizza</b> here", texts(bot, q("pizza") + "&sort=newest").getFirst());
        assertEquals(List.of("Where is my pizza?"), texts(bot, q("pizza") + "&userId=ada"));
        assertEquals(List.of("no <b>pizza</b> here"), texts(bot, q("pizza") + "&notHandled=true"));
        assertEquals(List.of("no <b>pizza</b> here"), texts(bot, "?intent=NotHandled"));
        assertEquals(3, texts(bot, q("pizza") + "&direction=incoming").size());
        assertEquals(List.of(), texts(bot, q("pizza") + "&direction=outgoing"));
        assertEquals(1, texts(bot, q("pizza") + "&from=2026-01-31T12:00:03Z").size());
        assertEquals(3, ada.all(path(bot, "/search" + q("pizza") + "&limit=1")).size());
    }

    @Test
    void saysWhatIsWrongWithASearch() throws Exception {
        BotId bot = talk();
        assertEquals(
                "A quotation mark has no other one after it.",
                ada.get(path(bot, "/search" + q("\"pizza"))).detail());
        for (String query : List.of(
                q("(pizza"),
                q("!!!"),
                q("x".repeat(501)),
                q("pizza") + "&cursor=bm8",
                q("pizza") + "&limit=101",
                q("pizza") + "&sort=oldest",
                q("pizza") + "&notHandled=maybe")) {
            ada.get(path(bot, "/search" + query)).with(400);
        }
    }

    @Test
    void looksOnlyIntoBotsThatTheCallerMaySee() throws Exception {
        BotId bot = talk();
        BotId foreign = server.newBot(server.taxi).bot().id();
        server.append(foreign, Samples.incoming(foreign, "mid.9", "zoe", Samples.at(1), "secret pizza"));
        server.settleSearch();
        ada.get(path(foreign, "/search" + q("pizza"))).with(404);
        JsonNode everywhere = ada.get("/api/v1/search" + q("pizza")).with(200);
        assertTrue(everywhere.toString().contains(bot.value()));
        assertFalse(everywhere.toString().contains(foreign.value()));
        assertFalse(everywhere.toString().contains("secret"));
        assertTrue(server.as("tom")
                .get("/api/v1/search" + q("secret"))
                .with(200)
                .toString()
                .contains(foreign.value()));
        assertTrue(server.as("operator")
                        .get("/api/v1/search" + q("secret"))
                        .with(200)
                        .get("total")
                        .asInt()
                > 0);
    }
}
