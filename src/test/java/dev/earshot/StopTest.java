package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop (SIGTERM) does so by itself, also when it has nothing to store yet. */
class StopTest {

    @Test
    void stopsAfterItsFirstStartAndAfterItsSecond(@TempDir Path data) throws Exception {
        assertEquals(143, ServerProcess.start(data).stop(), "on an empty data folder");
        assertEquals(143, ServerProcess.start(data).stop(), "on the same folder again");
    }
}
