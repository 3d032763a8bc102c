package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compatibility, proved by recorded traffic. After a wanted change, {@link RecordingsUpdate} writes them anew. */
class RecordingsTest {

    @TestFactory
    Stream<DynamicTest> everyRecordingGivesItsEventsAndFaults() {
        return Recording.all().stream()
                .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> replay(recording)));
    }

    @Test
    void thereAreRecordingsOfEveryKind() {
        List<Recording> all = Recording.all();
        assertTrue(all.size() > 100, "only " + all.size());
        assertTrue(all.stream().anyMatch(recording -> !recording.faults().isEmpty()));
    }

    private static void replay(Recording recording) {
        Decoded decoded = recording.decoded();
        assertEquals(String.join("\n", recording.events()), String.join("\n", new Rendering(Wire.BOT).events(decoded)));
        assertEquals(String.join("\n", recording.faults()), String.join("\n", Rendering.faults(decoded)));
    }
}
