package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinkEndpointsTest extends ApiTest {
    private static final String THREE_RULES = "\"rules\":["
            + "{\"name\":\"New iPhones\",\"conditions\":[{\"kind\":\"os\",\"is\":\"iOS >= 16\"}],\"destination\":\"https://m.me/pizza\"},"
            + "{\"name\":\"Germans\",\"conditions\":[{\"kind\":\"country\",\"is\":\"DE\"},{\"kind\":\"language\",\"is\":\"de\"}],"
            + "\"destination\":\"https://shop.example/de\"},"
            + "{\"name\":\"Half\",\"conditions\":[{\"kind\":\"share\",\"is\":\"0-50\"}],\"destination\":\"pizza://menu/{dish}\"}]";

    private BotId bot;

    @BeforeEach
    void newBot() {
        bot = server.newBotOfPizza();
    }

    private JsonNode create(String more) throws Exception {
        return ada.post(
                        path(bot, "/links"),
                        "{\"name\":\"Menu\",\"destination\":\"https://shop.example/\"" + more + "}")
                .with(201);
    }

    private String link(JsonNode link, String rest) {
        return path(bot, "/links/" + link.get("id").asText() + rest);
    }

    @Test
    void makesALinkWithAnAddressAndShowsIt() throws Exception {
        JsonNode made = create("," + THREE_RULES + ",\"utm\":{\"source\":\"poster\"},\"password\":\"sesame\"");

        assertEquals(
                server.address() + "/l/" + made.get("code").asText(),
                made.get("url").asText());
        assertTrue(made.get("hasPassword").asBoolean());
        assertFalse(made.toString().contains("sesame"));
        assertEquals(made, ada.get(link(made, "")).with(200));
        assertEquals(made, ada.get(path(bot, "/links")).with(200).get("items").get(0));
    }

    @Test
    void changesOnlyWhatIsSaid() throws Exception {
        JsonNode made = create("," + THREE_RULES + ",\"clickLimit\":5,\"preview\":{\"title\":\"Pizza\"}");

        JsonNode changed = ada.patch(link(made, ""), "{\"destination\":\"https://new.example/\",\"clickLimit\":0}")
                .with(200);

        assertEquals("https://new.example/", changed.get("destination").asText());
        assertEquals(made.get("rules"), changed.get("rules"));
        assertEquals(made.get("preview"), changed.get("preview"));
        assertFalse(changed.has("clickLimit"));
        assertTrue(ada.patch(link(made, ""), "{\"archived\":true}")
                .with(200)
                .get("archived")
                .asBoolean());
    }

    @Test
    void triesALinkOut() throws Exception {
        JsonNode made = create("," + THREE_RULES);
        String iphone =
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/16.4 Mobile/15E148 Safari/604.1";

        JsonNode onIphone = ada.post(link(made, "/try"), "{\"userAgent\":\"" + iphone + "\"}")
                .with(200);
        JsonNode german = ada.post(link(made, "/try"), "{\"language\":\"de-AT\",\"place\":\"DE\"}")
                .with(200);
        JsonNode half = ada.post(link(made, "/try"), "{\"query\":\"dish=a%2Fb\",\"percent\":49}")
                .with(200);
        JsonNode rest = ada.post(link(made, "/try"), "{\"percent\":50}").with(200);

        assertEquals("New iPhones", onIphone.get("rule").asText());
        assertEquals(
                "https://m.me/pizza?ref=ck_00000000000000000000000000000000",
                onIphone.get("destination").asText());
        assertEquals("16.4", onIphone.get("device").get("version").asText());
        assertEquals("Germans", german.get("rule").asText());
        assertFalse(german.get("steps")
                .get(1)
                .get("conditions")
                .get(0)
                .get("available")
                .asBoolean());
        assertEquals("pizza://menu/a%2Fb", half.get("destination").asText());
        assertEquals("", rest.get("rule").asText());
        assertEquals(3, rest.get("steps").size());
    }

    @Test
    void saysAllThatIsWrongWithRules() throws Exception {
        JsonNode errors = ada.post(
                        path(bot, "/links"),
                        "{\"name\":\"x\",\"destination\":\"javascript:x\",\"rules\":[{\"name\":\"\",\"destination\":\"https://{h}/\","
                                + "\"conditions\":[{\"kind\":\"os\",\"is\":\"new\"},{\"kind\":\"moon\",\"is\":\"full\"}]}]}")
                .with(400)
                .get("errors");

        assertEquals(
                java.util.List.of(
                        "destination",
                        "rules[0].name",
                        "rules[0].destination",
                        "rules[0].conditions[0].is",
                        "rules[0].conditions[1].kind"),
                errors.findValuesAsText("field"));
        ada.post(path(bot, "/links"), "{\"name\":\"x\",\"destination\":\"https://a.example\",\"rules\":7}")
                .with(400);
        ada.post(path(bot, "/links"), "{\"name\":\"x\",\"destination\":\"https://a.example\",\"rules\":[{\"nmae\":1}]}")
                .with(400);
        ada.post(path(bot, "/links"), "{\"name\":\"x\",\"destination\":\"https://a.example\",\"rules\":[null]}")
                .with(400);
    }

    @Test
    void drawsQrCodes() throws Exception {
        JsonNode made = create("");
        ApiClient.Reply svg = ada.get(link(made, "/qr?format=svg"));
        assertEquals(200, svg.status());
        assertTrue(svg.http().body().startsWith("<svg "), svg.http().body());
        assertEquals(
                "image/png",
                ada.get(link(made, "/qr?size=64")).header("Content-Type").orElseThrow());
        ada.get(link(made, "/qr?size=5000")).with(400);
        ada.get(link(made, "/qr?format=gif")).with(400);
    }

    @Test
    void hasDomainsOfItsOwn() throws Exception {
        String host = "go" + bot.value().substring(4) + ".example.com";
        ada.post(path(bot, "/link-domains"), "{\"host\":\"" + host + "\"}").with(201);
        JsonNode made = create(",\"host\":\"" + host + "\",\"code\":\"menu\"");
        assertEquals("https://" + host + "/menu", made.get("url").asText());

        ada.delete(path(bot, "/link-domains/" + host)).with(409);
        ada.delete(path(bot, "/link-domains/other.example.com")).with(404);
        ada.post(path(bot, "/link-domains"), "{\"host\":\"127.0.0.1\"}").with(400);
        assertEquals(
                1, ada.get(path(bot, "/link-domains")).with(200).get("items").size());
    }

    @Test
    void onlyWhoMayChangesAndOthersSeeNothing() throws Exception {
        JsonNode made = create("");
        ApiClient vera = server.as("vera");
        ApiClient tom = server.as("tom");
        vera.get(link(made, "")).with(200);
        vera.patch(link(made, ""), "{\"archived\":true}").with(403);
        vera.post(path(bot, "/links"), "{\"name\":\"x\",\"destination\":\"https://a.example\"}")
                .with(403);
        tom.get(link(made, "")).with(404);
        tom.get(link(made, "/qr")).with(404);
        tom.post(link(made, "/try"), "{}").with(404);
        tom.patch(link(made, ""), "{\"archived\":true}").with(404);
        tom.post(path(bot, "/link-domains"), "{\"host\":\"go.example.com\"}").with(404);
    }
}
