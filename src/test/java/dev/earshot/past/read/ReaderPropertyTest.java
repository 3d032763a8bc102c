package dev.earshot.past.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dearshot.seed=N} repeats a run. */
class ReaderPropertyTest {
    private static final String[] PIECES = {
        "a",
        "é",
        "🎉",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        " ",
        "'",
        "{",
        "}",
        "\\",
        "=1",
        "日本",
        "x".repeat(300)
    };

    private final long seed = Long.getLong("earshot.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    @Test
    void whateverATextHoldsItIsReadAsItWasWritten() throws IOException {
        System.out.println("reader property test: seed " + seed);
        for (int run = 0; run < 40; run++) {
            List<String> texts = texts();
            boolean isTsv = random.nextBoolean();
            String delimiter = isTsv ? "\t" : ",";
            StringBuilder file = new StringBuilder(random.nextBoolean() ? "\ufeff" : "")
                    .append(String.join(delimiter, "text", "userId", "timestamp", "direction"))
                    .append('\n');
            for (String text : texts) {
                file.append('"').append(text.replace("\"", "\"\"")).append('"');
                file.append(delimiter)
                        .append("u")
                        .append(delimiter)
                        .append("2024-03-01")
                        .append(delimiter)
                        .append("in");
                file.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            Readings.Read read = Readings.read(folder, isTsv ? "a.tsv" : "a.csv", file.toString());
            assertEquals(List.of(), read.errors(), "seed " + seed);
            assertEquals(texts, read.messages().stream().map(Message::text).toList(), "seed " + seed);
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            StringBuilder text = new StringBuilder("t");
            for (int piece = random.nextInt(8); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void readingGoesOnFromAnyPlaceAsIfItHadNeverStopped() throws IOException {
        System.out.println("reader property test: seed " + seed);
        for (int run = 0; run < 20; run++) {
            StringBuilder content = new StringBuilder("text,userId,timestamp,direction\n");
            for (String text : texts()) {
                content.append('"').append(text.replace("\"", "\"\"")).append("\",u,2024-03-01,in\n");
            }
            Path file = folder.resolve("a.csv");
            Files.writeString(file, content.toString());
            List<ReadLine> whole =
                    Readings.read(file, PastFile.Place.START, null).lines();
            List<ReadLine> parts = new ArrayList<>();
            PastFile.Place place = PastFile.Place.START;
            while (parts.size() < whole.size()) {
                place = readSome(file, place, random.nextInt(1, 4), parts);
            }
            assertEquals(whole, parts, "seed " + seed);
        }
    }

    private static PastFile.Place readSome(Path file, PastFile.Place from, int count, List<ReadLine> into)
            throws IOException {
        try (PastFile past = PastFile.open(file, "a.csv", Optional.empty(), from)) {
            LineDecoder decoder = past.decoder(Readings.TARGET, new Naming(Readings.BOT, "hash"));
            for (int i = 0; i < count; i++) {
                RawRecord record = past.next();
                if (record != null) {
                    into.add(decoder.decode(record));
                }
            }
            return past.place();
        }
    }

    @Test
    void noBytesMakeAReaderFailOrHang() throws IOException {
        System.out.println("reader property test: seed " + seed);
        byte[] good = """
                {"userId":"u","text":"a","timestamp":1709287200000,"incoming":true,"intent":{"name":"x"}}
                {"target":"/track?platform=sms&type=incoming","body":{"userId":"u","text":"a"},"receivedAt":1709287200000}
                {"earshot":1,"record":"message","id":"7b1f0c1e-5d0c-4f43-9d2b-0b8b5d3f6a10","bot":"b","timestamp":"2024-03-01T00:00:00Z","platform":"sms","userId":"u","source":"x","raw":"{}","direction":"incoming","author":"user","kind":"text","text":"a"}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int usable = 0;
        for (int run = 0; run < 3_000; run++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextInt(3) == 0 ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
            }
            String name = new String[] {"a.jsonl", "a.csv", "a.tsv"}[random.nextInt(10) == 0 ? random.nextInt(3) : 0];
            try {
                Readings.Read read = Readings.read(folder, name, bytes);
                usable += read.events().size();
                assertTrue(
                        read.errors().stream().noneMatch(error -> error.contains("the program failed")),
                        read.errors() + " seed " + seed);
            } catch (UnreadableFileException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 5);
            }
        }
        assertTrue(usable > 1_000, "the premise: most lines are still good, " + usable);
    }
}
