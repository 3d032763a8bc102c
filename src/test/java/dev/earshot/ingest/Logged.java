package dev.earshot.ingest;

import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What stands in a log. */
final class Logged {
    private Logged() {}

    static List<Intake> intakes(EventLog log) throws InterruptedException {
        List<Intake> intakes = new ArrayList<>();
        try (LogReader reader = log.read(LogPosition.START)) {
            while (!reader.position().isAtOrAfter(log.end())) {
                reader.read(1 << 20, Duration.ZERO).forEach(record -> intakes.add(EventCodec.decode(record.payload())));
            }
        }
        return intakes;
    }
}
