package dev.earshot.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something other than a message that happened in a conversation and is worth counting.
 *
 * @param name the client's name for it; for nameless ones the type's own name in the client's spelling
 *     ({@code pageLaunchEvent}), for webhook items the item's key ({@code optin})
 * @param amount money, for revenue
 * @param currency ISO 4217, if the client gave one; Dashbot's revenue events have none
 * @param referenceNumber the client's own number for a revenue event
 * @param attributesJson everything else that the client said of it ({@code extraInfo}, {@code metadata},
 *     {@code sharedMessage}, the referral's fields, …), a JSON object
 * @param identifiers the user's other names, if the call gives any; each once
 */
public record BotEvent(
        Header header,
        Type type,
        String name,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String referenceNumber,
        @Nullable String attributesJson,
        List<Identifier> identifiers)
        implements Event {

    public BotEvent {
        identifiers = List.copyOf(identifiers);
    }

    /** Of a user who has no other name than the header's. */
    public BotEvent(
            Header header,
            Type type,
            String name,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String referenceNumber,
            @Nullable String attributesJson) {
        this(header, type, name, amount, currency, referenceNumber, attributesJson, List.of());
    }

    /** The kinds of events. What a client calls otherwise is {@code CUSTOM} and keeps its name. */
    public enum Type {
        CUSTOM,
        REVENUE,
        SHARE,
        PAGE_LAUNCH,
        REFERRAL,
        OPT_IN,
        OPT_OUT,
        ACCOUNT_LINKED,
        ACCOUNT_UNLINKED,
        /** Who answers changed, or was asked to change: pass, take, request, roles. */
        THREAD_CONTROL,
        POLICY,
        FEEDBACK,
        FORM,
        ORDER,
        PAYMENT,
        COUPON,
        GAME,
        LABEL,
        /** A bot connected to its platform (Slack's {@code rtm.start}). */
        CONNECT,
        /** A webhook item of a kind that we do not know; its key is the name. */
        OTHER
    }
}
