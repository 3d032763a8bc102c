package dev.earshot.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * An index that is open for one writer and many readers. Closed without a commit, it is again what it was at the last one.
 * Written by one thread; {@link #searchers} is thread-safe.
 */
final class OpenIndex implements AutoCloseable {
    /** In megabytes of heap; more make fewer, larger parts. */
    private static final double BUFFER = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private Checkpoint reached;

    private OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers, Checkpoint reached) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.reached = reached;
    }

    /**
     * Opens the index in a folder, or an empty one.
     *
     * @throws StaleIndexException if it is none that this version made
     * @throws IOException if it is damaged, or the folder cannot be used
     */
    static OpenIndex open(Path folder) throws IOException, StaleIndexException {
        Directory directory = FSDirectory.open(folder);
        try {
            Checkpoint reached = DirectoryReader.indexExists(directory) ? committed(directory) : Checkpoint.START;
            IndexWriter writer = new IndexWriter(directory, config());
            SearcherManager searchers = new SearcherManager(writer, new SearcherFactory());
            return new OpenIndex(directory, writer, searchers, reached);
        } catch (IOException | StaleIndexException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Checkpoint committed(Directory directory) throws IOException, StaleIndexException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Checkpoint.read(reader.getIndexCommit().getUserData());
        }
    }

    private static IndexWriterConfig config() {
        IndexWriterConfig config = new IndexWriterConfig(Words.OF_TEXT);
        config.setRAMBufferSizeMB(BUFFER);
        config.setCommitOnClose(false);
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        // One processor at most goes into tidying up what is written.
        merges.setMaxMergesAndThreads(3, 1);
        config.setMergeScheduler(merges);
        return config;
    }

    Checkpoint reached() {
        return reached;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** New messages, and changed ones in the place of what they were. */
    void write(List<Document> added, Map<UUID, Document> changed, Checkpoint now) throws IOException {
        if (!added.isEmpty()) {
            writer.addDocuments(added);
        }
        for (Map.Entry<UUID, Document> entry : new HashMap<>(changed).entrySet()) {
            writer.updateDocument(Fields.id(entry.getKey()), entry.getValue());
        }
        reached = now;
    }

    /** What was written is found by searches that start later. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit() throws IOException {
        writer.setLiveCommitData(reached.write().entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
