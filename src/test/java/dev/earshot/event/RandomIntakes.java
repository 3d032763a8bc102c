package dev.earshot.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Intakes with anything in them that the model allows. Not thread-safe. */
final class RandomIntakes {
    private final RandomGenerator random;

    RandomIntakes(RandomGenerator random) {
        this.random = random;
    }

    Intake next() {
        boolean hasBot = random.nextInt(10) > 0;
        return new Intake(
                hasBot ? new BotId("b" + random.nextInt(1_000)) : null,
                time(),
                hasBot ? list(this::event) : List.of(),
                list(this::rejection),
                random.nextBoolean());
    }

    private Event event() {
        return switch (random.nextInt(6)) {
            case 0 -> message();
            case 1 -> new MessageChange(header(), any(MessageChange.Kind.values()), maybe(), maybe(), maybe());
            case 2 ->
                new BotEvent(
                        header(),
                        any(BotEvent.Type.values()),
                        text(),
                        random.nextBoolean() ? null : amount(),
                        maybe(),
                        maybe(),
                        maybe(),
                        identifiers(random.nextInt(3)));
            case 3 -> touch();
            case 4 -> new IdentityLink(header(), identifiers(random.nextInt(2, 5)));
            default ->
                new Receipt(
                        header(), any(Receipt.Kind.values()), list(this::text), random.nextBoolean() ? null : time());
        };
    }

    private Message message() {
        return new Message(
                header(),
                any(Direction.values()),
                any(Author.values()),
                maybe(),
                any(MessageKind.values()),
                maybe(),
                maybe(),
                list(() -> new Attachment(text(), maybe(), maybe(), maybe())),
                list(this::button),
                list(this::button),
                random.nextBoolean() ? null : intent(),
                maybe(),
                maybe(),
                random.nextBoolean() ? null : new DeliveryFailure(maybe(), maybe(), maybe(), maybe()));
    }

    private Touch touch() {
        return new Touch(
                header(),
                any(Touch.Kind.values()),
                any(Touch.Traffic.values()),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                identifiers(random.nextInt(3)),
                maybe(),
                maybe(),
                maybe());
    }

    /** Each once, and none without a type or a value. */
    private List<Identifier> identifiers(int count) {
        List<Identifier> identifiers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            identifiers.add(new Identifier("type" + i, "x" + text()));
        }
        return identifiers;
    }

    private Button button() {
        return new Button(text(), maybe(), maybe(), maybe());
    }

    private Intent intent() {
        return new Intent(
                text(),
                list(() -> new Intent.Input(text(), text())),
                random.nextBoolean() ? null : (Double) random.nextDouble());
    }

    private Header header() {
        return new Header(id(), time(), text(), text(), maybe(), maybe(), maybe(), text(), maybe(), maybe(), text());
    }

    private Rejection rejection() {
        return new Rejection(id(), any(RejectReason.values()), text(), text(), text(), random.nextBoolean());
    }

    private EventId id() {
        return new EventId(random.nextLong(), random.nextInt(4) == 0 ? random.nextInt(64) : random.nextLong());
    }

    /** Any that a client's word or our clock can give, and the ends of what a long holds. */
    private Instant time() {
        return Instant.ofEpochMilli(
                switch (random.nextInt(5)) {
                    case 0 -> 0;
                    case 1 -> -random.nextLong(1L << 40);
                    case 2 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
                    default -> random.nextLong(1L << 42);
                });
    }

    private BigDecimal amount() {
        return new BigDecimal(new BigInteger(random.nextInt(120), asRandom()), random.nextInt(-20, 20));
    }

    private java.util.Random asRandom() {
        return new java.util.Random(random.nextLong());
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? null : text();
    }

    /** Of every width in UTF-8, and across the lengths at which the encoding changes its form. */
    private String text() {
        int length = switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextInt(20, 300);
            case 2 -> random.nextInt(100) == 0 ? random.nextInt(1_000, 70_000) : 24;
            default -> random.nextInt(1, 20);
        };
        int widest = any(new Integer[] {0x7f, 0x7ff, 0xffff, 0x10ffff});
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            int codePoint = random.nextInt(widest + 1);
            text.appendCodePoint(codePoint >= 0xd800 && codePoint <= 0xdfff ? '?' : codePoint);
        }
        return text.toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        int size = random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(2);
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
