package dev.earshot.projection;

import dev.earshot.eventlog.LogPosition;
import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.StoreBatch;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A batch in the making: its rows, the numbers they get, and its books. Not thread-safe. */
final class Batch {
    final List<MessageRow> messages = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<MarkRow> marks = new ArrayList<>();
    final List<UserPropertiesRow> userProperties = new ArrayList<>();
    final List<TouchRow> touches = new ArrayList<>();
    final List<IdentityLinkRow> identityLinks = new ArrayList<>();
    final List<QuarantineRow> quarantine = new ArrayList<>();
    private final Map<String, Books> books = new TreeMap<>();
    private long nextSequence;

    Batch(long lastSequence) {
        this.nextSequence = lastSequence + 1;
    }

    /** The number of the next row; it is the row's if it is used for one. */
    long sequence() {
        return nextSequence;
    }

    void add(MessageRow row) {
        messages.add(row);
        nextSequence++;
    }

    void add(EventRow row) {
        events.add(row);
        nextSequence++;
    }

    void add(MarkRow row) {
        marks.add(row);
        nextSequence++;
    }

    void add(UserPropertiesRow row) {
        userProperties.add(row);
        nextSequence++;
    }

    void add(TouchRow row) {
        touches.add(row);
        nextSequence++;
    }

    void add(IdentityLinkRow row) {
        identityLinks.add(row);
        nextSequence++;
    }

    void add(QuarantineRow row) {
        quarantine.add(row);
        books(row.bot() == null ? "" : row.bot()).quarantined++;
        nextSequence++;
    }

    void countStored(String bot) {
        books(bot).stored++;
    }

    void countDuplicate(String bot) {
        books(bot).duplicates++;
    }

    long stored() {
        return books.values().stream().mapToLong(sums -> sums.stored).sum();
    }

    long duplicates() {
        return books.values().stream().mapToLong(sums -> sums.duplicates).sum();
    }

    private Books books(String bot) {
        return books.computeIfAbsent(bot, key -> new Books());
    }

    StoreBatch toStoreBatch(LogPosition position) {
        List<LedgerRow> ledger = new ArrayList<>();
        books.forEach((bot, sums) -> ledger.add(new LedgerRow(bot, sums.stored, sums.duplicates, sums.quarantined)));
        return new StoreBatch(
                messages,
                events,
                marks,
                userProperties,
                touches,
                identityLinks,
                quarantine,
                ledger,
                position.toString());
    }

    private static final class Books {
        private long stored;
        private long duplicates;
        private long quarantined;
    }
}
