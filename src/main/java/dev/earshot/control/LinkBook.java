package dev.earshot.control;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All links of all bots, for whoever answers them: public, so no caller is asked for. Thread-safe; blocks.
 */
public final class LinkBook {
    private static final String LIVE_BOT = " JOIN bot ON bot.id = %s.bot_id WHERE bot.deleted_at IS NULL";

    private final ControlDb database;
    private final PasswordHasher hasher;

    public LinkBook(ControlDb database, PasswordHasher hasher) {
        this.database = database;
        this.hasher = hasher;
    }

    /**
     * Every link and every domain, at one moment.
     *
     * @param revision to ask {@link #since} with
     */
    public record Snapshot(long revision, List<SmartLink> links, Set<String> domains) {}

    /**
     * @param clicks more than were written down so far
     * @param ended likewise
     */
    public record Counted(long clicks, long ended) {}

    /** What there is now; empty if nothing has changed since that revision. */
    public Optional<Snapshot> since(long revision) {
        return database.read(transaction -> {
            long current = transaction.number(Sql.of("SELECT value FROM revision WHERE name = 'links'"));
            if (current == revision) {
                return Optional.empty();
            }
            return Optional.of(new Snapshot(
                    current,
                    transaction.list(Sql.of(LinkRows.SELECT + LIVE_BOT.formatted("smart_link")), LinkRows::link),
                    new HashSet<>(transaction.list(
                            Sql.of("SELECT link_domain.host FROM link_domain" + LIVE_BOT.formatted("link_domain")),
                            row -> row.getString("host")))));
        });
    }

    /** Writes down what was counted, by link, all in one transaction. */
    public void count(Map<String, Counted> counted) {
        if (counted.isEmpty()) {
            return;
        }
        database.write(transaction -> {
            for (Map.Entry<String, Counted> link : counted.entrySet()) {
                transaction.change(Sql.of(
                        "UPDATE smart_link SET clicks = clicks + ?, ended = ended + ? WHERE id = ?",
                        link.getValue().clicks(),
                        link.getValue().ended(),
                        link.getKey()));
            }
            return counted.size();
        });
    }

    /** Whether it is the link's password. Slow on purpose. */
    public boolean isPassword(String password, String hash) {
        return hasher.matches(password, hash);
    }
}
