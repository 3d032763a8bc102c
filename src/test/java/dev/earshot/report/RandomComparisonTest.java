package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every report over random rows is what a plain reading of all rows gives, whatever the sizes of its pages. */
final class RandomComparisonTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Store store = ROWS.store();
    private final BotRows rows = ROWS.newBot();
    private final NaiveReports naive = new NaiveReports();
    private final RandomRows source = new RandomRows(random, rows, naive);

    @RepeatedTest(3)
    void theReportsAreThoseOfAPlainReading() {
        System.out.println("RandomComparisonTest, seed " + seed);
        source.write(300);
        new RandomRows(random, ROWS.newBot(), new NaiveReports()).write(100);
        assertTrue(naive.messages.size() > 50, "enough to compare");
        compareTranscripts();
        compareMessages();
        compareConversations();
        comparePeople();
    }

    private void compareTranscripts() {
        Transcript transcript = new Transcript(store);
        for (String user : List.of("ann", "Bob", "bo_b", "%", "cleo's", "d\\", "", "nobody")) {
            List<TranscriptEntry> expected = naive.transcript(user);
            int limit = 1 + random.nextInt(40);
            List<TranscriptEntry> older = new ArrayList<>();
            TranscriptPage page = transcript.latest(rows.bot, user, limit);
            older.addAll(page.entries());
            while (page.older() != null) {
                page = transcript.before(rows.bot, user, page.older(), limit);
                older.addAll(0, page.entries());
            }
            assertSame(expected, older, "back through " + user);
            List<TranscriptEntry> newer = new ArrayList<>(page.entries());
            while (page.newer() != null) {
                page = transcript.after(rows.bot, user, page.newer(), limit);
                newer.addAll(page.entries());
            }
            assertSame(expected, newer, "forth through " + user);
            if (!expected.isEmpty()) {
                int place = random.nextInt(expected.size());
                TranscriptPage around =
                        transcript.around(rows.bot, user, expected.get(place).id(), limit);
                int first = expected.indexOf(around.entries().getFirst());
                assertEquals(Math.min(limit, expected.size()), around.entries().size());
                assertTrue(around.entries().contains(expected.get(place)));
                assertSame(expected.subList(first, first + around.entries().size()), around.entries(), "around");
            }
        }
    }

    private void compareMessages() {
        Messages messages = new Messages(store);
        for (int i = 0; i < 15; i++) {
            MessageFilter filter = source.filter(1 + random.nextInt(200));
            assertSame(
                    naive.messages(filter),
                    all(cursor -> messages.list(
                            rows.bot,
                            new MessageFilter(
                                    filter.from(),
                                    filter.to(),
                                    filter.user(),
                                    filter.direction(),
                                    filter.text(),
                                    filter.intent(),
                                    filter.kind(),
                                    filter.limit(),
                                    cursor))),
                    filter.toString());
        }
    }

    private void compareConversations() {
        Conversations conversations = new Conversations(store);
        for (int i = 0; i < 4; i++) {
            String search = i == 0 ? null : source.search();
            int limit = 1 + random.nextInt(8);
            assertSame(
                    naive.conversations(search),
                    all(cursor -> conversations.list(rows.bot, new ConversationFilter(search, limit, cursor))),
                    "conversations with " + search);
        }
    }

    private void comparePeople() {
        People people = new People(store);
        for (int i = 0; i < 4; i++) {
            String search = i == 0 ? null : source.search();
            int limit = 1 + random.nextInt(8);
            List<Person> expected = naive.people(search);
            assertSame(
                    expected.stream()
                            .map(person -> new PersonEntry(person.summary(), person.revenue(), Map.of()))
                            .toList(),
                    all(cursor -> people.list(rows.bot, new PersonFilter(search, limit, cursor))),
                    "people with " + search);
            for (Person person : expected) {
                assertEquals(
                        person, people.find(rows.bot, person.summary().user()).orElseThrow(), "seed " + seed);
            }
        }
    }

    private <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<T> page = pages.apply(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && all.size() < 10_000);
        return all;
    }

    /** Says where lists of many long records part. */
    private void assertSame(List<?> expected, List<?> found, String what) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), what + ", item " + i + ", seed " + seed);
        }
        assertEquals(expected.size(), found.size(), what + ", seed " + seed);
    }
}
