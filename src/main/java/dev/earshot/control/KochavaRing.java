package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which bot an app's id belongs to, and whether its calls must be signed, from memory. Immutable. */
public final class KochavaRing {
    static final KochavaRing EMPTY = new KochavaRing(Map.of(), Map.of());

    /** A tracker's id is its app's and so many hexadecimal digits. */
    private static final int TRACKER_DIGITS = 13;

    private final Map<String, Entry> byApp;
    private final Map<BotId, Entry> byBot;

    private KochavaRing(Map<String, Entry> byApp, Map<BotId, Entry> byBot) {
        this.byApp = byApp;
        this.byBot = byBot;
    }

    /** @param signing number of the credentials that calls must be signed with; 0 if they need not be */
    private record Entry(BotId bot, boolean isDeleted, long signing) {}

    static KochavaRing load(Transaction transaction) throws SQLException {
        Map<String, Entry> byApp = new HashMap<>();
        Map<BotId, Entry> byBot = new HashMap<>();
        Sql all = Sql.of("SELECT id, kochava_app_id, kochava_signing, deleted_at FROM bot"
                + " WHERE kochava_app_id IS NOT NULL");
        for (Map.Entry<String, Entry> loaded : transaction.list(
                all,
                row -> Map.entry(
                        row.getString("kochava_app_id"),
                        new Entry(
                                new BotId(row.getString("id")),
                                Transaction.timeOrNull(row, "deleted_at") != null,
                                row.getLong("kochava_signing"))))) {
            byApp.put(loaded.getKey(), loaded.getValue());
            byBot.put(loaded.getValue().bot, loaded.getValue());
        }
        return new KochavaRing(Map.copyOf(byApp), Map.copyOf(byBot));
    }

    /** The bot whose app this is, or whose tracker; null if there is none. */
    public @Nullable BotId find(String id) {
        Entry entry = entry(id);
        return entry == null || entry.isDeleted ? null : entry.bot;
    }

    /** The bot whose app it was until it was deleted. */
    public @Nullable BotId findFormer(String id) {
        Entry entry = entry(id);
        return entry != null && entry.isDeleted ? entry.bot : null;
    }

    private @Nullable Entry entry(String id) {
        Entry app = byApp.get(id);
        int end = id.length() - TRACKER_DIGITS;
        return app != null || end <= 0 || !isHexadecimal(id, end) ? app : byApp.get(id.substring(0, end));
    }

    private static boolean isHexadecimal(String id, int from) {
        return id.chars().skip(from).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** Whether a call of the bot may be taken: it needs no signature, or has the right one. */
    public boolean isSigned(BotId bot, MasterKey masterKey, String apiKey, String token, byte[] body) {
        Entry entry = byBot.get(bot);
        if (entry == null || entry.signing == 0) {
            return true;
        }
        KochavaCredentials credentials = KochavaApps.credentials(masterKey, bot, entry.signing);
        return KochavaSignature.matches(credentials, apiKey, token, body);
    }
}
