package dev.earshot.report;

import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.Store;
import dev.earshot.store.StoreBatch;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Rows of one bot on their way into a store. Times are seconds after noon of a day in 2026. */
public final class BotRows {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    public final String bot;
    private final Store store;
    private final AtomicLong sequence;
    private List<MessageRow> messages = new ArrayList<>();
    private List<EventRow> events = new ArrayList<>();
    private List<MarkRow> marks = new ArrayList<>();
    private List<UserPropertiesRow> properties = new ArrayList<>();
    private List<TouchRow> touches = new ArrayList<>();
    private List<IdentityLinkRow> identityLinks = new ArrayList<>();
    private List<QuarantineRow> quarantine = new ArrayList<>();
    private List<LedgerRow> ledger = new ArrayList<>();

    BotRows(String bot, Store store, AtomicLong sequence) {
        this.bot = bot;
        this.store = store;
        this.sequence = sequence;
    }

    public static Instant at(double seconds) {
        return NOON.plusMillis(Math.round(seconds * 1000));
    }

    /** A question about days of the bot, compared with those before, day by day. */
    public ReportQuestion question(String first, String last, String zone, Map<String, String> options) {
        return new ReportQuestion(
                bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.PERIOD_BEFORE,
                Granularity.DAY,
                ReportFilter.NONE,
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    public MessageDraft incoming(String user, double seconds) {
        return new MessageDraft(this, bot, user, at(seconds), "INCOMING", sequence.incrementAndGet());
    }

    public MessageDraft outgoing(String user, double seconds) {
        return new MessageDraft(this, bot, user, at(seconds), "OUTGOING", sequence.incrementAndGet());
    }

    public MarkDraft mark(String kind, String user, double seconds) {
        return new MarkDraft(this, bot, user, at(seconds), kind, sequence.incrementAndGet());
    }

    public EventRow event(String user, double seconds, String type, String name) {
        return event(user, seconds, type, name, null, null);
    }

    public EventRow event(
            String user, double seconds, String type, String name, @Nullable String amount, @Nullable String currency) {
        return event(user, seconds, type, name, amount, currency, "{\"note\":\"" + name + "\"}");
    }

    /** @param attributes what came with it, as a JSON object; null for nothing */
    public EventRow event(
            String user,
            double seconds,
            String type,
            String name,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String attributes) {
        return add(new EventRow(
                UUID.randomUUID(),
                sequence.incrementAndGet(),
                bot,
                user,
                at(seconds),
                at(seconds),
                "facebook",
                null,
                null,
                type,
                name,
                amount == null ? null : new BigDecimal(amount),
                currency,
                null,
                attributes,
                "test",
                "{}"));
    }

    /** A click or an impression. */
    public TouchDraft touch(double seconds) {
        return new TouchDraft(this, bot, at(seconds), sequence.incrementAndGet());
    }

    public IdentityLinkRow knownAs(String user, double seconds, String type, String value) {
        IdentityLinkRow row = new IdentityLinkRow(
                UUID.randomUUID(), sequence.incrementAndGet(), bot, user, at(seconds), type, value, "test");
        identityLinks.add(row);
        return row;
    }

    public UserPropertiesRow properties(String user, double seconds, String json) {
        UserPropertiesRow row = new UserPropertiesRow(sequence.incrementAndGet(), bot, user, at(seconds), json);
        properties.add(row);
        return row;
    }

    public QuarantineRow rejection(@Nullable String ofBot, double seconds, String reason) {
        QuarantineRow row = new QuarantineRow(
                UUID.randomUUID(),
                sequence.incrementAndGet(),
                ofBot,
                at(seconds),
                reason,
                "what the caller was told",
                "/track?type=incoming",
                "{",
                false);
        quarantine.add(row);
        return row;
    }

    public void ledger(String ofBot, long stored, long duplicates, long quarantined) {
        ledger.add(new LedgerRow(ofBot, stored, duplicates, quarantined));
    }

    public MessageRow add(MessageRow row) {
        messages.add(row);
        return row;
    }

    public EventRow add(EventRow row) {
        events.add(row);
        return row;
    }

    public UserPropertiesRow add(UserPropertiesRow row) {
        properties.add(row);
        return row;
    }

    public TouchRow add(TouchRow row) {
        touches.add(row);
        return row;
    }

    public MarkRow add(MarkRow row) {
        marks.add(row);
        return row;
    }

    /** Writes what was added since the last time. */
    public void write() {
        store.write(new StoreBatch(
                messages, events, marks, properties, touches, identityLinks, quarantine, ledger, "test"));
        messages = new ArrayList<>();
        events = new ArrayList<>();
        marks = new ArrayList<>();
        properties = new ArrayList<>();
        touches = new ArrayList<>();
        identityLinks = new ArrayList<>();
        quarantine = new ArrayList<>();
        ledger = new ArrayList<>();
    }
}
