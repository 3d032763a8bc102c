package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When profiles of people were asked for, and when they may be again. Thread-safe; blocks. */
public final class FacebookProfiles {
    /** Pictures' addresses end after a few weeks; people move and rename themselves seldom. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final Duration FIRST_PAUSE = Duration.ofHours(6);

    private final ControlDb database;
    private final InstantSource clock;

    public FacebookProfiles(ControlDb database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public boolean isDue(BotId bot, String user) {
        return database.read(transaction -> !transaction.exists(Sql.of(
                "SELECT 1 FROM facebook_profile WHERE bot_id = ? AND user_id = ? AND next_at > ?",
                bot.value(),
                user,
                clock.instant())));
    }

    public void fetched(BotId bot, String user) {
        save(bot, user, clock.instant().plus(KEPT), 0);
    }

    /** Each time it is asked for later: 6 hours, 12, 24, … two weeks. */
    public void failed(BotId bot, String user) {
        long failures = database.read(transaction -> transaction
                .first(
                        Sql.of(
                                "SELECT failures FROM facebook_profile WHERE bot_id = ? AND user_id = ?",
                                bot.value(),
                                user),
                        row -> row.getLong("failures"))
                .orElse(0L));
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
        save(bot, user, clock.instant().plus(pause.compareTo(KEPT) > 0 ? KEPT : pause), failures + 1);
    }

    private void save(BotId bot, String user, Instant nextAt, long failures) {
        database.write(transaction -> transaction.change(Sql.of(
                "INSERT INTO facebook_profile (bot_id, user_id, asked_at, next_at, failures) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (bot_id, user_id) DO UPDATE SET asked_at = excluded.asked_at,"
                        + " next_at = excluded.next_at, failures = excluded.failures",
                bot.value(),
                user,
                clock.instant(),
                nextAt,
                failures)));
    }
}
