package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Links as they stand in the database. */
final class LinkRows {
    static final String SELECT =
            "SELECT smart_link.id, smart_link.bot_id, smart_link.tracker_id, tracker.code AS tracker_code,"
                    + " smart_link.host, smart_link.code, smart_link.name, smart_link.content, smart_link.expires_at,"
                    + " smart_link.click_limit, smart_link.password_hash, smart_link.clicks, smart_link.ended,"
                    + " smart_link.created_at, smart_link.changed_at, smart_link.archived_at FROM smart_link"
                    + " LEFT JOIN tracker ON tracker.id = smart_link.tracker_id";

    private LinkRows() {}

    static SmartLink link(ResultSet row) throws SQLException {
        return new SmartLink(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                row.getString("tracker_id"),
                row.getString("tracker_code"),
                row.getString("host"),
                row.getString("code"),
                row.getString("name"),
                row.getString("content"),
                Transaction.timeOrNull(row, "expires_at"),
                numberOrNull(row, "click_limit"),
                row.getString("password_hash"),
                row.getLong("clicks"),
                row.getLong("ended"),
                Transaction.time(row, "created_at"),
                Transaction.time(row, "changed_at"),
                Transaction.timeOrNull(row, "archived_at"));
    }

    private static @Nullable Long numberOrNull(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
