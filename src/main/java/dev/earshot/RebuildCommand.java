package dev.earshot;

import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.segment.SegmentLog;
import dev.earshot.projection.Projector;
import dev.earshot.projection.ProjectorSettings;
import dev.earshot.store.StoreReplacement;
import dev.earshot.store.duckdb.DuckDbStore;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * {@code ./earshot rebuild}: makes a new store from the log, beside the one that is there, and puts it in its place when it
 * is whole. The server must be stopped: the log's lock on the data folder sees to that.
 */
final class RebuildCommand {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private RebuildCommand() {}

    static void run(Map<String, String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        run(arguments, environment, out, BETWEEN_LINES);
    }

    static void run(
            Map<String, String> arguments, Map<String, String> environment, PrintStream out, Duration betweenLines)
            throws IOException, InterruptedException {
        AppSettings settings = AppSettings.read(arguments, environment);
        InstantSource clock = InstantSource.system();
        try (SegmentLog log = SegmentLog.open(settings.log(), clock);
                StoreReplacement replacement = DuckDbStore.replacement(settings.store(), clock)) {
            long rows = project(log, replacement, settings.projector(), clock, out, betweenLines);
            replacement.takeOver();
            out.printf("The store was rebuilt from the log: %,d events.%n", rows);
        }
    }

    private static long project(
            SegmentLog log,
            StoreReplacement replacement,
            ProjectorSettings settings,
            InstantSource clock,
            PrintStream out,
            Duration betweenLines)
            throws InterruptedException {
        LogPosition end = log.end();
        long started = System.nanoTime();
        try (Projector projector = new Projector(log, replacement.store(), settings, clock)) {
            projector.start();
            while (!projector.awaitCaughtUp(end, betweenLines)) {
                if (!projector.problem().isEmpty()) {
                    throw new IllegalStateException(projector.problem());
                }
                out.println(progress(log.start(), projector.position(), end, events(projector), started));
            }
            return events(projector);
        }
    }

    private static long events(Projector projector) {
        return projector.counts().stored() + projector.counts().duplicates();
    }

    private static String progress(LogPosition start, LogPosition now, LogPosition end, long events, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        double share = (double) (now.offset(0) - start.offset(0)) / Math.max(1, end.offset(0) - start.offset(0));
        String left = share <= 0 ? "?" : String.valueOf(Math.round(seconds / share - seconds));
        return "%5.1f %%  %,d events  %,.0f events/s  %s s left".formatted(share * 100, events, events / seconds, left);
    }
}
