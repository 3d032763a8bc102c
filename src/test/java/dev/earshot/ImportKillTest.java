package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed (SIGKILL) while it brings a file in goes on when it is started again: every row is there, once.
 * {@code -Dearshot.seed=N} repeats a run's moments.
 */
class ImportKillTest {
    private static final int ROWS = 60_000;
    private static final int KILLS = 4;

    private final long seed = Long.getLong("earshot.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void aKilledImportGoesOnWithoutDoubles(@TempDir Path folder) throws Exception {
        System.out.println("import kill test: seed " + seed);
        Path data = folder.resolve("data");
        Path file = file(folder.resolve("old.csv"));
        String bot;
        try (TestServer server = TestServer.start(data)) {
            bot = server.createBot("Killed").id();
        }
        String path = null;
        int killedAtWork = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            ServerProcess server = ServerProcess.start(data, "--import.lines-per-second", "12000");
            PastFiles files = new PastFiles(server.port(), bot);
            if (path == null) {
                JsonNode checked = files.check(file);
                assertEquals(ROWS, checked.at("/check/usable").asInt(), checked.toString());
                path = "/imports/" + checked.get("id").asText();
                files.start(checked);
            }
            long before = files.call("GET", path, new byte[0]).get("imported").asLong();
            String own = path;
            TestServer.await(
                    () -> files.call("GET", own, new byte[0]),
                    now -> now.get("imported").asLong() > before
                            || now.get("state").asText().equals("done"));
            Thread.sleep(random.nextInt(300)); // the random moment itself, not a wait for a condition
            killedAtWork +=
                    files.call("GET", path, new byte[0]).get("state").asText().equals("running") ? 1 : 0;
            server.kill();
        }
        assertTrue(killedAtWork >= 2, "the premise: it was killed at work, " + killedAtWork + " times");

        ServerProcess server = ServerProcess.start(data);
        try {
            PastFiles files = new PastFiles(server.port(), bot);
            JsonNode done = files.await(path, Set.of("done", "failed"));
            assertEquals("done", done.get("state").asText(), done.toString());
            TestServer.await(
                    () -> files.call("GET", "/ingest", new byte[0]),
                    books -> books.get("pending").asLong() == 0
                            && books.get("caughtUp").asBoolean());
            Path out = folder.resolve("out.csv");
            files.export("messages?format=csv", out);
            assertAllOnce(out);
        } finally {
            server.stop();
        }
    }

    private static Path file(Path file) throws Exception {
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("userId,text,timestamp,direction\n");
            for (int row = 0; row < ROWS; row++) {
                out.write("u" + row % 500 + ",\"said, " + row + "\"," + start.plusSeconds(row) + ","
                        + (row % 2 == 0 ? "in" : "out") + "\n");
            }
        }
        return file;
    }

    private void assertAllOnce(Path csv) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("SELECT count(*), count(DISTINCT text) FROM read_csv('" + csv
                        + "', all_varchar=true, header=true)")) {
            counts.next();
            assertEquals(ROWS, counts.getInt(2), "lost; seed " + seed);
            assertEquals(ROWS, counts.getInt(1), "doubled; seed " + seed);
        }
    }
}
