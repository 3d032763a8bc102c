package dev.earshot.past;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.event.BotId;
import dev.earshot.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Which of the ids that lines claim the bot really has. A file may say anything: an id that is not the bot's own must not
 * become one, or a stranger could take the id of another bot's message first.
 */
final class OwnIds {
    private final Store store;

    OwnIds(Store store) {
        this.store = store;
    }

    private record Column(Table<Record> table, TableField<Record, UUID> id, TableField<Record, String> bot) {}

    private static final List<Column> COLUMNS = List.of(
            new Column(MESSAGE, MESSAGE.ID, MESSAGE.BOT),
            new Column(EVENT, EVENT.ID, EVENT.BOT),
            new Column(MARK, MARK.ID, MARK.BOT),
            new Column(TOUCH, TOUCH.ID, TOUCH.BOT));

    Set<UUID> among(BotId bot, Collection<UUID> claimed) {
        Set<UUID> own = new HashSet<>();
        if (claimed.isEmpty()) {
            return own;
        }
        for (Column column : COLUMNS) {
            store.query(
                            bot.value(),
                            DSL.select(column.id())
                                    .from(column.table())
                                    .where(
                                            column.bot().eq(bot.value()),
                                            column.id().in(claimed)))
                    .forEach(row -> own.add(row.value1()));
        }
        return own;
    }
}
