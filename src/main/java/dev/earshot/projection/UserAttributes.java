package dev.earshot.projection;

import static dev.earshot.store.Tables.USER_PROPERTIES;

import com.google.common.collect.Lists;
import com.google.common.hash.Hashing;
import dev.earshot.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Whether the attributes that came with an event differ from the user's last ones. Those of users of late are kept in memory
 * as a hash, the others are asked of the store. Not thread-safe.
 */
final class UserAttributes {
    private static final int USERS_ASKED_AT_ONCE = 500;

    private final Store store;
    private final RecentMap<UserKey, Long> last;
    private final int maxUsers;
    /** Of the users of this batch, found before it is gone through: a large batch pushes users of its own out of memory. */
    private final Map<UserKey, Long> ofBatch = new HashMap<>();
    /** Whether {@link #last} holds every user who has attributes. */
    private boolean isComplete;

    UserAttributes(Store store, int maxUsers) {
        this.store = store;
        this.last = new RecentMap<>(maxUsers);
        this.maxUsers = maxUsers;
        this.isComplete = store.lastSequence() == 0;
    }

    /** Finds the last attributes of those users of a batch who have some now; asks the store for those not in memory. */
    void prepare(List<BatchEvent> events) {
        Map<String, Set<String>> unknown = new HashMap<>();
        for (BatchEvent event : events) {
            if (event.event().header().userJson() != null) {
                Long known = last.get(event.user());
                if (known != null) {
                    ofBatch.put(event.user(), known);
                } else if (!isComplete) {
                    unknown.computeIfAbsent(event.bot(), bot -> new HashSet<>())
                            .add(event.event().header().userId());
                }
            }
        }
        unknown.forEach(this::ask);
    }

    private void ask(String bot, Set<String> users) {
        for (List<String> some : Lists.partition(List.copyOf(users), USERS_ASKED_AT_ONCE)) {
            var newest = DSL.select(DSL.max(USER_PROPERTIES.SEQUENCE))
                    .from(USER_PROPERTIES)
                    .where(USER_PROPERTIES.BOT.eq(bot), USER_PROPERTIES.USER.in(some))
                    .groupBy(USER_PROPERTIES.USER);
            for (Record row : store.query(
                    bot,
                    DSL.select(USER_PROPERTIES.USER, USER_PROPERTIES.PROPERTIES)
                            .from(USER_PROPERTIES)
                            .where(USER_PROPERTIES.BOT.eq(bot), USER_PROPERTIES.SEQUENCE.in(newest)))) {
                ofBatch.put(new UserKey(bot, row.get(USER_PROPERTIES.USER)), hash(row.get(USER_PROPERTIES.PROPERTIES)));
            }
        }
    }

    /** Whether they are new for this user; from now on they are the last ones. */
    boolean isChange(UserKey user, String attributesJson) {
        long now = hash(attributesJson);
        Long before = ofBatch.put(user, now);
        if (isComplete && last.size() == maxUsers && !last.containsKey(user)) {
            isComplete = false;
        }
        last.renew(user, now);
        return before == null || before != now;
    }

    /** The batch is stored. */
    void stored() {
        ofBatch.clear();
    }

    private static long hash(String text) {
        return Hashing.murmur3_128().hashString(text, StandardCharsets.UTF_8).asLong();
    }
}
