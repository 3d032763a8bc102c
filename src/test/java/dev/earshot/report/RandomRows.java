package dev.earshot.report;

import dev.earshot.store.MessageRow;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes random rows of a bot to a store and to the naive reports: few users, few different times, many marks. */
final class RandomRows {
    private static final List<String> USERS = List.of("ann", "Bob", "bo_b", "%", "cleo's", "d\\", "");
    private static final List<String> WORDS =
            List.of("red", "RED", "shoes", "50%", "a_b", "\\", "'x'", "\"y\"", "Größe");
    private static final List<String> INTENTS = List.of("order", "return", "NotHandled");

    private final Random random;
    private final BotRows rows;
    private final NaiveReports naive;

    RandomRows(Random random, BotRows rows, NaiveReports naive) {
        this.random = random;
        this.rows = rows;
        this.naive = naive;
    }

    void write(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> event();
                case 2 -> properties();
                case 3, 4, 5 -> mark();
                default -> message();
            }
            if (random.nextInt(50) == 0) {
                rows.write();
            }
        }
        rows.write();
    }

    private void message() {
        MessageDraft draft = random.nextBoolean() ? rows.incoming(user(), time()) : rows.outgoing(user(), time());
        draft.text(random.nextInt(5) == 0 ? null : word() + " " + word());
        draft.messageId(random.nextInt(3) == 0 ? null : messageId());
        draft.intent(random.nextInt(3) == 0 ? intent() : null);
        if (random.nextInt(20) == 0) {
            draft.refused("10");
        }
        naive.messages.add(draft.add());
    }

    private void event() {
        String currency = random.nextBoolean() ? null : random.nextBoolean() ? "EUR" : "USD";
        String amount = random.nextInt(5) == 0 ? null : random.nextInt(10_000) + "." + random.nextInt(100);
        String type = random.nextBoolean() ? "REVENUE" : "CUSTOM";
        naive.events.add(rows.event(user(), time(), type, "e" + random.nextInt(3), amount, currency));
    }

    private void properties() {
        String user = user();
        if (!user.isEmpty()) {
            String key = List.of("first_name", "last_name", "plan").get(random.nextInt(3));
            String value = word().replace("\\", "\\\\").replace("\"", "\\\"");
            naive.properties.add(rows.properties(user, time(), "{\"" + key + "\":\"" + value + "\"}"));
        }
    }

    private void mark() {
        if (naive.messages.isEmpty()) {
            return;
        }
        MessageRow message = naive.messages.get(random.nextInt(naive.messages.size()));
        String user = message.user();
        double time = time();
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                String kind = List.of("DELIVERED", "READ", "SEEN").get(random.nextInt(3));
                naive.marks.add(rows.mark(kind, user, time).upTo(time()).add());
            }
            case 3 -> {
                String kind = List.of("DELIVERED", "READ").get(random.nextInt(2));
                naive.marks.add(
                        rows.mark(kind, user, time).messageId(messageId()).add());
            }
            case 4 ->
                naive.marks.add(rows.mark("EDITED", user, time)
                        .messageId(messageId())
                        .value(word())
                        .add());
            case 5 ->
                naive.marks.add(
                        rows.mark("UNSENT", user, time).messageId(messageId()).add());
            case 6 -> {
                String kind = random.nextBoolean() ? "REACTED" : "UNREACTED";
                String emoji = random.nextBoolean() ? "❤" : "👍";
                naive.marks.add(rows.mark(kind, user, time)
                        .messageId(messageId())
                        .value(emoji)
                        .emoji(emoji)
                        .add());
            }
            case 7 ->
                naive.marks.add(rows.mark("NOT_HANDLED", user, time).of(message).add());
            default -> laterCopy(message, user, time);
        }
    }

    private void laterCopy(MessageRow of, String user, double time) {
        String intent = intent();
        String value = "{\"intent\":{\"name\":\"" + intent + "\"}}";
        naive.marks.add(rows.mark("ENRICHED", user, time).of(of).value(value).add());
        naive.marks.add(rows.mark("INTENT", user, time).of(of).value(intent).add());
        if (intent.equals("NotHandled")) {
            naive.marks.add(rows.mark("NOT_HANDLED", user, time).of(of).add());
        }
    }

    MessageFilter filter(int limit) {
        return new MessageFilter(
                maybe() ? BotRows.at(time()) : null,
                maybe() ? BotRows.at(time()) : null,
                maybe() ? user() : null,
                maybe() ? random.nextBoolean() ? "INCOMING" : "OUTGOING" : null,
                maybe() ? part(word()) : null,
                maybe() ? intent() : null,
                null,
                limit,
                null);
    }

    @Nullable
    String search() {
        return random.nextBoolean() ? null : part(random.nextBoolean() ? word() : "ann");
    }

    private String part(String word) {
        int from = random.nextInt(word.length());
        return word.substring(from, from + 1 + random.nextInt(word.length() - from));
    }

    private boolean maybe() {
        return random.nextInt(4) == 0;
    }

    private String user() {
        return USERS.get(random.nextInt(USERS.size()));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String intent() {
        return INTENTS.get(random.nextInt(INTENTS.size()));
    }

    private String messageId() {
        return "m" + random.nextInt(40);
    }

    /** Mostly the same few seconds, sometimes days and years ago. */
    private double time() {
        int[] daysAgo = {0, 0, 0, 0, 2, 30, 1000};
        return random.nextInt(8) - 86_400.0 * daysAgo[random.nextInt(daysAgo.length)];
    }
}
