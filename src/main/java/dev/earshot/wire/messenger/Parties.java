package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Who talks to whom in an item.
 *
 * @param user the person; empty if the item names none
 * @param page the page, if any part of the body names it
 * @param isFromPage whether the page (its bot, or somebody in its inbox) speaks
 */
record Parties(String user, @Nullable String page, boolean isFromPage) {

    /**
     * In an echo the sender is the page, but old material has it the other way round, and some pages' echoes come without
     * the mark: so the entry's id, which is the page, decides where it can.
     */
    static Parties of(JsonNode item, @Nullable String entryId, boolean isEcho) {
        String sender = sender(item);
        String recipient = party(Json.get(item, "recipient"));
        if (entryId != null && !entryId.equals(sender) && !entryId.equals(recipient)) {
            return ofPositions(sender, recipient, entryId, isEcho);
        }
        if (entryId == null || (entryId.equals(sender) && entryId.equals(recipient))) {
            return ofPositions(sender, recipient, isEcho ? sender : recipient, isEcho);
        }
        boolean isSenderPage = entryId.equals(sender);
        return new Parties(textOf(isSenderPage ? recipient : sender), entryId, isEcho || isSenderPage);
    }

    /** The checkbox on a website knows nobody yet; its opt-in names the person as the website does. */
    private static @Nullable String sender(JsonNode item) {
        String sender = party(Json.get(item, "sender"));
        return sender == null ? Json.textAt(item, "optin", "user_ref") : sender;
    }

    private static Parties ofPositions(
            @Nullable String sender, @Nullable String recipient, @Nullable String page, boolean isEcho) {
        return new Parties(textOf(isEcho ? recipient : sender), page, isEcho);
    }

    /** A person's id: page-scoped, or a website's own name for a guest, or a phone number. */
    static @Nullable String party(@Nullable JsonNode party) {
        if (party == null || !party.isObject()) {
            String id = Json.scalar(party);
            return id == null || id.isEmpty() ? null : id;
        }
        String id = Json.id(party, "id");
        if (id == null) {
            id = Json.id(party, "user_ref");
        }
        return id == null ? Json.id(party, "phone_number") : id;
    }

    private static String textOf(@Nullable String id) {
        return id == null ? "" : id;
    }
}
