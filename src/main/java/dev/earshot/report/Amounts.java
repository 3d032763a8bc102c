package dev.earshot.report;

import dev.earshot.store.EventRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of money: the store keeps all with nine digits behind the point, people wrote fewer. */
final class Amounts {
    private Amounts() {}

    static BigDecimal shown(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static EventRow shown(EventRow row) {
        @Nullable BigDecimal amount = row.amount();
        if (amount == null) {
            return row;
        }
        return new EventRow(
                row.id(),
                row.sequence(),
                row.bot(),
                row.user(),
                row.time(),
                row.receivedAt(),
                row.platform(),
                row.conversation(),
                row.session(),
                row.type(),
                row.name(),
                shown(amount),
                row.currency(),
                row.referenceNumber(),
                row.attributesJson(),
                row.source(),
                row.rawJson());
    }
}
