package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.IDENTITY_LINK;

import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What the store says of single events and users, by their ids. Thread-safe. */
public final class StoredConversions {
    private final Store store;

    public StoredConversions(Store store) {
        this.store = store;
    }

    /** @param receivedAt of the copy that was stored: later copies were not */
    public record Stored(
            Instant receivedAt,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /**
     * Those of these events that are stored.
     *
     * @param ids some thousands at most
     * @param from not after the time of any of them
     * @param to after the time of all of them
     */
    public Map<UUID, Stored> events(String bot, Collection<UUID> ids, Instant from, Instant to) {
        return store
                .query(
                        bot,
                        DSL.select(EVENT.ID, EVENT.RECEIVED_AT, EVENT.AMOUNT, EVENT.CURRENCY)
                                .from(EVENT)
                                .where(EVENT.BOT.eq(bot), EVENT.TIME.ge(from), EVENT.TIME.lt(to), EVENT.ID.in(ids)))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get(EVENT.ID),
                        row -> new Stored(row.get(EVENT.RECEIVED_AT), row.get(EVENT.AMOUNT), row.get(EVENT.CURRENCY)),
                        (one, same) -> one));
    }

    /** When these users said or were told something for the first time ever. */
    public Map<String, Instant> firstMessages(String bot, Collection<String> users) {
        return Starts.byUser(store, bot, Starts.USER.in(users), users.size());
    }

    /** By user, the {@code fb_user_id} that was said first of them; nothing of those who have none. */
    public Map<String, String> messengerIds(String bot, Collection<String> users) {
        return store
                .query(
                        bot,
                        DSL.select(IDENTITY_LINK.USER, IDENTITY_LINK.VALUE)
                                .from(IDENTITY_LINK)
                                .where(
                                        IDENTITY_LINK.BOT.eq(bot),
                                        IDENTITY_LINK.TYPE.eq("fb_user_id"),
                                        IDENTITY_LINK.USER.in(users))
                                .orderBy(IDENTITY_LINK.TIME, IDENTITY_LINK.VALUE))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get(IDENTITY_LINK.USER), row -> row.get(IDENTITY_LINK.VALUE), (one, later) -> one));
    }
}
