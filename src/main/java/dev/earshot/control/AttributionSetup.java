package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules by which conversions are credited, of each bot and of some trackers. Thread-safe; blocks. */
public final class AttributionSetup {
    private static final String OF_TRACKERS =
            " FROM tracker_window JOIN tracker ON tracker.id = tracker_window.tracker_id"
                    + " JOIN segment ON segment.id = tracker.segment_id"
                    + " JOIN campaign ON campaign.id = segment.campaign_id WHERE campaign.bot_id = ?";

    private final ControlDb database;

    public AttributionSetup(ControlDb database) {
        this.database = database;
    }

    /** Empty if the caller sees no such bot. */
    public Optional<AttributionSettings> find(Caller caller, BotId bot) {
        return database.read(transaction ->
                OwnedBot.isSeen(transaction, caller, bot) ? Optional.of(settings(transaction, bot)) : Optional.empty());
    }

    /** What is in force, for whoever credits conversions. By tracker's code. */
    public AttributionSettings of(BotId bot) {
        return database.read(transaction -> {
            AttributionSettings settings = settings(transaction, bot);
            Map<String, TouchWindows> byCode = trackers(transaction, bot, "code").entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, own -> own.getValue().or(settings.windows())));
            return new AttributionSettings(settings.windows(), byCode, settings.association(), settings.between());
        });
    }

    /** Replaces all of it. What is said of no tracker of the bot is refused. */
    public Outcome<AttributionSettings> change(Caller caller, BotId bot, AttributionSettings settings) {
        List<FieldFault> faults = settings.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            for (String tracker : settings.trackers().keySet()) {
                if (Trackers.one(transaction, bot, tracker).isEmpty()) {
                    return Outcome.Invalid.of("trackers." + tracker, "is no tracker of this bot");
                }
            }
            save(transaction, bot, settings);
            return new Outcome.Done<>(settings(transaction, bot));
        }));
    }

    private static void save(Transaction transaction, BotId bot, AttributionSettings settings) throws SQLException {
        TouchWindows windows = settings.windows();
        transaction.change(Sql.of("DELETE FROM attribution_setting WHERE bot_id = ?", bot.value()));
        transaction.change(Sql.of(
                "INSERT INTO attribution_setting (bot_id, click_seconds, modelled_seconds, impression_seconds,"
                        + " association_seconds, between_seconds) VALUES (?, ?, ?, ?, ?, ?)",
                bot.value(),
                seconds(windows.click()),
                seconds(windows.modelledClick()),
                seconds(windows.impression()),
                settings.association().toSeconds(),
                settings.between().toSeconds()));
        transaction.change(Sql.of(
                "DELETE FROM tracker_window WHERE tracker_id IN (SELECT tracker.id" + OF_TRACKERS + ")", bot.value()));
        for (Map.Entry<String, TouchWindows> own : settings.trackers().entrySet()) {
            if (!own.getValue().equals(TouchWindows.NONE)) {
                transaction.change(Sql.of(
                        "INSERT INTO tracker_window (tracker_id, click_seconds, modelled_seconds, impression_seconds)"
                                + " VALUES (?, ?, ?, ?)",
                        own.getKey(),
                        seconds(own.getValue().click()),
                        seconds(own.getValue().modelledClick()),
                        seconds(own.getValue().impression())));
            }
        }
    }

    private static AttributionSettings settings(Transaction transaction, BotId bot) throws SQLException {
        Map<String, TouchWindows> trackers = trackers(transaction, bot, "id");
        AttributionSettings otherwise = AttributionSettings.DEFAULT;
        return transaction
                .first(
                        Sql.of("SELECT * FROM attribution_setting WHERE bot_id = ?", bot.value()),
                        row -> new AttributionSettings(
                                windows(row).or(otherwise.windows()),
                                trackers,
                                Duration.ofSeconds(row.getLong("association_seconds")),
                                Duration.ofSeconds(row.getLong("between_seconds"))))
                .orElse(new AttributionSettings(
                        otherwise.windows(), trackers, otherwise.association(), otherwise.between()));
    }

    /** @param key the tracker's column to find them by */
    private static Map<String, TouchWindows> trackers(Transaction transaction, BotId bot, String key)
            throws SQLException {
        return transaction
                .list(
                        Sql.of(
                                "SELECT tracker." + key + " AS tracker_key, tracker_window.click_seconds,"
                                        + " tracker_window.modelled_seconds, tracker_window.impression_seconds"
                                        + OF_TRACKERS,
                                bot.value()),
                        row -> Map.entry(row.getString("tracker_key"), windows(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static TouchWindows windows(ResultSet row) throws SQLException {
        return new TouchWindows(
                duration(row, "click_seconds"), duration(row, "modelled_seconds"), duration(row, "impression_seconds"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }
}
