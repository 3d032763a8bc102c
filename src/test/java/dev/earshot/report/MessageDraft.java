package dev.earshot.report;

import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on its way into a store. */
public final class MessageDraft {
    private final BotRows rows;
    private final String bot;
    private final String user;
    private final Instant time;
    private final String direction;
    private final long sequence;
    private @Nullable String text;
    private @Nullable String intent;
    private boolean notHandled;
    private @Nullable String messageId;
    private @Nullable String failureCode;
    private @Nullable String metadata;
    private @Nullable String session;
    private @Nullable String template;
    private @Nullable Double confidence;
    private @Nullable String inputs;
    private @Nullable String page;
    private @Nullable String author;
    private @Nullable Double sentiment;
    private String platform = "facebook";
    private String kind = "TEXT";
    private String content = "{}";

    MessageDraft(BotRows rows, String bot, String user, Instant time, String direction, long sequence) {
        this.rows = rows;
        this.bot = bot;
        this.user = user;
        this.time = time;
        this.direction = direction;
        this.sequence = sequence;
    }

    public MessageDraft text(@Nullable String value) {
        text = value;
        return this;
    }

    public MessageDraft intent(@Nullable String value) {
        intent = value;
        notHandled = "NotHandled".equals(value);
        return this;
    }

    public MessageDraft messageId(@Nullable String value) {
        messageId = value;
        return this;
    }

    public MessageDraft kind(String value) {
        kind = value;
        return this;
    }

    public MessageDraft metadata(String value) {
        metadata = value;
        return this;
    }

    public MessageDraft content(String value) {
        content = value;
        return this;
    }

    public MessageDraft session(@Nullable String id) {
        session = id;
        return this;
    }

    public MessageDraft template(@Nullable String id) {
        template = id;
        return this;
    }

    public MessageDraft platform(String name) {
        platform = name;
        return this;
    }

    /** {@code AGENT} for a person in the bot's place; otherwise it is the user's or the bot's by its direction. */
    public MessageDraft author(String value) {
        author = value;
        return this;
    }

    public MessageDraft page(String id) {
        page = id;
        return this;
    }

    /** @param json of the values found in the message, such as {@code [{"name":"size","value":"XL"}]} */
    public MessageDraft inputs(@Nullable String json) {
        inputs = json;
        return this;
    }

    public MessageDraft confidence(@Nullable Double value) {
        confidence = value;
        return this;
    }

    public MessageDraft sentiment(@Nullable Double value) {
        sentiment = value;
        return this;
    }

    public MessageDraft refused(String code) {
        failureCode = code;
        content = "{\"failure\":{\"code\":\"" + code + "\"}}";
        return this;
    }

    public MessageRow add() {
        return rows.add(new MessageRow(
                UUID.randomUUID(),
                sequence,
                bot,
                user,
                time,
                time,
                platform,
                null,
                session,
                page,
                direction,
                author != null ? author : direction.equals("INCOMING") ? "USER" : "BOT",
                messageId,
                kind,
                text,
                intent,
                confidence,
                inputs,
                notHandled,
                template,
                failureCode,
                content,
                metadata,
                "test",
                "{}",
                sentiment));
    }
}
