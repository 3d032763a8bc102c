package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.demo.DemoPlan;
import dev.earshot.wire.Recording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has collected can be taken away, and another one made of it that answers the same. */
class PastDataTest {
    private static final Instant END = Instant.parse("2026-03-31T22:00:00Z");

    private static final Pattern CAMPAIGN_COUNTS =
            Pattern.compile("\"name\":\"(impressions|clicks|started)\"[^}]*\"value\":[\\d.]+");

    @TempDir
    Path folder;

    @Test
    void anExportBroughtIntoAFreshServerGivesEqualReports() throws Exception {
        Path messages = folder.resolve("messages.jsonl");
        Path events = folder.resolve("events.jsonl");
        Map<String, String> before;
        Map<String, Integer> exported;
        String zone;
        try (TestServer server = TestServer.start(folder.resolve("first"))) {
            String bot = server.invent(new DemoPlan(7, 4_000, 1, 40, END)).getFirst();
            sendRecordings(server, bot);
            zone = server.get("/api/v1/bots/" + bot).get("timeZone").asText();
            before = reports(server, bot);
            PastFiles files = new PastFiles(server.port(), bot);
            files.export("messages?format=jsonl", messages);
            files.export("events?format=jsonl", events);
            exported = tables(files, folder.resolve("first-out"));
            bringingItsOwnExportInChangesNothing(server, bot, files, messages, before);
        }
        assertTrue(before.size() >= 12, "the premise: there are reports, " + before.keySet());
        assertTrue(before.get("overview").length() > 5_000, "the premise: they say something");

        try (TestServer server = TestServer.start(folder.resolve("second"))) {
            String bot = createBot(server, zone);
            PastFiles files = new PastFiles(server.port(), bot);
            files.bringIn(messages);
            files.bringIn(events);
            settle(server, bot);
            Map<String, String> after = reports(server, bot);
            before.forEach((report, answer) ->
                    assertEquals(portable(report, answer), portable(report, after.get(report)), report));
            assertEquals(exported, tables(files, folder.resolve("second-out")));

            files.bringIn(messages);
            settle(server, bot);
            assertEquals(after, reports(server, bot), "the same file once more");
        }
    }

    /** Which tracker belongs to which campaign is control data, and no part of an export: of campaigns the counts are. */
    private static String portable(String report, String answer) {
        return report.startsWith("campaigns ")
                ? CAMPAIGN_COUNTS
                        .matcher(answer)
                        .results()
                        .map(MatchResult::group)
                        .limit(3)
                        .toList()
                        .toString()
                : answer;
    }

    private static void bringingItsOwnExportInChangesNothing(
            TestServer server, String bot, PastFiles files, Path messages, Map<String, String> before)
            throws Exception {
        long stored = books(server, bot).get("stored").asLong();
        files.bringIn(messages);
        settle(server, bot);
        Map<String, String> after = reports(server, bot);
        before.forEach((report, answer) -> assertEquals(answer, after.get(report), report));
        long typing = Files.readString(messages)
                .lines()
                .filter(line -> line.contains("\"receipt\":\"typing_o"))
                .count();
        assertEquals(stored + typing, books(server, bot).get("stored").asLong(), "typing leaves no row to know it by");
    }

    private static String createBot(TestServer server, String zone) throws Exception {
        String body = "{\"name\":\"Copy\",\"platform\":\"facebook\",\"timeZone\":\"" + zone + "\"}";
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(server.api("POST", "/api/v1/bots", body).body())
                .get("id")
                .asText();
    }

    /** What clients were recorded to send, with the odd fields and marks that they have. */
    private static void sendRecordings(TestServer server, String bot) throws Exception {
        String key = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(server.api("POST", "/api/v1/bots/" + bot + "/keys/rotate", "{\"oldKeyWorksForSeconds\":60}")
                        .body())
                .get("apiKey")
                .asText();
        int accepted = 0;
        for (Recording recording : Recording.all()) {
            String query = recording.call().contains("=") ? recording.call() : "type=incoming&platform=facebook";
            if (query.matches("[\\w=&.-]+")) {
                String body = new String(recording.body(), StandardCharsets.UTF_8);
                accepted += server.track(query + "&apiKey=" + key, body).statusCode() == 200 ? 1 : 0;
            }
        }
        assertTrue(accepted > 60, "the premise: recordings are accepted, " + accepted);
        settle(server, bot);
    }

    private static JsonNode books(TestServer server, String bot) throws Exception {
        return server.get("/api/v1/bots/" + bot + "/ingest");
    }

    private static void settle(TestServer server, String bot) throws Exception {
        server.awaitBooks(new TestServer.TestBot(bot, ""));
    }

    /** Every report's answer over the whole time, without what names the bot or the moment. */
    private static Map<String, String> reports(TestServer server, String bot) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        String path = "/api/v1/bots/" + bot + "/reports";
        for (JsonNode report : server.get(path).get("items")) {
            String name = report.get("name").asText();
            for (String days :
                    List.of("from=2026-02-15&to=2026-03-31", "from=2017-01-01&to=2026-12-01&granularity=month")) {
                String answer =
                        server.api("GET", path + "/" + name + "?" + days, "").body();
                answers.put(name + " " + days, answer.replace(bot, "BOT"));
            }
        }
        answers.put("overview", answers.get("overview from=2026-02-15&to=2026-03-31"));
        return answers;
    }

    /** How many rows each table has, in each of its formats; all formats must agree. */
    private static Map<String, Integer> tables(PastFiles files, Path folder) throws Exception {
        Files.createDirectories(folder);
        Map<String, Integer> rows = new TreeMap<>();
        for (String what : List.of("messages", "events", "users")) {
            Path parquet = folder.resolve(what + ".parquet");
            Path csv = folder.resolve(what + ".csv");
            files.export(what + "?format=parquet", parquet);
            files.export(what + "?format=csv", csv);
            int count = parquetRows(parquet);
            assertTrue(count > 0, what);
            assertEquals(count, csvRows(csv), what);
            rows.put(what, count);
        }
        Path users = folder.resolve("users.jsonl");
        files.export("users?format=jsonl", users);
        assertEquals(rows.get("users"), Files.readAllLines(users).size());
        return rows;
    }

    private static int parquetRows(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM read_parquet('" + file + "')")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int csvRows(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM read_csv('" + file + "', all_varchar=true, header=true)")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void theCommandsWorkOnTheDataOfAStoppedServer() throws Exception {
        Path data = folder.resolve("data");
        try (TestServer server = TestServer.start(data)) {
            server.createBot("Pizza");
        }
        Path rows = folder.resolve("old.csv");
        Files.writeString(rows, """
                userId,text,timestamp,incoming,mood
                u1,=hello,2024-03-01T10:00:00Z,true,good
                u1,hi,2024-03-01T10:00:01Z,false,
                u1,when?,,true,
                """);

        String dryRun = imported(false, rows, data, "--dry-run");
        assertTrue(dryRun.contains("3 lines of csv: 2 can be used (2 events"), dryRun);
        assertTrue(dryRun.contains("Columns that become metadata: mood"), dryRun);
        assertTrue(dryRun.contains("line 4: 'timestamp' is missing"), dryRun);
        assertTrue(dryRun.contains("\"text\":\"=hello\""), dryRun);
        assertTrue(imported(false, rows, data).contains("Nothing was brought in"));
        assertTrue(imported(true, rows, data, "--skip-errors").contains("2 events are in the event log."));
        assertTrue(imported(true, rows, data, "--skip-errors").contains("2 events are in the event log."));

        Path out = folder.resolve("out.csv");
        ExportCommand.run(
                List.of("--bot", "Pizza", "--what", "messages", "-o", out.toString(), "--data", data.toString()),
                Map.of(),
                new PrintStream(new ByteArrayOutputStream()));
        List<String> lines = Files.readAllLines(out);
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(1).contains(",incoming,user,text,'=hello,"), lines.get(1));
        assertTrue(lines.get(1).contains("2024-03-01T10:00:00.000Z,u1,"), lines.get(1));
    }

    private static String imported(boolean isAllIn, Path file, Path data, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--bot", "pizza", "--data", data.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean isIn = ImportCommand.run(arguments, Map.of(), new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertEquals(isAllIn, isIn, printed.toString(StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theCommandSaysWhatToDoIfAServerHasTheData() throws Exception {
        Path data = folder.resolve("data");
        Path rows = folder.resolve("old.csv");
        Files.writeString(rows, "userId,text,timestamp,incoming\nu,a,2024-03-01,true\n");
        try (TestServer server = TestServer.start(data)) {
            server.createBot("Pizza");
            java.io.IOException refused = org.junit.jupiter.api.Assertions.assertThrows(
                    java.io.IOException.class, () -> imported(true, rows, data));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("--url http://localhost:8080"), refused.getMessage());
            String said = imported(true, rows, data, "--url", server.address(), "--token", TestServer.ADMIN_TOKEN);
            assertTrue(said.contains("1 events are in the event log."), said);
        }
    }
}
