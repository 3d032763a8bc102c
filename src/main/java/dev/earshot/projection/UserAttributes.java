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
    /** Whether {@link #last} holds every user who has attributes. */
    private boolean isComplete;

    UserAttributes(Store store, int maxUsers) {
        this.store = store;
        this.last = new RecentMap<>(maxUsers);
        this.maxUsers = maxUsers;
        this.isComplete = store.lastSequence() == 0;
    }

    /** Asks the store for the last attributes of those users of a batch who have some now and are not known. */
    void prepare(List<BatchEvent> events) {
        if (isComplete) {
            return;
        }
        Map<String, Set<String>> unknown = new HashMap<>();
        for (BatchEvent event : events) {
            if (event.event().header().userJson() != null && !last.containsKey(event.user())) {
                unknown.computeIfAbsent(event.bot(), bot -> new HashSet<>())
                        .add(event.event().header().userId());
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
                remember(new UserKey(bot, row.get(USER_PROPERTIES.USER)), row.get(USER_PROPERTIES.PROPERTIES));
            }
        }
    }

    /** Whether they are new for this user; from now on they are the last ones. */
    boolean isChange(UserKey user, String attributesJson) {
        Long before = last.get(user);
        remember(user, attributesJson);
        return before == null || before != hash(attributesJson);
    }

    private void remember(UserKey user, String attributesJson) {
        if (isComplete && last.size() == maxUsers && !last.containsKey(user)) {
            isComplete = false;
        }
        last.renew(user, hash(attributesJson));
    }

    private static long hash(String text) {
        return Hashing.murmur3_128().hashString(text, StandardCharsets.UTF_8).asLong();
    }
}
