package dev.earshot.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows with something in every column, and rows with nothing wherever nothing is allowed. */
final class FullRows {
    static final Instant TIME = Instant.parse("2026-03-05T12:00:00.123Z");
    private static final Instant LATER = Instant.parse("2026-03-05T12:00:01.456Z");

    private FullRows() {}

    static MessageRow message(long sequence) {
        return new MessageRow(
                new UUID(-1, sequence),
                sequence,
                "bot_full",
                "ada",
                TIME,
                LATER,
                "facebook",
                "conversation",
                "session",
                "page",
                "OUTGOING",
                "AGENT",
                "mid.1",
                "TEMPLATE",
                "text",
                "WEATHER",
                0.123456789,
                "[{\"name\":\"city\",\"value\":\"Bonn\"}]",
                true,
                "template",
                "10",
                "{\"payload\":\"p\"}",
                "{\"campaign\":1.10}",
                "dashbot/12.1.0-npm",
                "{\"precise\":1.10}",
                -0.4215);
    }

    static MessageRow bareMessage(long sequence) {
        return of("bot_bare", new UUID(0, sequence), sequence);
    }

    static MessageRow saying(String text, long sequence) {
        return message("bot_full", new UUID(4, sequence), sequence, text);
    }

    static MessageRow of(String bot, UUID id, long sequence) {
        return message(bot, id, sequence, null);
    }

    private static MessageRow message(String bot, UUID id, long sequence, @Nullable String text) {
        return new MessageRow(
                id,
                sequence,
                bot,
                "ada",
                TIME,
                LATER,
                "universal",
                null,
                null,
                null,
                "INCOMING",
                "USER",
                null,
                "OTHER",
                text,
                null,
                null,
                null,
                false,
                null,
                null,
                "{}",
                null,
                "test",
                "{}",
                null);
    }

    static EventRow event(long sequence) {
        return new EventRow(
                new UUID(Long.MIN_VALUE, sequence),
                sequence,
                "bot_full",
                "ada",
                TIME,
                LATER,
                "facebook",
                "conversation",
                "session",
                "REVENUE",
                "purchase",
                new BigDecimal("17.450000000"),
                "EUR",
                "A-17",
                "{\"size\":\"large\"}",
                "dashbot/12.1.0-npm",
                "{\"raw\":1}");
    }

    static EventRow bareEvent(long sequence) {
        return costing(null, sequence);
    }

    static EventRow costing(@Nullable BigDecimal amount, long sequence) {
        return new EventRow(
                new UUID(5, sequence),
                sequence,
                "bot_bare",
                "",
                TIME,
                LATER,
                "universal",
                null,
                null,
                "CUSTOM",
                "x",
                amount,
                null,
                null,
                null,
                "test",
                "{}");
    }

    static MarkRow mark(long sequence) {
        return new MarkRow(
                new UUID(6, sequence),
                sequence,
                "bot_full",
                "ada",
                TIME,
                "REACTED",
                new UUID(Long.MAX_VALUE, Long.MIN_VALUE),
                "mid.1",
                LATER,
                "OUTGOING",
                "love",
                "\u2764",
                "{\"raw\":1}");
    }

    static MarkRow bareMark(long sequence) {
        return new MarkRow(
                new UUID(6, sequence),
                sequence,
                "bot_bare",
                "",
                TIME,
                "UNSENT",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static TouchRow touch(long sequence) {
        return new TouchRow(
                new UUID(9, sequence),
                sequence,
                "bot_full",
                "ada",
                TIME,
                LATER,
                "facebook",
                "CLICK",
                "REPEAT",
                "kofull-1234567890123",
                "221",
                "site",
                "sub site",
                "creative",
                "click-1",
                "link-1",
                "rule-1",
                "203.0.113.7",
                "Mozilla/5.0",
                "{\"cp_0\":\"a\"}",
                "kochava",
                "{\"raw\":1}");
    }

    static TouchRow bareTouch(long sequence) {
        return new TouchRow(
                new UUID(9, sequence),
                sequence,
                "bot_bare",
                "",
                TIME,
                LATER,
                "kochava",
                "IMPRESSION",
                "PERSON",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "kochava",
                "{}");
    }

    static IdentityLinkRow identityLink(long sequence) {
        return new IdentityLinkRow(
                new UUID(10, sequence), sequence, "bot_full", "ada", TIME, "fb_user_id", "ada", "kochava");
    }

    static QuarantineRow rejection(long sequence) {
        return new QuarantineRow(
                new UUID(8, sequence), sequence, "bot_full", TIME, "TOO_LARGE", "too large", "/track?v=1", "{", true);
    }

    static QuarantineRow bareRejection(long sequence) {
        return new QuarantineRow(new UUID(8, sequence), sequence, null, TIME, "BAD_JSON", "", "", "", false);
    }
}
