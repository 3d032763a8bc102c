package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The trackers of bots' campaigns. Thread-safe; blocks. */
public final class Trackers {
    static final int MAX_TRACKERS = 20_000;
    /** In one go. */
    public static final int MAX_BULK = 500;

    private static final String COLUMNS =
            "SELECT tracker.id, segment.campaign_id, tracker.segment_id, tracker.code, tracker.name,"
                    + " tracker.media_partner, tracker.landing_url, tracker.deep_link, tracker.starts_at,"
                    + " tracker.ends_at, tracker.created_at, tracker.archived_at";
    private static final String FROM = " FROM tracker JOIN segment ON segment.id = tracker.segment_id"
            + " JOIN campaign ON campaign.id = segment.campaign_id WHERE campaign.bot_id = ?";

    private final ControlDb database;
    private final Secrets secrets;
    private final Targets targets;
    private final InstantSource clock;

    public Trackers(ControlDb database, Secrets secrets, Targets targets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.targets = targets;
        this.clock = clock;
    }

    /** Those of a bot in the order they were made; empty if the caller sees no such bot. */
    public Optional<List<Tracker>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(select(transaction, bot, Sql.of("")))
                : Optional.empty());
    }

    /** Makes all of them or none. A fault names its draft: {@code trackers[3].landingUrl}. */
    public Outcome<List<Tracker>> create(Caller caller, BotId bot, String segment, List<TrackerDraft> drafts) {
        List<FieldFault> faults = faults(drafts);
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (!hasSegment(transaction, bot, segment)) {
                return Outcome.Invalid.of("segmentId", "is no segment of this bot");
            }
            if (transaction.number(Sql.of("SELECT COUNT(*)" + FROM, bot.value())) + drafts.size() > MAX_TRACKERS) {
                return Outcome.Invalid.of("trackers", "are more than the " + MAX_TRACKERS + " a bot can have");
            }
            String prefix = prefix(transaction, bot);
            List<Tracker> made = new ArrayList<>();
            for (TrackerDraft draft : drafts) {
                made.add(insert(transaction, bot, segment, prefix, draft));
            }
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(made);
        }));
    }

    /** Changes all of a tracker but its segment and its code, which stands in addresses that are out already. */
    public Outcome<Tracker> update(Caller caller, BotId bot, String id, TrackerDraft draft) {
        List<FieldFault> faults = draft.faults(targets);
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Optional<Tracker> before = one(transaction, bot, id);
            if (before.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            transaction.change(Sql.of(
                    "UPDATE tracker SET name = ?, media_partner = ?, landing_url = ?, deep_link = ?, starts_at = ?,"
                            + " ends_at = ?, archived_at = ? WHERE id = ?",
                    draft.name().strip(),
                    draft.mediaPartner().strip(),
                    draft.landingUrl(),
                    draft.deepLink(),
                    draft.period().start(),
                    draft.period().end(),
                    archivedAt(draft.isArchived(), before.get().archivedAt()),
                    id));
            transaction.change(Sql.of("DELETE FROM tracker_parameter WHERE tracker_id = ?", id));
            insertParameters(transaction, id, draft.parameters());
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    private List<FieldFault> faults(List<TrackerDraft> drafts) {
        if (drafts.isEmpty() || drafts.size() > MAX_BULK) {
            return List.of(new FieldFault("trackers", "must be 1 to " + MAX_BULK));
        }
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            int index = i;
            drafts.get(i).faults(targets).stream()
                    .map(fault -> new FieldFault("trackers[" + index + "]." + fault.field(), fault.message()))
                    .forEach(faults::add);
        }
        return faults;
    }

    private Tracker insert(Transaction transaction, BotId bot, String segment, String prefix, TrackerDraft draft)
            throws SQLException {
        String id = secrets.trackerId();
        transaction.change(Sql.of(
                "INSERT INTO tracker (id, segment_id, code, name, media_partner, landing_url, deep_link, starts_at,"
                        + " ends_at, created_at, archived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                segment,
                prefix + secrets.trackerSuffix(),
                draft.name().strip(),
                draft.mediaPartner().strip(),
                draft.landingUrl(),
                draft.deepLink(),
                draft.period().start(),
                draft.period().end(),
                clock.instant(),
                draft.isArchived() ? clock.instant() : null));
        insertParameters(transaction, id, draft.parameters());
        return one(transaction, bot, id).orElseThrow();
    }

    private static void insertParameters(Transaction transaction, String tracker, Map<String, String> parameters)
            throws SQLException {
        int position = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            transaction.change(Sql.of(
                    "INSERT INTO tracker_parameter (tracker_id, position, name, value) VALUES (?, ?, ?, ?)",
                    tracker,
                    position++,
                    parameter.getKey(),
                    parameter.getValue()));
        }
    }

    private @Nullable Instant archivedAt(boolean isArchived, @Nullable Instant before) {
        if (!isArchived) {
            return null;
        }
        return before == null ? clock.instant() : before;
    }

    /** A tracker's code begins with the id of its app: by that, calls of its addresses find the bot. */
    private static String prefix(Transaction transaction, BotId bot) throws SQLException {
        return transaction
                .first(
                        Sql.of("SELECT kochava_app_id FROM bot WHERE id = ?", bot.value()),
                        row -> row.getString("kochava_app_id"))
                .orElseThrow();
    }

    private static boolean hasSegment(Transaction transaction, BotId bot, String segment) throws SQLException {
        return transaction.exists(Sql.of(
                "SELECT 1 FROM segment JOIN campaign ON campaign.id = segment.campaign_id"
                        + " WHERE segment.id = ? AND campaign.bot_id = ?",
                segment,
                bot.value()));
    }

    static Optional<Tracker> one(Transaction transaction, BotId bot, String id) throws SQLException {
        return select(transaction, bot, Sql.of(" AND tracker.id = ?", id)).stream()
                .findFirst();
    }

    private static List<Tracker> select(Transaction transaction, BotId bot, Sql which) throws SQLException {
        Map<String, SequencedMap<String, String>> parameters = new LinkedHashMap<>();
        transaction.list(
                Sql.of(
                                "SELECT tracker_parameter.tracker_id, tracker_parameter.name, tracker_parameter.value"
                                        + " FROM tracker_parameter JOIN tracker ON tracker.id = tracker_parameter.tracker_id"
                                        + FROM.substring(" FROM tracker".length()),
                                bot.value())
                        .plus(which)
                        .plus(" ORDER BY tracker_parameter.tracker_id, tracker_parameter.position"),
                row -> parameters
                        .computeIfAbsent(row.getString("tracker_id"), id -> new LinkedHashMap<>())
                        .put(row.getString("name"), row.getString("value")));
        return transaction.list(
                Sql.of(COLUMNS + FROM, bot.value()).plus(which).plus(" ORDER BY tracker.created_at, tracker.id"),
                row -> tracker(row, parameters));
    }

    private static Tracker tracker(ResultSet row, Map<String, SequencedMap<String, String>> parameters)
            throws SQLException {
        String id = row.getString("id");
        return new Tracker(
                id,
                row.getString("campaign_id"),
                row.getString("segment_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("media_partner"),
                row.getString("landing_url"),
                row.getString("deep_link"),
                parameters.getOrDefault(id, new LinkedHashMap<>()),
                Campaigns.period(row),
                Transaction.time(row, "created_at"),
                Transaction.timeOrNull(row, "archived_at"));
    }
}
