package dev.earshot.store;

import java.util.List;

/**
 * Rows that are written together with the log position after them, or not at all.
 *
 * @param position text form of the log position after the last record that is in this batch
 */
public record StoreBatch(
        List<MessageRow> messages,
        List<EventRow> events,
        List<MarkRow> marks,
        List<UserPropertiesRow> userProperties,
        List<TouchRow> touches,
        List<IdentityLinkRow> identityLinks,
        List<QuarantineRow> quarantine,
        List<LedgerRow> ledger,
        String position) {

    /** A batch of conversations alone, without links and campaigns. */
    public StoreBatch(
            List<MessageRow> messages,
            List<EventRow> events,
            List<MarkRow> marks,
            List<UserPropertiesRow> userProperties,
            List<QuarantineRow> quarantine,
            List<LedgerRow> ledger,
            String position) {
        this(messages, events, marks, userProperties, List.of(), List.of(), quarantine, ledger, position);
    }
}
