package dev.earshot.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that the first version of the log wrote, kept as bytes: whatever becomes of the program, it reads them. */
class FirstVersionTest {
    private static final Path RECORDS = Path.of("src/test/resources/event");

    static Stream<Map.Entry<String, Intake>> records() {
        return Stream.of(
                Map.entry("record-v1-full.hex", FirstVersion.full()),
                Map.entry("record-v1-bare.hex", FirstVersion.bare()),
                Map.entry("record-v1-without-bot.hex", FirstVersion.withoutBot()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsTheRecordsOfTheFirstVersion(Map.Entry<String, Intake> record) throws Exception {
        assertEquals(record.getValue(), EventCodec.decode(bytes(record.getKey())));
    }

    /** If this fails the format has changed: keep the old records, add new ones, and think of older programs. */
    @ParameterizedTest
    @MethodSource("records")
    void stillWritesThemTheSame(Map.Entry<String, Intake> record) throws Exception {
        assertEquals(1, EventCodec.VERSION);
        assertArrayEquals(bytes(record.getKey()), EventCodec.encode(record.getValue()));
    }

    static byte[] bytes(String name) throws IOException {
        byte[] bytes =
                HexFormat.of().parseHex(Files.readString(RECORDS.resolve(name)).replaceAll("\\s", ""));
        assertTrue(bytes.length > 50, name);
        return bytes;
    }
}
