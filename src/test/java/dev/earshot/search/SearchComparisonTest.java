package dev.earshot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.search.SearchQuestion.Filter;
import dev.earshot.search.SearchQuestion.Order;
import dev.earshot.store.MessageRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What random searches find in random messages, edited and taken back at random, is what a plain reading of all finds. */
class SearchComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final List<String> WORDS = List.of(
            "order", "orders", "ordinary", "red", "read", "refund", "заказ", "заказы", "कहाँ", "👍", "café", "x1");
    private static final List<String> USERS = List.of("ann", "bob", "cleo");

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final BotRows rows = STORED.newBot();
    private final List<MessageRow> messages = new ArrayList<>();
    private final Map<MessageRow, List<String>> words = new HashMap<>();

    /** A search in text, and the plain reading of the same. */
    private record Asked(String text, Predicate<List<String>> isMet) {}

    @Test
    void findsWhatAPlainReadingFinds() throws IOException {
        System.out.println("SearchComparisonTest, seed " + seed);
        long found = 0;
        try (Searched searched = Searched.of(STORED)) {
            for (int round = 0; round < 5; round++) {
                write(60);
                searched.caughtUp();
                for (int i = 0; i < 40; i++) {
                    found += compare(searched, asked(3));
                }
            }
        }
        assertTrue(found > 1_000, "enough was found: " + found);
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            List<String> said = text();
            String user = pick(USERS);
            int second = random.nextInt(1_000);
            MessageRow row = (random.nextBoolean() ? rows.incoming(user, second) : rows.outgoing(user, second))
                    .text(String.join(random.nextBoolean() ? " " : ", ", said))
                    .messageId("m" + messages.size())
                    .add();
            messages.add(row);
            words.put(row, said);
        }
        rows.write();
        for (int i = 0; i < count / 6; i++) {
            MessageRow row = pick(messages);
            boolean isTakenBack = random.nextInt(3) == 0;
            List<String> said = isTakenBack ? List.of() : text();
            if (isTakenBack) {
                rows.mark("UNSENT", row.user(), 2_000 + i)
                        .messageId("m" + messages.indexOf(row))
                        .add();
                words.put(row, said);
            } else if (!words.get(row).isEmpty()) {
                rows.mark("EDITED", row.user(), 2_000 + i + messages.size())
                        .messageId("m" + messages.indexOf(row))
                        .value(String.join(" ", said))
                        .add();
                words.put(row, said);
            }
        }
        rows.write();
    }

    private List<String> text() {
        List<String> said = new ArrayList<>();
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            said.add(pick(WORDS));
        }
        return said;
    }

    private long compare(Searched searched, Asked asked) {
        Filter filter = filter();
        List<Long> expected = messages.stream()
                .filter(row -> isLetThrough(row, filter) && asked.isMet.test(words.getOrDefault(row, List.of())))
                .sorted(Comparator.comparing(MessageRow::time)
                        .thenComparing(MessageRow::sequence)
                        .reversed())
                .map(MessageRow::sequence)
                .toList();
        String at = "seed " + seed + ": " + asked.text + " " + filter;
        assertEquals(expected, found(searched, asked.text, filter, Order.NEWEST), at);
        assertEquals(
                expected.stream().sorted().toList(),
                found(searched, asked.text, filter, Order.BEST).stream()
                        .sorted()
                        .toList(),
                at);
        return expected.size();
    }

    private List<Long> found(Searched searched, String text, Filter filter, Order order) {
        List<Long> sequences = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchAnswer page = searched.find(
                    new SearchQuestion(Set.of(rows.bot), text, filter, order, 1 + random.nextInt(100), cursor));
            page.hits().forEach(hit -> sequences.add(hit.message().sequence()));
            cursor = page.next();
        } while (cursor != null);
        return sequences;
    }

    private Filter filter() {
        return new Filter(
                random.nextInt(3) == 0 ? "INCOMING" : null,
                null,
                null,
                null,
                random.nextInt(4) == 0 ? pick(USERS) : null,
                random.nextInt(4) == 0 ? BotRows.at(300) : null,
                random.nextInt(4) == 0 ? BotRows.at(700) : null,
                false);
    }

    private static boolean isLetThrough(MessageRow row, Filter filter) {
        return (filter.direction() == null || filter.direction().equals(row.direction()))
                && (filter.user() == null || filter.user().equals(row.user()))
                && (filter.from() == null || !row.time().isBefore(filter.from()))
                && (filter.to() == null || row.time().isBefore(filter.to()));
    }

    private Asked asked(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> word(pick(WORDS));
            case 1 -> beginning(pick(List.of("or", "ord", "order", "re", "зак", "caf")));
            case 2 -> phrase(pick(WORDS), pick(WORDS));
            case 3 -> {
                Asked unwanted = asked(depth - 1);
                yield new Asked("-(" + unwanted.text + ")", unwanted.isMet.negate());
            }
            case 4 -> {
                Asked first = asked(depth - 1);
                Asked second = asked(depth - 1);
                String between = random.nextBoolean() ? " AND " : " ";
                yield new Asked(
                        "(" + first.text + ")" + between + "(" + second.text + ")", first.isMet.and(second.isMet));
            }
            default -> {
                Asked first = asked(depth - 1);
                Asked second = asked(depth - 1);
                yield new Asked("((" + first.text + ") OR " + second.text + ")", first.isMet.or(second.isMet));
            }
        };
    }

    private Asked word(String word) {
        String typed = word.equals("café") ? pick(List.of("cafe", "CAFÉ", "café")) : word;
        return new Asked(typed, said -> said.contains(word));
    }

    private static Asked beginning(String start) {
        return new Asked(start + "*", said -> said.stream().anyMatch(word -> word.startsWith(start)));
    }

    private static Asked phrase(String first, String second) {
        return new Asked("\"" + first + " " + second + "\"", said -> {
            for (int i = 0; i + 1 < said.size(); i++) {
                if (said.get(i).equals(first) && said.get(i + 1).equals(second)) {
                    return true;
                }
            }
            return false;
        });
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
