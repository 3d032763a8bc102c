package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.DamagedLogException;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can be read of a damaged log before the damage. */
record DamagedReading(List<String> texts, boolean failsAgain) {

    static DamagedReading of(EventLog log) {
        List<String> texts = new ArrayList<>();
        try (LogReader reader = log.read(LogPosition.START)) {
            while (!fails(reader, texts)) {
                // reads on
            }
            return new DamagedReading(texts, fails(reader, texts));
        }
    }

    private static boolean fails(LogReader reader, List<String> texts) {
        try {
            texts.addAll(Records.texts(reader.read(1000, Duration.ZERO)));
            return false;
        } catch (DamagedLogException e) {
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
