package dev.earshot.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A search over what a test wrote. */
final class Searched implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path folder;
    private final Store store;
    private final AtomicLong stored = new AtomicLong(-1);
    private final Search search;

    private Searched(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
        this.search = new Search(folder, store, stored::get);
    }

    static Searched of(StoredRows rows) throws IOException {
        return in(Files.createTempDirectory("earshot-search").resolve("search"), rows.store());
    }

    static Searched in(Path folder, Store store) {
        Searched searched = new Searched(folder, store);
        searched.search.start();
        return searched;
    }

    /** Waits until what stands in the store is found. */
    Searched caughtUp() {
        return upTo(store.lastSequence());
    }

    /** Lets it know of rows up to a sequence only. */
    Searched upTo(long sequence) {
        stored.set(sequence);
        await(() -> search.progress().reached() == sequence);
        return this;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "in time");
            LockSupport.parkNanos(1_000_000);
        }
    }

    Search search() {
        return search;
    }

    SearchAnswer find(SearchQuestion question) {
        return search.find(question);
    }

    /** The texts of what is found, best first. */
    List<String> texts(BotRows rows, String text) {
        return texts(question(rows, text));
    }

    List<String> texts(SearchQuestion question) {
        return find(question).hits().stream()
                .map(hit -> String.valueOf(hit.message().wording()))
                .toList();
    }

    static SearchQuestion question(BotRows rows, String text) {
        return question(rows, text, SearchQuestion.Filter.NONE, SearchQuestion.Order.BEST);
    }

    static SearchQuestion question(
            BotRows rows, String text, SearchQuestion.Filter filter, SearchQuestion.Order order) {
        return question(rows, text, filter, order, 100, null);
    }

    static SearchQuestion question(
            BotRows rows,
            String text,
            SearchQuestion.Filter filter,
            SearchQuestion.Order order,
            int limit,
            @Nullable String cursor) {
        return new SearchQuestion(Set.of(rows.bot), text, filter, order, limit, cursor);
    }

    @Override
    public void close() {
        search.close();
    }
}
