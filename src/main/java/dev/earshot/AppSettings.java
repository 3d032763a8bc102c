package dev.earshot;

import dev.earshot.config.Settings;
import dev.earshot.control.AdminToken;
import dev.earshot.eventlog.segment.Retention;
import dev.earshot.eventlog.segment.SegmentLogSettings;
import dev.earshot.http.HttpSettings;
import dev.earshot.outgoing.OutgoingSettings;
import dev.earshot.past.PastSettings;
import dev.earshot.projection.ProjectorSettings;
import dev.earshot.store.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the operator can set.
 *
 * @param data the folder of all that is kept; default {@code ./data}
 * @param adminToken what automation acts as the operator with; none by default
 * @param links where links may lead, and what is known of who follows them
 * @param outgoing which private targets calls to bots may go to
 * @param past how much past data is taken in, and how fast
 * @param quarantineKept how long what was rejected is shown; default 30 days
 */
record AppSettings(
        Path data,
        HttpSettings http,
        SegmentLogSettings log,
        DuckDbSettings store,
        Optional<AdminToken> adminToken,
        LinkSettings links,
        OutgoingSettings outgoing,
        PastSettings past,
        Duration quarantineKept) {

    /** What is rejected is kept as long, but never more of it than this many of each bot's newest. */
    private static final long MAX_QUARANTINED = 10_000;

    /**
     * What each bot's rejected calls may add to the log at once, and how fast that fills again: 1.4 GB a day at the most, and
     * as much for all calls without a valid key together.
     */
    static final long QUARANTINE_BYTES = 16 << 20;

    static final long QUARANTINE_BYTES_PER_SECOND = 16 << 10;

    /**
     * @param arguments by name
     * @throws dev.earshot.config.SettingsException naming everything that is wrong
     * @throws IOException if the settings file cannot be read
     */
    static AppSettings read(Map<String, String> arguments, Map<String, String> environment) throws IOException {
        Path data = Path.of(new Settings(arguments, environment, Map.of()).text("data", "./data"))
                .toAbsolutePath()
                .normalize();
        Settings settings = new Settings(arguments, environment, Arguments.file(data));
        settings.text("data", "./data");
        AppSettings read = new AppSettings(
                data,
                HttpSettings.from(settings),
                log(settings, data.resolve("log")),
                store(settings, data.resolve("store")),
                adminToken(settings),
                LinkSettings.from(settings),
                OutgoingSettings.from(settings),
                PastSettings.from(settings, data),
                Duration.ofDays(settings.number("quarantine.days", 30, 1, 3_650)));
        settings.check();
        return read;
    }

    ProjectorSettings projector() {
        return ProjectorSettings.DEFAULT.withQuarantine(MAX_QUARANTINED, quarantineKept);
    }

    private static SegmentLogSettings log(Settings settings, Path folder) {
        long mebibytes = settings.number("log.segment-megabytes", 64, 1, 1_024);
        long days = settings.number("log.keep-days", 0, 0, 36_500);
        SegmentLogSettings log = SegmentLogSettings.in(folder).withSegmentBytes(mebibytes << 20);
        return days == 0 ? log : log.withRetention(Retention.maxAge(Duration.ofDays(days)));
    }

    private static DuckDbSettings store(Settings settings, Path folder) {
        DuckDbSettings otherwise = DuckDbSettings.of(folder);
        return new DuckDbSettings(
                folder,
                settings.number("store.memory-megabytes", otherwise.memoryLimitBytes() / 1_000_000, 64, 1 << 20)
                        * 1_000_000,
                settings.integer("store.threads", otherwise.threads(), 1, 256),
                settings.integer("store.concurrent-queries", otherwise.concurrentQueries(), 1, 64),
                settings.seconds(
                        "store.query-limit-seconds", otherwise.queryLimit().toSeconds(), 1, 600),
                otherwise.maxResultRows());
    }

    private static Optional<AdminToken> adminToken(Settings settings) {
        Optional<String> token = settings.secret("admin-token");
        try {
            return token.map(AdminToken::of);
        } catch (IllegalArgumentException e) {
            settings.reject(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
