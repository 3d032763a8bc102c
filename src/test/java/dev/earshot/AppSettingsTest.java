package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator sets arrives where it works. */
class AppSettingsTest {

    @Test
    void whatWasRejectedIsKeptForAsManyDaysAsWereSet(@TempDir Path data) throws IOException {
        assertEquals(Duration.ofDays(30), read(data, Map.of()).projector().quarantineAge());
        assertEquals(
                Duration.ofDays(365),
                read(data, Map.of("quarantine.days", "365")).projector().quarantineAge());
    }

    private static AppSettings read(Path data, Map<String, String> settings) throws IOException {
        Map<String, String> arguments = new java.util.HashMap<>(settings);
        arguments.put("data", data.toString());
        return AppSettings.read(arguments, Map.of());
    }
}
