package dev.earshot.store;

import java.time.Instant;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link UserPropertiesRow}. */
public final class UserPropertiesTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, String> PROPERTIES = text("properties");

    UserPropertiesTable() {
        super("user_properties");
    }

    /** The row, from a record that has all the columns. */
    public UserPropertiesRow row(Record record) {
        return new UserPropertiesRow(
                record.get(SEQUENCE), record.get(BOT), record.get(USER), record.get(TIME), record.get(PROPERTIES));
    }
}
