package dev.earshot.report;

import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mark on its way into a store. */
public final class MarkDraft {
    private final BotRows rows;
    private final String bot;
    private final String user;
    private final Instant time;
    private final String kind;
    private final long sequence;
    private @Nullable UUID targetId;
    private @Nullable String messageId;
    private @Nullable Instant watermark;
    private @Nullable String direction;
    private @Nullable String value;
    private @Nullable String emoji;

    MarkDraft(BotRows rows, String bot, String user, Instant time, String kind, long sequence) {
        this.rows = rows;
        this.bot = bot;
        this.user = user;
        this.time = time;
        this.kind = kind;
        this.sequence = sequence;
    }

    public MarkDraft of(MessageRow message) {
        targetId = message.id();
        return this;
    }

    public MarkDraft messageId(String id) {
        messageId = id;
        return this;
    }

    /** All messages up to then, in the direction that the kind means. */
    public MarkDraft upTo(double seconds) {
        watermark = BotRows.at(seconds);
        direction = kind.equals("SEEN") ? "INCOMING" : "OUTGOING";
        return this;
    }

    public MarkDraft value(@Nullable String text) {
        value = text;
        return this;
    }

    public MarkDraft emoji(@Nullable String symbol) {
        emoji = symbol;
        return this;
    }

    public MarkRow add() {
        return rows.add(new MarkRow(
                UUID.randomUUID(),
                sequence,
                bot,
                user,
                time,
                kind,
                targetId,
                messageId,
                watermark,
                direction,
                value,
                emoji,
                "{}"));
    }
}
