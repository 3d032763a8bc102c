package dev.earshot.search;

import static dev.earshot.search.Searched.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the index: it finds each message that is stored, once. */
class IndexFolderTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    @RegisterExtension
    static final StoredRows OTHERS = new StoredRows();

    private final BotRows rows = STORED.newBot();

    @TempDir
    private Path temporary;

    private Path folder;
    private long last;

    @BeforeEach
    void chooseFolder() {
        folder = temporary.resolve("search");
    }

    private void says(int count) {
        for (int i = 0; i < count; i++) {
            rows.incoming("ann", i).text("order " + i).add();
        }
        rows.write();
        last = STORED.store().lastSequence();
    }

    private static long total(Searched searched, BotRows of) {
        return searched.find(question(of, "order")).total();
    }

    /** Opens the index in a folder, lets it catch up, and counts what it finds. */
    private long totalIn(Path there) {
        try (Searched searched = Searched.in(there, STORED.store())) {
            return total(searched.caughtUp(), rows);
        }
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        says(500);
        assertEquals(500, totalIn(folder));
        says(300);
        try (Searched searched = Searched.in(folder, STORED.store())) {
            Searched.await(() -> searched.search().progress().reached() > 0);
            assertEquals(last - 300, searched.search().progress().reached(), "what was committed at the end");
            assertEquals(800, total(searched.caughtUp(), rows));
        }
    }

    @Test
    void neitherLosesNorDoublesMessagesInACrash() {
        says(400);
        assertEquals(400, totalIn(folder));
        says(400);
        Path killed = temporary.resolve("killed");
        try (Searched searched = Searched.in(folder, STORED.store())) {
            searched.upTo(last - 200);
            assertEquals(600, total(searched, rows));
            // As a kill leaves it: half of the new ones are indexed and not committed.
            copy(folder, killed);
        }
        assertEquals(800, totalIn(killed));
        assertEquals(800, totalIn(folder), "and after an orderly stop");
    }

    @Test
    void isMadeAnewIfItIsGone() throws IOException {
        says(50);
        assertEquals(50, totalIn(folder));
        delete(folder);
        assertEquals(50, totalIn(folder));
    }

    @Test
    void isMadeAnewIfAnyOfItsFilesIsDamaged() throws IOException {
        says(200);
        totalIn(folder);
        List<Path> files = files(folder);
        assertTrue(files.size() >= 3, files::toString);
        for (int i = 0; i < files.size(); i++) {
            Path copy = temporary.resolve("cut-" + i);
            copy(folder, copy);
            Path file = copy.resolve(files.get(i).getFileName());
            if (Files.size(file) > 0) {
                Files.write(file, new byte[(int) Files.size(file) / 2], StandardOpenOption.TRUNCATE_EXISTING);
                assertEquals(200, totalIn(copy), file::toString);
            }
        }
    }

    @Test
    void isMadeAnewIfAFileIsMissing() throws IOException {
        says(200);
        totalIn(folder);
        for (Path file : files(folder)) {
            Path copy = temporary.resolve("without-" + file.getFileName());
            copy(folder, copy);
            Files.delete(copy.resolve(file.getFileName()));
            assertEquals(200, totalIn(copy), file::toString);
        }
    }

    @Test
    void isMadeAnewIfAnotherVersionMadeIt() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
        says(20);
        assertEquals(20, totalIn(folder));
    }

    @Test
    void isMadeAnewIfTheStoreIsAnotherOne() {
        says(100);
        totalIn(folder);
        BotRows other = OTHERS.newBot();
        for (int i = 0; i < 150 + last; i++) {
            other.incoming("bob", i).text("another order " + i).add();
        }
        other.write();
        try (Searched searched = Searched.in(folder, OTHERS.store())) {
            searched.caughtUp();
            Searched.await(() -> total(searched, other) == 150 + last);
            assertEquals(0, total(searched, rows), "of the store before");
        }
    }

    @Test
    void isMadeAnewWhileItRunsIfTheStoreStartsOver() {
        says(100);
        try (Searched searched = Searched.in(folder, STORED.store())) {
            assertEquals(100, total(searched.caughtUp(), rows));
            searched.upTo(last - 40);
            assertEquals(60, total(searched, rows), "no more than the store has by now");
            assertEquals(100, total(searched.caughtUp(), rows));
        }
    }

    @Test
    void answersThatItIsNotReadyBeforeItIsOpen() {
        Search search = new Search(folder, STORED.store(), () -> -1);
        assertThrows(SearchUnavailableException.class, () -> search.find(question(rows, "order")));
    }

    @Test
    void saysHowFarItIs() {
        assertEquals(50, new SearchProgress(500_000, 1_000_000).percent());
        assertTrue(new SearchProgress(500_000, 1_000_000).isReadingThePast());
        assertEquals(0, new SearchProgress(0, 0).percent());
        assertEquals(100, new SearchProgress(7, 7).percent());
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
