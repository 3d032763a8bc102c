package dev.earshot.past.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.EventId;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and lines of JSON as people write them, and what is read in them. */
class RowsTest {
    @TempDir
    Path folder;

    @Test
    void readsATableByTheNamesOfItsColumns() throws IOException {
        Readings.Read read = Readings.read(folder, "a.csv", """
                User ID,Text,Timestamp,Incoming,Intent,confidence,conversation_id,session-id,platform,platformUserJson,City
                u1,"Hello, ""you""\r
                there",2024-03-01T10:00:00Z,true,Greeting,0.75,c1,s1,sms,"{""firstName"":""Ada""}",Bern
                u1,Hi!,1709287201,false,,,,,,,
                """);

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("City"), read.unknown());
        Message first = read.messages().getFirst();
        assertEquals("Hello, \"you\"\r\nthere", first.text());
        assertEquals(Direction.INCOMING, first.direction());
        assertEquals(Instant.parse("2024-03-01T10:00:00Z"), first.header().time());
        assertEquals("Greeting", first.intent().name());
        assertEquals("u1", first.header().userId());
        assertEquals("c1", first.header().conversationId());
        assertEquals("s1", first.header().sessionId());
        assertEquals("sms", first.header().platform());
        assertEquals("{\"firstName\":\"Ada\"}", first.header().userJson());
        assertEquals("{\"City\":\"Bern\"}", first.header().metadataJson());
        Message second = read.messages().getLast();
        assertEquals(Direction.OUTGOING, second.direction());
        assertEquals(Author.BOT, second.author());
        assertEquals(Instant.ofEpochSecond(1709287201), second.header().time());
        assertEquals("webchat", second.header().platform(), "the bot's own");
    }

    @Test
    void readsTabsAndSemicolonsAndByteOrderMarksAndGzip() throws IOException {
        assertEquals(
                "a;b, c",
                Readings.read(folder, "t.tsv", "userId\ttext\ttime\tdirection\nu\ta;b, c\t2024-03-01\tin\n")
                        .messages()
                        .getFirst()
                        .text());
        String semicolons = "\ufeffuserId;text;time;direction\r\nu;a,b;2024-03-01;out\r\n";
        assertEquals(
                "a,b",
                Readings.read(folder, "s.csv", semicolons).messages().getFirst().text());
        assertEquals(
                "a,b",
                Readings.read(folder, "s.csv.gz", gzip(semicolons))
                        .messages()
                        .getFirst()
                        .text());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void takesTimesWithoutOffsetForTheBotsOwn() throws IOException {
        Readings.Read read = Readings.read(folder, "a.csv", """
                userId,text,timestamp,incoming
                u,a,2024-07-01 12:00:00,1
                u,b,2024-01-01T12:00,1
                u,c,2024-01-01,1
                u,d,2024-01-01 12:00:00 UTC,1
                u,e,2024-01-01 12:00:00.5+0530,1
                """);
        assertEquals(
                List.of(
                        "2024-07-01T10:00:00Z", // Berlin is two hours ahead in summer
                        "2024-01-01T11:00:00Z",
                        "2023-12-31T23:00:00Z",
                        "2024-01-01T12:00:00Z",
                        "2024-01-01T06:30:00.500Z"),
                read.messages().stream()
                        .map(message -> message.header().time().toString())
                        .toList());
    }

    @Test
    void readsEventsAndMoney() throws IOException {
        Readings.Read read = Readings.read(folder, "a.csv", """
                userId,text,timestamp,direction,event,eventType,amount,currency,referenceNumber,shop
                u,,2024-03-01,,Signed up,,,,,
                u,,2024-03-01,,,,12.30,EUR,r-1,main
                u,,2024-03-01,,Shared,share,,,,
                u,hello,2024-03-01,in,,,,,,
                """);
        assertEquals(List.of(), read.errors());
        BotEvent signedUp = (BotEvent) read.events().get(0);
        assertEquals(BotEvent.Type.CUSTOM, signedUp.type());
        assertEquals("Signed up", signedUp.name());
        BotEvent revenue = (BotEvent) read.events().get(1);
        assertEquals(BotEvent.Type.REVENUE, revenue.type());
        assertEquals(new BigDecimal("12.30"), revenue.amount());
        assertEquals("EUR", revenue.currency());
        assertEquals("r-1", revenue.referenceNumber());
        assertTrue(revenue.attributesJson().contains("\"shop\":\"main\""), revenue.attributesJson());
        assertEquals(BotEvent.Type.SHARE, ((BotEvent) read.events().get(2)).type());
        assertEquals("hello", ((Message) read.events().get(3)).text());
    }

    @Test
    void readsLinesOfJson() throws IOException {
        Readings.Read read = Readings.read(folder, "a.jsonl", """
                {"userId":7,"text":"buy","timestamp":1709287200000,"incoming":true,"mood":{"a":[1]},\
                "intent":{"name":"Buy","confidence":0.5,"inputs":[{"name":"what","value":"shoes"}]}}

                {"userId":"u","postback":{"buttonClick":{"buttonId":"YES"}},"timestamp":"2024-03-01T10:00:00+01:00","direction":"in"}
                """);
        assertEquals(List.of(), read.errors());
        Message buy = read.messages().getFirst();
        assertEquals("7", buy.header().userId());
        assertEquals("shoes", buy.intent().inputs().getFirst().value());
        assertEquals("{\"mood\":{\"a\":[1]}}", buy.header().metadataJson());
        assertEquals(MessageKind.POSTBACK, read.messages().getLast().kind());
        assertEquals("YES", read.messages().getLast().payload());
    }

    @Test
    void readsRecordedCallsWithTheirQuery() throws IOException {
        Readings.Read read = Readings.read(folder, "a.jsonl", """
                {"target":"/track?platform=sms&type=incoming&v=1-rest&apiKey=****","receivedAt":"2024-03-01T10:00:00Z","body":{"userId":"u","text":"a"}}
                {"query":{"platform":"sms","type":"outgoing"},"body":"{\\"userId\\":\\"u\\",\\"text\\":\\"b\\",\\"dashbot_timestamp\\":1709287200000}"}
                {"target":"/track?platform=sms&type=incoming","body":{"userId":"u","text":"when?"}}
                {"target":"/elsewhere?type=incoming","body":{"userId":"u","text":"c"},"receivedAt":1709287200000}
                {"target":"/track?platform=sms","body":{"userId":"u","text":"d"},"receivedAt":1709287200000}
                """);
        assertEquals(
                List.of("a", "b"), read.messages().stream().map(Message::text).toList());
        assertEquals("dashbot/1-rest", read.messages().getFirst().header().source());
        assertEquals(
                List.of(
                        "3: 'receivedAt' is missing: the body has no time of its own",
                        "4: 'target' is no tracker's address: /track?platform=…&type=…",
                        "5: the query parameter 'type' is missing; allowed are incoming, outgoing, event, all, connect,"
                                + " outgoingResponse"),
                read.errors());
    }

    @Test
    void namesWhatIsWrongByLine() throws IOException {
        Readings.Read read = Readings.read(folder, "a.csv", """
                userId,text,timestamp,incoming
                u,"several
                lines",2024-03-01,true
                u,no time,,true
                u,bad time,yesterday,true
                u,later,2031-01-01,true
                u,which way,2024-03-01,maybe
                ,nobody,2024-03-01,true
                u,,2024-03-01,true
                u,too,2024-03-01,true,many
                """);
        assertEquals(1, read.messages().size());
        List<String> errors = read.errors();
        assertEquals(7, errors.size(), errors.toString());
        assertTrue(errors.get(0).startsWith("4: 'timestamp' is missing"), errors.get(0));
        assertTrue(errors.get(1).startsWith("5: 'timestamp' must be milliseconds"), errors.get(1));
        assertTrue(errors.get(2).startsWith("6: 'timestamp' lies in the future"), errors.get(2));
        assertEquals("7: 'incoming' must be true or false", errors.get(3));
        assertTrue(errors.get(4).startsWith("8: 'userId' is missing"), errors.get(4));
        assertTrue(errors.get(5).startsWith("9: 'text' is missing"), errors.get(5));
        assertTrue(errors.get(6).startsWith("10: the line has 5 cells, but there are 4 columns"), errors.get(6));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsNoMoreThanTheLongestLine() throws IOException {
        String filler = "u,x,2024-03-01,true\n".repeat(PastFile.MAX_RECORD_BYTES / 20);
        Readings.Read read = Readings.read(
                folder,
                "a.csv",
                "userId,text,timestamp,incoming\nu,\"open,2024-03-01,true\n" + filler + "u,last,2024-03-01,true\n");
        assertEquals(1, read.errors().size());
        assertTrue(
                read.errors().getFirst().contains("a quote that is never closed"),
                read.errors().getFirst());
        assertEquals("last", read.messages().getLast().text());
    }

    @Test
    void refusesWhatIsNoUtf8ByLineAndOtherFilesWhole() throws IOException {
        byte[] latin = "userId,text,timestamp,incoming\nu,caf\u00e9,2024-03-01,true\nu,tea,2024-03-01,true\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Readings.Read read = Readings.read(folder, "a.csv", latin);
        assertEquals(List.of("2: the line is not valid UTF-8: save the file as UTF-8"), read.errors());
        assertEquals("tea", read.messages().getFirst().text());

        assertRefused("UTF-16", "a.csv", "userId,text".getBytes(StandardCharsets.UTF_16));
        assertRefused("ZIP archive or a workbook", "a.xlsx", "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8));
        assertRefused("JSON array", "a.json", "[{\"userId\":\"u\"}]".getBytes(StandardCharsets.UTF_8), "a.jsonl");
        assertRefused("the first line must name the columns", "a.csv", "u,hello\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("two columns are called", "a.csv", "userId,a,A\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("empty", "a.csv", new byte[0]);
    }

    private void assertRefused(String words, String name, byte[] content, String... names) {
        for (String one : names.length == 0 ? new String[] {name} : names) {
            UnreadableFileException refused =
                    assertThrows(UnreadableFileException.class, () -> Readings.read(folder, one, content));
            assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
        }
    }

    @Test
    void aRowKeepsItsIdHoweverOftenItIsReadAndAMessagesIdIsThePlatforms() throws IOException {
        String rows = """
                userId,text,timestamp,incoming,id,messageId
                u,same,2024-03-01,true,,
                u,same,2024-03-01,true,,
                u,own,2024-03-01,true,row-7,
                u,mid,2024-03-01,true,,mid.1
                """;
        List<EventId> first = ids(Readings.read(folder, "a.csv", rows));
        assertEquals(first, ids(Readings.read(folder, "b.csv", rows)));
        assertNotEquals(first.get(0), first.get(1), "two equal rows are two messages");
        assertEquals(EventId.of(Readings.BOT, "import-id:row-7:0"), first.get(2));
        assertEquals(EventId.of(Readings.BOT, "mid:mid.1"), first.get(3), "a webhook's copy is the same message");
    }

    private static List<EventId> ids(Readings.Read read) {
        return read.events().stream().map(event -> event.header().id()).toList();
    }

    @Test
    void masksSecretsBeforeAnythingIsKept() throws IOException {
        Readings.Read read = Readings.read(folder, "a.jsonl", """
                {"userId":"u","text":"a","timestamp":"2024-03-01","incoming":true,"access_token":"EAAsecretsecret"}
                {"userId":"u","text":"b","incoming":true,"access_token":"EAAsecretsecret"}
                """);
        assertTrue(
                !read.lines().toString().contains("EAAsecretsecret"),
                read.lines().toString());
        assertEquals(1, read.errors().size());
    }
}
