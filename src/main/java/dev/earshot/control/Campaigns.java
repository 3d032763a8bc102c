package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The campaigns of bots, with their segments. Thread-safe; blocks. */
public final class Campaigns {
    static final int MAX_CAMPAIGNS = 1_000;
    static final int MAX_SEGMENTS = 1_000;

    private static final String COLUMNS =
            "SELECT campaign.id, campaign.name, campaign.starts_at, campaign.ends_at, campaign.created_at,"
                    + " campaign.archived_at FROM campaign WHERE campaign.bot_id = ?";

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Campaigns(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, the newest first; empty if the caller sees no such bot. */
    public Optional<List<Campaign>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(select(transaction, bot, Sql.of("")))
                : Optional.empty());
    }

    public Outcome<Campaign> create(Caller caller, BotId bot, CampaignDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (transaction.number(Sql.of("SELECT COUNT(*) FROM campaign WHERE bot_id = ?", bot.value()))
                    >= MAX_CAMPAIGNS) {
                return Outcome.Invalid.of("name", "is of one more than the " + MAX_CAMPAIGNS + " a bot can have");
            }
            String id = secrets.campaignId();
            transaction.change(Sql.of(
                    "INSERT INTO campaign (id, bot_id, name, starts_at, ends_at, created_at, archived_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    bot.value(),
                    draft.name().strip(),
                    draft.period().start(),
                    draft.period().end(),
                    clock.instant(),
                    draft.isArchived() ? clock.instant() : null));
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    /** Changes all of a campaign but its segments. */
    public Outcome<Campaign> update(Caller caller, BotId bot, String id, CampaignDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Optional<Campaign> before = one(transaction, bot, id);
            if (before.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            transaction.change(Sql.of(
                    "UPDATE campaign SET name = ?, starts_at = ?, ends_at = ?, archived_at = ? WHERE id = ?",
                    draft.name().strip(),
                    draft.period().start(),
                    draft.period().end(),
                    archivedAt(draft.isArchived(), before.get().archivedAt()),
                    id));
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    public Outcome<Campaign.Segment> createSegment(Caller caller, BotId bot, String campaign, String name) {
        Optional<FieldFault> fault = TextRules.label("name", name);
        if (fault.isPresent()) {
            return new Outcome.Invalid<>(List.of(fault.get()));
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Optional<Campaign> parent = one(transaction, bot, campaign);
            if (parent.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            if (parent.get().segments().size() >= MAX_SEGMENTS) {
                return Outcome.Invalid.of("name", "is of one more than the " + MAX_SEGMENTS + " a campaign can have");
            }
            Campaign.Segment made =
                    new Campaign.Segment(secrets.segmentId(), name.strip(), Transaction.toMillis(clock.instant()));
            transaction.change(Sql.of(
                    "INSERT INTO segment (id, campaign_id, name, created_at) VALUES (?, ?, ?, ?)",
                    made.id(),
                    campaign,
                    made.name(),
                    made.createdAt()));
            return new Outcome.Done<>(made);
        }));
    }

    private @Nullable Instant archivedAt(boolean isArchived, @Nullable Instant before) {
        if (!isArchived) {
            return null;
        }
        return before == null ? clock.instant() : before;
    }

    private static Optional<Campaign> one(Transaction transaction, BotId bot, String id) throws SQLException {
        return select(transaction, bot, Sql.of(" AND campaign.id = ?", id)).stream()
                .findFirst();
    }

    private static List<Campaign> select(Transaction transaction, BotId bot, Sql which) throws SQLException {
        Map<String, List<Campaign.Segment>> segments = transaction
                .list(
                        Sql.of(
                                "SELECT segment.id, segment.campaign_id, segment.name, segment.created_at FROM segment"
                                        + " JOIN campaign ON campaign.id = segment.campaign_id"
                                        + " WHERE campaign.bot_id = ? ORDER BY segment.created_at, segment.id",
                                bot.value()),
                        row -> Map.entry(
                                row.getString("campaign_id"),
                                new Campaign.Segment(
                                        row.getString("id"),
                                        row.getString("name"),
                                        Transaction.time(row, "created_at"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return transaction.list(
                Sql.of(COLUMNS, bot.value()).plus(which).plus(" ORDER BY campaign.created_at DESC, campaign.id"),
                row -> campaign(row, segments));
    }

    private static Campaign campaign(ResultSet row, Map<String, List<Campaign.Segment>> segments) throws SQLException {
        String id = row.getString("id");
        return new Campaign(
                id,
                row.getString("name"),
                period(row),
                Transaction.time(row, "created_at"),
                Transaction.timeOrNull(row, "archived_at"),
                segments.getOrDefault(id, List.of()));
    }

    static Period period(ResultSet row) throws SQLException {
        return new Period(Transaction.timeOrNull(row, "starts_at"), Transaction.timeOrNull(row, "ends_at"));
    }
}
