package dev.earshot.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private static final String LANDINGS =
            "SELECT tracker.code, tracker.landing_url, tracker.starts_at, tracker.ends_at,"
                    + " tracker.archived_at, campaign.starts_at AS campaign_starts_at, campaign.ends_at AS campaign_ends_at,"
                    + " campaign.archived_at AS campaign_archived_at FROM tracker"
                    + " JOIN segment ON segment.id = tracker.segment_id JOIN campaign ON campaign.id = segment.campaign_id"
                    + " JOIN bot ON bot.id = campaign.bot_id WHERE bot.deleted_at IS NULL";

    private final ControlDb database;
    private final PasswordHasher hasher;

    public LinkBook(ControlDb database, PasswordHasher hasher) {
        this.database = database;
        this.hasher = hasher;
    }

    /**
     * Where clicks of a tracker lead.
     *
     * @param isArchived itself or its campaign
     */
    public record Landing(String code, String url, Period tracker, Period campaign, boolean isArchived) {
        public boolean isOpen(Instant time) {
            return !isArchived && tracker.contains(time) && campaign.contains(time);
        }
    }

    /**
     * Every link, every domain and every tracker, at one moment.
     *
     * @param revision to ask {@link #since} with
     */
    public record Snapshot(long revision, List<SmartLink> links, Set<String> domains, List<Landing> landings) {}

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
                            row -> row.getString("host"))),
                    transaction.list(Sql.of(LANDINGS), LinkBook::landing)));
        });
    }

    private static Landing landing(ResultSet row) throws SQLException {
        return new Landing(
                row.getString("code"),
                row.getString("landing_url"),
                Campaigns.period(row),
                new Period(
                        Transaction.timeOrNull(row, "campaign_starts_at"),
                        Transaction.timeOrNull(row, "campaign_ends_at")),
                row.getString("archived_at") != null || row.getString("campaign_archived_at") != null);
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
