package dev.earshot.report;

import dev.earshot.store.EitherWayStore;
import dev.earshot.store.Store;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real store for the tests of a class. Each test takes bots of its own, so that all see each other's rows as foreign ones. */
public final class StoredRows implements BeforeAllCallback, AfterAllCallback {
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong bots = new AtomicLong();
    private final boolean isSettling;
    private @Nullable Path folder;
    private @Nullable Store store;

    public StoredRows() {
        this(false);
    }

    private StoredRows(boolean isSettling) {
        this.isSettling = isSettling;
    }

    /** Whatever is asked is asked twice, of messages that are settled and of others, and must be answered the same. */
    public static StoredRows settling() {
        return new StoredRows(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("earshot-report");
        store = isSettling ? eitherWay(context.getDisplayName()) : open("unsettled");
    }

    private Store eitherWay(String test) {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println(test + ", settles by seed " + seed);
        return new EitherWayStore(open("unsettled"), open("settling"), seed);
    }

    private Store open(String name) {
        return DuckDbStore.open(
                DuckDbSettings.of(Objects.requireNonNull(folder).resolve(name)), InstantSource.system());
    }

    public Store store() {
        if (store == null) {
            throw new IllegalStateException("the tests have not begun");
        }
        return store;
    }

    /** A bot that has nothing yet. */
    public BotRows newBot() {
        return new BotRows("bot_" + bots.incrementAndGet(), store(), sequence);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (store != null) {
            store.close();
        }
        if (folder != null) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
