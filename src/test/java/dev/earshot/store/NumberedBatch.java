package dev.earshot.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Batches of known content: number {@code n} from 1 on has position {@code 0-n} and rows in every table, of several bots. */
public final class NumberedBatch {
    /** How many numbers one batch gives to rows. */
    public static final int SEQUENCES = 10_000;

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    private NumberedBatch() {}

    public static StoreBatch of(int number) {
        return of(number, 3);
    }

    /** @param messages how many messages it has; of the other kinds it has one each */
    public static StoreBatch of(int number, int messages) {
        long sequence = (long) number * SEQUENCES;
        return new StoreBatch(
                IntStream.range(0, messages)
                        .mapToObj(i -> message(number, i, sequence + i))
                        .toList(),
                List.of(event(number, sequence + messages)),
                List.of(mark(number, sequence + messages + 1)),
                List.of(new UserPropertiesRow(
                        sequence + messages + 2, bot(number), "user", NOON, "{\"batch\":" + number + "}")),
                List.of(rejection(bot(number), sequence + messages + 3, NOON.plusSeconds(number))),
                List.of(new LedgerRow(bot(number), messages + 2L, 0, 1)),
                position(number));
    }

    /** A batch without rows. */
    public static StoreBatch empty(String position) {
        return new StoreBatch(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), position);
    }

    public static String position(int number) {
        return "0-" + number;
    }

    public static String bot(int number) {
        return "bot_" + number % 3;
    }

    public static UUID messageId(int number, int index) {
        return new UUID(number, index);
    }

    public static UUID eventId(int number) {
        return new UUID(number, 1_000_000);
    }

    public static UUID markId(int number) {
        return new UUID(number, 2_000_000);
    }

    /** What the store has that got the batches up to {@code number}. */
    public static List<UUID> messageIds(int number, int messages) {
        return IntStream.rangeClosed(1, number)
                .boxed()
                .flatMap(n -> IntStream.range(0, messages).mapToObj(i -> messageId(n, i)))
                .toList();
    }

    public static MessageRow message(int number, int index, long sequence) {
        return new MessageRow(
                messageId(number, index),
                sequence,
                bot(number),
                "user" + index % 7,
                NOON.plusSeconds(number).plusMillis(index),
                NOON.plusSeconds(number + 1L),
                "facebook",
                null,
                "session",
                null,
                index % 2 == 0 ? "INCOMING" : "OUTGOING",
                index % 2 == 0 ? "USER" : "BOT",
                "mid." + number + "." + index,
                "TEXT",
                "said in batch " + number,
                null,
                0.5,
                null,
                false,
                null,
                null,
                "{}",
                null,
                "test",
                "{\"number\":" + number + "}",
                null);
    }

    private static EventRow event(int number, long sequence) {
        return new EventRow(
                eventId(number),
                sequence,
                bot(number),
                "user",
                NOON,
                NOON,
                "facebook",
                null,
                null,
                "REVENUE",
                "purchase",
                new BigDecimal("17.450000000"),
                "EUR",
                null,
                "{}",
                "test",
                "{}");
    }

    private static MarkRow mark(int number, long sequence) {
        return new MarkRow(
                markId(number),
                sequence,
                bot(number),
                "user",
                NOON,
                "READ",
                messageId(number, 0),
                null,
                NOON,
                "OUTGOING",
                null,
                null,
                null);
    }

    static QuarantineRow rejection(@org.jspecify.annotations.Nullable String bot, long sequence, Instant receivedAt) {
        return new QuarantineRow(
                new UUID(7, sequence), sequence, bot, receivedAt, "BAD_JSON", "no JSON", "/track", "{", false);
    }
}
