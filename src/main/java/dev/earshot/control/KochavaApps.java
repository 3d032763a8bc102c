package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bots as apps of Kochava's bot integration: one each, made with it. Thread-safe; blocks. */
public final class KochavaApps {
    private static final int MAX_SLUG = 32;

    private final ControlDb database;
    private final KeyRing keyRing;
    private final MasterKey masterKey;

    public KochavaApps(ControlDb database, KeyRing keyRing, MasterKey masterKey) {
        this.database = database;
        this.keyRing = keyRing;
        this.masterKey = masterKey;
    }

    /** Gives the bots that were made before there were apps one each. To be called at the start, before keys are read. */
    public static void complete(ControlDb database, Secrets secrets) {
        Sql without = Sql.of("SELECT id, name FROM bot WHERE kochava_app_id IS NULL");
        if (!database.read(transaction -> transaction.exists(without))) {
            return;
        }
        database.write(transaction -> {
            List<Map.Entry<String, String>> bots =
                    transaction.list(without, row -> Map.entry(row.getString("id"), row.getString("name")));
            for (Map.Entry<String, String> bot : bots) {
                transaction.change(Sql.of(
                        "UPDATE bot SET kochava_app_id = ? WHERE id = ?",
                        newId(secrets, bot.getValue()),
                        bot.getKey()));
            }
            KeyRing.changed(transaction);
            return bots.size();
        });
    }

    /**
     * From now on the bot takes only signed events and identity links. Made once more, the credentials before stop working at
     * once.
     */
    public Outcome<KochavaCredentials> demandSignatures(Caller caller, BotId bot) {
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            transaction.change(Sql.of(
                    "UPDATE bot SET kochava_signing_made = kochava_signing_made + 1,"
                            + " kochava_signing = kochava_signing_made + 1 WHERE id = ?",
                    bot.value()));
            KeyRing.changed(transaction);
            long number = transaction.number(Sql.of("SELECT kochava_signing FROM bot WHERE id = ?", bot.value()));
            return new Outcome.Done<>(credentials(masterKey, bot, number));
        })));
    }

    /** From now on the app's id suffices, as it does for a new bot. */
    public Outcome<Bot> demandNoSignatures(Caller caller, BotId bot) {
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            transaction.change(Sql.of("UPDATE bot SET kochava_signing = 0 WHERE id = ?", bot.value()));
            KeyRing.changed(transaction);
            return new Outcome.Done<>(found);
        })));
    }

    private <T> Outcome<T> published(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>) {
            keyRing.refreshIfPossible();
        }
        return outcome;
    }

    static KochavaCredentials credentials(MasterKey masterKey, BotId bot, long number) {
        String purpose = "kochava:" + bot.value() + ":" + number + ":";
        return new KochavaCredentials(masterKey.derive(purpose + "api-key"), masterKey.derive(purpose + "secret"));
    }

    static KochavaApp app(ResultSet row) throws SQLException {
        return new KochavaApp(row.getString("kochava_app_id"), row.getLong("kochava_signing") > 0);
    }

    /** As Kochava makes them, but with a part that nobody can guess, since it is all that a caller needs. */
    static String newId(Secrets secrets, String botName) {
        return "ko" + slug(botName) + "-" + secrets.appSuffix();
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(MAX_SLUG, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "bot" : cut;
    }
}
