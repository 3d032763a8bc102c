package dev.earshot.report;

import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The conversations of a bot: one with each user who has messages. Thread-safe. */
public final class Conversations {
    private static final MessageTable MESSAGE = Tables.MESSAGE;

    private final RecentUsers recentUsers;
    private final DisplayNames names;
    private final Previews previews;

    public Conversations(Store store) {
        this.recentUsers = RecentUsers.byMessages(store);
        this.names = new DisplayNames(store);
        this.previews = new Previews(store);
    }

    /** @throws BadCursorException if the cursor is none that this gave */
    public Page<ConversationSummary> list(String bot, ConversationFilter filter) {
        int limit = PageLimit.clamp(filter.limit());
        Page<UserCursor> page = PageLimit.page(users(bot, filter, limit + 1), limit, UserCursor::text);
        List<String> users = page.items().stream().map(UserCursor::user).toList();
        Map<String, String> nameOf = names.of(bot, users);
        Map<String, Preview> previewOf = previews.of(bot, users);
        List<ConversationSummary> summaries = new ArrayList<>();
        for (String user : users) {
            Preview preview = previewOf.get(user);
            if (preview != null) {
                summaries.add(preview.summary(nameOf.get(user)));
            }
        }
        return new Page<>(summaries, page.next());
    }

    private List<UserCursor> users(String bot, ConversationFilter filter, int size) {
        @Nullable UserCursor place = UserCursor.parseNullable(filter.cursor());
        @Nullable Fragment fragment = Fragment.ofSearch(filter.search());
        return fragment == null
                ? recentUsers.after(bot, place, size)
                : recentUsers.matching(bot, place, isMeant(bot, fragment), size);
    }

    private Condition isMeant(String bot, Fragment fragment) {
        Select<Record1<String>> whoSaid =
                DSL.select(MESSAGE.USER).from(MESSAGE).where(MESSAGE.BOT.eq(bot), fragment.isIn(MESSAGE.TEXT));
        return fragment.isIn(RecentUsers.user())
                .or(RecentUsers.user().in(names.search(bot, fragment)))
                .or(RecentUsers.user().in(whoSaid));
    }
}
