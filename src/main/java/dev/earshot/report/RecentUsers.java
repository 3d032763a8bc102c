package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Users of a bot in the order of their last activity, newest first. To group millions of rows for one page would be slow, so
 * it looks at the newest days first and at more only while the page is not full: whoever was active in a window that reaches
 * to the end was active there last.
 */
final class RecentUsers {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final EventTable EVENT = Tables.EVENT;
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(90));

    private static final Field<String> USER = DSL.field(DSL.name("active", "user_id"), String.class);
    private static final Field<Instant> TIME = DSL.field(DSL.name("active", "time_millis"), MESSAGE.TIME.getDataType());
    private static final Field<Instant> LAST = DSL.max(TIME);

    private final Store store;
    private final boolean eventsCount;

    private RecentUsers(Store store, boolean eventsCount) {
        this.store = store;
        this.eventsCount = eventsCount;
    }

    static RecentUsers byMessages(Store store) {
        return new RecentUsers(store, false);
    }

    static RecentUsers byMessagesAndEvents(Store store) {
        return new RecentUsers(store, true);
    }

    /** The users after a place in the list, or from its start. */
    List<UserCursor> after(String bot, @Nullable UserCursor place, int size) {
        Condition notSeen = place == null ? DSL.noCondition() : TIME.le(place.lastTime());
        List<UserCursor> users = List.of();
        for (Duration window : WINDOWS) {
            // Asked anew for each window: one message with next year's date must not make all windows empty.
            Instant newest = newest(bot, notSeen);
            if (newest == null) {
                return users;
            }
            Instant start = newest.minus(window);
            users = find(bot, place, TIME.ge(start), size);
            if (users.size() >= size) {
                return users;
            }
            notSeen = TIME.lt(start);
        }
        return find(bot, place, DSL.noCondition(), size);
    }

    /** As {@link #after}, of those users only who meet a condition on {@link #user}. */
    List<UserCursor> matching(String bot, @Nullable UserCursor place, Condition who, int size) {
        return find(bot, place, who, size);
    }

    /** The user's id, for conditions. */
    static Field<String> user() {
        return USER;
    }

    private @Nullable Instant newest(String bot, Condition which) {
        Field<Instant> newest = DSL.max(TIME);
        return store.query(bot, DSL.select(newest).from(active(bot)).where(which))
                .getFirst()
                .get(newest);
    }

    private List<UserCursor> find(String bot, @Nullable UserCursor place, Condition which, int size) {
        Condition isFurther = place == null
                ? DSL.noCondition()
                : LAST.lt(place.lastTime()).or(LAST.eq(place.lastTime()).and(USER.gt(place.user())));
        Select<Record2<String, Instant>> query = DSL.select(USER, LAST)
                .from(active(bot))
                .where(which)
                .groupBy(USER)
                .having(isFurther)
                .orderBy(LAST.desc(), USER.asc())
                .limit(size);
        return store.query(bot, query).stream()
                .map(row -> new UserCursor(row.get(LAST), row.get(USER)))
                .toList();
    }

    /** Some platform events have no user; nobody is active then. */
    private Table<? extends Record> active(String bot) {
        Select<Record2<String, Instant>> messages =
                DSL.select(MESSAGE.USER, MESSAGE.TIME).from(MESSAGE).where(MESSAGE.BOT.eq(bot), MESSAGE.USER.ne(""));
        Select<Record2<String, Instant>> events =
                DSL.select(EVENT.USER, EVENT.TIME).from(EVENT).where(EVENT.BOT.eq(bot), EVENT.USER.ne(""));
        Select<Record2<String, Instant>> all = eventsCount ? messages.unionAll(events) : messages;
        return all.asTable("active", "user_id", "time_millis");
    }
}
