package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.TestServer;
import dev.earshot.event.BotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file on its way in, part by part. */
final class ImportEndpointsTest extends ApiTest {
    private static final String ROWS = """
            userId,text,timestamp,direction,city
            ada,hello,2024-01-31T10:00:00Z,in,Bern
            ada,hi,2024-01-31T10:00:01Z,out,
            ada,when?,,in,
            """;

    private BotId bot;
    private String imports;

    @BeforeEach
    void makeBot() {
        bot = server.newBotOfPizza();
        imports = path(bot, "/imports");
    }

    private String begin(int size) throws Exception {
        String body = "{\"name\":\"old.csv\",\"sizeBytes\":" + size + "}";
        return imports + "/" + ada.post(imports, body).with(201).get("id").asText();
    }

    private JsonNode await(String own, String state) throws Exception {
        return TestServer.await(
                () -> ada.get(own).with(200), one -> one.get("state").asText().equals(state));
    }

    @Test
    void aFileComesInPartsIsCheckedAndBroughtIn() throws Exception {
        String own = begin(ROWS.length());
        JsonNode first =
                ada.send("PUT", own + "/bytes?offset=0", ROWS.substring(0, 50)).with(200);
        assertEquals("uploading", first.get("state").asText());
        assertEquals(50, first.get("receivedBytes").asInt());
        ApiClient.Reply elsewhere = ada.send("PUT", own + "/bytes?offset=60", ROWS.substring(60));
        assertEquals("The next part begins at 50, not at 60.", elsewhere.detail());
        elsewhere.with(409);
        ada.send("PUT", own + "/bytes?offset=0", ROWS.substring(0, 50)).with(200); // whose answer was lost
        ada.post(own + "/start", "{}").with(409);
        ada.send("PUT", own + "/bytes?offset=50", ROWS.substring(50)).with(200);

        JsonNode checked = await(own, "checked");
        assertEquals(3, checked.at("/check/lines").asInt());
        assertEquals(2, checked.at("/check/usable").asInt());
        assertEquals(1, checked.at("/check/errors").asInt());
        assertEquals("2024-01-31T10:00:00.000Z", checked.at("/check/first").asText());
        assertEquals("[\"city\"]", checked.at("/check/details/unknownColumns").toString());
        assertEquals("hello", checked.at("/check/details/sample/0/text").asText());
        assertTrue(
                ada.get(own + "/errors").http().body().startsWith("{\"line\":4,\"reason\":\"'timestamp' is missing"));
        assertEquals(0, ada.get(path(bot, "/messages")).with(200).get("items").size(), "nothing is stored yet");

        ada.post(own + "/start", "{}").with(200);
        assertEquals(2, await(own, "done").get("imported").asInt());
        server.settle();
        assertEquals(2, ada.get(path(bot, "/messages")).with(200).get("items").size());
        ada.delete(own).with(204);
        ada.get(own).with(404);
        assertEquals(2, ada.get(path(bot, "/messages")).with(200).get("items").size(), "what came in stays");
    }

    @Test
    void whatCannotBeAFileIsRefusedInWords() throws Exception {
        ada.post(imports, "{\"name\":\"a\",\"sizeBytes\":0}").with(400);
        ada.post(imports, "{\"name\":\"a\",\"sizeBytes\":1048577}").with(400);
        ada.post(imports, "{\"name\":\" \",\"sizeBytes\":1}").with(400);
        ada.post(imports, "{\"name\":\"a\",\"sizeBytes\":1,\"shape\":\"xls\"}").with(400);
        String own = begin(4);
        ada.send("PUT", own + "/bytes?offset=x", "1").with(400);
        ada.send("PUT", own + "/bytes?offset=0", "12345").with(409);
        ada.send("PUT", own + "/bytes?offset=0", "PK\u0003\u0004").with(200);
        assertTrue(await(own, "failed").get("problem").asText().contains("ZIP archive"));
        for (int i = 0; i < 5; i++) {
            begin(4);
        }
        ada.post(imports, "{\"name\":\"one more\",\"sizeBytes\":4}").with(400);
    }

    @Test
    void onlyOwnersAndAdminsBringFilesIn() throws Exception {
        String own = begin(4);
        ApiClient vera = server.as("vera");
        vera.get(own).with(200);
        vera.post(imports, "{\"name\":\"a\",\"sizeBytes\":1}").with(403);
        vera.send("PUT", own + "/bytes?offset=0", "1234").with(403);
        vera.post(own + "/start", "{}").with(403);
        vera.delete(own).with(403);
        server.as("tom").send("PUT", own + "/bytes?offset=0", "1234").with(404);
    }
}
