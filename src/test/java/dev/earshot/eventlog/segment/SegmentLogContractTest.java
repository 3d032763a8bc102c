package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.EventLogContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

/** The segment log on a real folder, with segments so short that every test rolls. */
class SegmentLogContractTest extends EventLogContract {
    @TempDir
    Path folder;

    @Override
    protected EventLog open(long maxBytesInFlight) throws IOException {
        return SegmentLog.open(
                SegmentLogSettings.in(folder).withSegmentBytes(4096).withMaxBytesInFlight(maxBytesInFlight),
                InstantSource.system());
    }
}
