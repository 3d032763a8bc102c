package dev.earshot.report;

import dev.earshot.store.TouchRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A click or an impression that is about to be stored: a person's click, of nobody known, unless said otherwise. */
public final class TouchDraft {
    private final BotRows rows;
    private final String bot;
    private final Instant time;
    private final long sequence;
    private String user = "";
    private String kind = "CLICK";
    private String traffic = "PERSON";
    private @Nullable String campaign;
    private @Nullable String network;
    private @Nullable String link;
    private @Nullable String clickId;
    private @Nullable String userAgent;
    private @Nullable String parameters;

    TouchDraft(BotRows rows, String bot, Instant time, long sequence) {
        this.rows = rows;
        this.bot = bot;
        this.time = time;
        this.sequence = sequence;
    }

    public TouchDraft user(String value) {
        user = value;
        return this;
    }

    public TouchDraft impression() {
        kind = "IMPRESSION";
        return this;
    }

    public TouchDraft traffic(String value) {
        traffic = value;
        return this;
    }

    public TouchDraft campaign(@Nullable String value) {
        campaign = value;
        return this;
    }

    public TouchDraft network(@Nullable String value) {
        network = value;
        return this;
    }

    public TouchDraft link(@Nullable String value) {
        link = value;
        return this;
    }

    public TouchDraft clickId(@Nullable String value) {
        clickId = value;
        return this;
    }

    public TouchDraft userAgent(@Nullable String value) {
        userAgent = value;
        return this;
    }

    public TouchDraft parameters(@Nullable String json) {
        parameters = json;
        return this;
    }

    public TouchRow add() {
        return rows.add(new TouchRow(
                UUID.randomUUID(),
                sequence,
                bot,
                user,
                time,
                time,
                "link",
                kind,
                traffic,
                campaign,
                network,
                null,
                null,
                null,
                clickId,
                link,
                null,
                null,
                userAgent,
                parameters,
                "test",
                "{}"));
    }
}
