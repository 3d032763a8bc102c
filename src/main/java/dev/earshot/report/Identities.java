package dev.earshot.report;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.store.Store;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Where a user's id was seen: an id is one of a platform, and on some platforms one of a page. Thread-safe. */
public final class Identities {
    private static final int MAX_IDENTITIES = 50;
    private static final String SEEN = "seen";
    private static final Field<String> PLATFORM = DSL.field(DSL.name(SEEN, "platform"), SQLDataType.VARCHAR);
    private static final Field<String> PAGE = DSL.field(DSL.name(SEEN, "page"), SQLDataType.VARCHAR);
    private static final Field<Instant> TIME = DSL.field(DSL.name(SEEN, "time_millis"), MESSAGE.TIME.getDataType());

    private final Store store;

    public Identities(Store store) {
        this.store = store;
    }

    /**
     * @param page the platform's id of the page that the user wrote to or was written to by; null where there is none
     * @param seen in how many messages and events
     */
    public record Identity(String platform, @Nullable String page, Instant firstSeen, Instant lastSeen, long seen) {}

    /** Those seen last first, at most 50. */
    public List<Identity> of(String bot, String user) {
        Field<Instant> last = DSL.max(TIME);
        Field<Instant> first = DSL.min(TIME);
        return store
                .query(
                        bot,
                        DSL.select(PLATFORM, PAGE, first, last, DSL.count())
                                .from(seen(bot, user))
                                .groupBy(PLATFORM, PAGE)
                                .orderBy(last.desc(), PLATFORM, PAGE)
                                .limit(MAX_IDENTITIES))
                .stream()
                .map(row -> new Identity(
                        row.get(PLATFORM), row.get(PAGE), row.get(first), row.get(last), row.get(DSL.count())))
                .toList();
    }

    /** Events name no page. */
    private static Table<? extends Record> seen(String bot, String user) {
        return DSL.select(MESSAGE.PLATFORM, MESSAGE.PAGE, MESSAGE.TIME)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.eq(user))
                .unionAll(DSL.select(EVENT.PLATFORM, DSL.castNull(SQLDataType.VARCHAR), EVENT.TIME)
                        .from(EVENT)
                        .where(EVENT.BOT.eq(bot), EVENT.USER.eq(user)))
                .asTable(SEEN, "platform", "page", "time_millis");
    }
}
