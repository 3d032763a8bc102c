package dev.earshot.store.duckdb;

import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.Tables;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends rows to one table, in the order of its columns. Not thread-safe. */
final class RowAppender implements AutoCloseable {
    private final DuckDBAppender out;

    RowAppender(DuckDBConnection connection, String table) throws SQLException {
        this.out = connection.createAppender(table);
    }

    void message(MessageRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        time(row.receivedAt());
        out.append(row.platform())
                .append(row.conversation())
                .append(row.session())
                .append(row.page());
        out.append(row.direction()).append(row.author()).append(row.messageId()).append(row.kind());
        out.append(row.text())
                .append(row.intent())
                .append(row.intentConfidence())
                .append(row.intentInputsJson());
        out.append(row.notHandled())
                .append(row.templateId())
                .append(row.failureCode())
                .append(row.contentJson());
        out.append(row.metadataJson())
                .append(row.source())
                .append(row.rawJson())
                .append(row.sentiment())
                .endRow();
    }

    void event(EventRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        time(row.receivedAt());
        out.append(row.platform()).append(row.conversation()).append(row.session());
        out.append(row.type()).append(row.name());
        amount(row.amount());
        out.append(row.currency()).append(row.referenceNumber()).append(row.attributesJson());
        out.append(row.source()).append(row.rawJson()).endRow();
    }

    void mark(MarkRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        out.append(row.kind());
        optionalId(row.targetId());
        out.append(row.messageId());
        time(row.watermark());
        out.append(row.direction())
                .append(row.value())
                .append(row.emoji())
                .append(row.rawJson())
                .endRow();
    }

    void userProperties(UserPropertiesRow row) throws SQLException {
        out.beginRow().append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        out.append(row.propertiesJson()).endRow();
    }

    void touch(TouchRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        time(row.receivedAt());
        out.append(row.platform()).append(row.kind()).append(row.traffic());
        out.append(row.campaign()).append(row.network()).append(row.site()).append(row.subSite());
        out.append(row.creative()).append(row.clickId()).append(row.link()).append(row.rule());
        out.append(row.ipAddress()).append(row.userAgent()).append(row.parametersJson());
        out.append(row.source()).append(row.rawJson()).endRow();
    }

    void identityLink(IdentityLinkRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot()).append(row.user());
        time(row.time());
        out.append(row.type()).append(row.value()).append(row.source()).endRow();
    }

    void quarantine(QuarantineRow row) throws SQLException {
        out.beginRow().append(row.id()).append(row.sequence()).append(row.bot());
        time(row.receivedAt());
        out.append(row.reason()).append(row.message()).append(row.target()).append(row.body());
        out.append(row.isCut()).endRow();
    }

    void ledger(LedgerRow row) throws SQLException {
        out.beginRow().append(row.bot()).append(row.stored()).append(row.duplicates());
        out.append(row.quarantined()).endRow();
    }

    void progress(long batch, String position, long lastSequence) throws SQLException {
        out.beginRow().append(batch).append(position).append(lastSequence).endRow();
    }

    void id(UUID id) throws SQLException {
        out.beginRow().append(id).endRow();
    }

    private void time(@Nullable Instant time) throws SQLException {
        if (time == null) {
            out.appendNull();
        } else {
            out.append(time.toEpochMilli());
        }
    }

    private void optionalId(@Nullable UUID id) throws SQLException {
        if (id == null) {
            out.appendNull();
        } else {
            out.append(id);
        }
    }

    /** The column's scale is fixed and the appender takes no other; rows come rounded to it or with fewer digits. */
    private void amount(@Nullable BigDecimal amount) throws SQLException {
        if (amount == null) {
            out.appendNull();
        } else {
            out.append(amount.setScale(Tables.AMOUNT_SCALE));
        }
    }

    /** Makes the rows visible to the running transaction. */
    void flush() throws SQLException {
        out.flush();
    }

    /** Hands the rows over to the running transaction. */
    @Override
    public void close() throws SQLException {
        out.close();
    }
}
