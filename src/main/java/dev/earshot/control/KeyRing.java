package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which bot an API key belongs to, from memory. Thread-safe: {@link #find} takes no lock and may run on an event loop;
 * the other methods that read or write the database block.
 *
 * <p>Keys changed by this process are known at once. {@link #refresh}, called every second or so, brings the changes of
 * other processes, and costs one small read if there are none.
 */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long NEVER = Long.MAX_VALUE;
    private static final long COARSE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final ControlDb database;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), KochavaRing.EMPTY);

    /** Reads the keys; from then on the ring answers. */
    public KeyRing(ControlDb database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        refresh();
    }

    private record Snapshot(long revision, Map<Sha256, Entry> entries, KochavaRing apps) {}

    /**
     * @param worksUntil the first millisecond at which the key no longer works
     * @param lastUsed shared by the entries of the same key in one snapshot and the next
     */
    private record Entry(
            String keyId,
            BotId bot,
            long worksUntil,
            DeadKey.Reason reason,
            AtomicLong lastUsed,
            AtomicLong lastSaved) {}

    /** The bot whose working key this is; null if there is none. Marks the key as used. */
    public @Nullable BotId find(String apiKey) {
        Entry entry = entry(apiKey);
        if (entry == null) {
            return null;
        }
        long now = clock.millis();
        if (now >= entry.worksUntil) {
            return null;
        }
        // Written at most once a minute, so busy keys don't make the processors' caches pass this line around.
        if (now - entry.lastUsed.getPlain() >= COARSE_MILLIS) {
            entry.lastUsed.setOpaque(now);
        }
        return entry.bot;
    }

    /** If {@link #find} knows no bot: the bot whose key it was until it was replaced or the bot deleted. */
    public Optional<DeadKey> describe(String apiKey) {
        Entry entry = entry(apiKey);
        return entry == null || clock.millis() < entry.worksUntil
                ? Optional.empty()
                : Optional.of(new DeadKey(entry.bot, entry.reason, Instant.ofEpochMilli(entry.worksUntil)));
    }

    /**
     * Takes over changes of the keys.
     *
     * @throws ControlUnavailableException if they can't be read: the ring goes on with the keys it has
     */
    public void refresh() {
        refreshing.lock();
        try {
            Snapshot current = snapshot;
            database.read(transaction -> {
                        long revision = transaction.number(Sql.of("SELECT value FROM revision WHERE name = 'keys'"));
                        return revision == current.revision
                                ? Optional.<Snapshot>empty()
                                : Optional.of(new Snapshot(
                                        revision, load(transaction, current.entries), KochavaRing.load(transaction)));
                    })
                    .ifPresent(changed -> snapshot = changed);
        } finally {
            refreshing.unlock();
        }
    }

    /** After a change that is on disk; failing that, the next regular look brings it. */
    void refreshIfPossible() {
        try {
            refresh();
        } catch (ControlUnavailableException e) {
            LOG.warn("A change of keys takes effect a little later: {}", e.getMessage());
        }
    }

    /** Writes down which keys were used since the last call, all in one transaction; to be called once a minute. */
    public void saveLastUsed() {
        List<Entry> used = snapshot.entries.values().stream()
                .filter(entry -> entry.lastUsed.getOpaque() > entry.lastSaved.get())
                .toList();
        if (used.isEmpty()) {
            return;
        }
        database.write(transaction -> {
            for (Entry entry : used) {
                long time = entry.lastUsed.getOpaque();
                transaction.change(Sql.of(
                        "UPDATE api_key SET last_used_at = ?"
                                + " WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)",
                        time,
                        entry.keyId,
                        time));
                entry.lastSaved.set(time);
            }
            return used.size();
        });
    }

    /** Says within a change of keys that there was one. */
    static void changed(Transaction transaction) throws SQLException {
        transaction.change(Sql.of("UPDATE revision SET value = value + 1 WHERE name = 'keys'"));
    }

    /** The apps of Kochava's bot integration, as they are now. */
    public KochavaRing kochavaApps() {
        return snapshot.apps;
    }

    private @Nullable Entry entry(String apiKey) {
        // Before hashing: the length of what a stranger sends is not ours to choose.
        return apiKey.length() == Secrets.API_KEY_LENGTH ? snapshot.entries.get(Sha256.of(apiKey)) : null;
    }

    private static Map<Sha256, Entry> load(Transaction transaction, Map<Sha256, Entry> before) throws SQLException {
        Sql everyKey = Sql.of("SELECT api_key.id, key_hash, bot_id, expires_at, last_used_at, deleted_at"
                + " FROM api_key JOIN bot ON bot.id = api_key.bot_id");
        Map<Sha256, Entry> entries = new HashMap<>();
        for (Map.Entry<Sha256, Entry> loaded :
                transaction.list(everyKey, row -> Map.entry(Sha256.parse(row.getString("key_hash")), entry(row)))) {
            entries.put(loaded.getKey(), withUseOf(before.get(loaded.getKey()), loaded.getValue()));
        }
        return Map.copyOf(entries);
    }

    private static Entry withUseOf(@Nullable Entry before, Entry loaded) {
        return before == null
                ? loaded
                : new Entry(
                        loaded.keyId, loaded.bot, loaded.worksUntil, loaded.reason, before.lastUsed, before.lastSaved);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant expiresAt = Transaction.timeOrNull(row, "expires_at");
        Instant deletedAt = Transaction.timeOrNull(row, "deleted_at");
        long worksUntil = expiresAt == null ? NEVER : expiresAt.toEpochMilli();
        long lastUsed = row.getLong("last_used_at");
        return new Entry(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                deletedAt == null ? worksUntil : Math.min(worksUntil, deletedAt.toEpochMilli()),
                deletedAt == null ? DeadKey.Reason.REPLACED : DeadKey.Reason.BOT_DELETED,
                new AtomicLong(lastUsed),
                new AtomicLong(lastUsed));
    }
}
