package dev.earshot.search;

import static dev.earshot.store.Tables.MESSAGE;

import com.google.common.collect.Iterables;
import dev.earshot.report.Messages;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.MarkRow;
import dev.earshot.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.jooq.impl.DSL;

/** Brings an index on from where it is. Not thread-safe. */
final class Indexing {
    /** Sequences at once: more make better use of the store, but hold more memory. */
    private static final long WINDOW = 10_000;

    /** Changed messages read at once. */
    private static final int READ_AT_ONCE = 200;

    /** While old messages are read, so many windows come into view at once: each time costs a small file. */
    private static final int UNSEEN_WINDOWS = 20;

    private final Store store;
    private final Messages messages;
    private final OpenIndex index;
    private int unseen;

    Indexing(Store store, OpenIndex index) {
        this.store = store;
        this.messages = new Messages(store);
        this.index = index;
    }

    /**
     * Whether what it has come to is what the store has there.
     *
     * @param stored up to which sequence the store has rows
     * @throws StaleIndexException if it is an index of another store, or of what this one was
     */
    void check(long stored) throws StaleIndexException {
        Checkpoint reached = index.reached();
        if (reached.sequence() > stored) {
            throw new StaleIndexException("the store was made anew");
        }
        if (reached.lastId() != null) {
            boolean isThere = store
                    .query(DSL.select(MESSAGE.ID).from(MESSAGE).where(MESSAGE.SEQUENCE.eq(reached.lastSequence())))
                    .stream()
                    .anyMatch(row -> row.value1().equals(reached.lastId()));
            if (!isThere) {
                throw new StaleIndexException("the store has other messages than it");
            }
        }
    }

    /**
     * Indexes some more of what is stored.
     *
     * @param stored up to which sequence the store has rows; more than is indexed
     */
    void step(long stored) throws IOException {
        Checkpoint before = index.reached();
        long until = Math.min(stored, before.sequence() + WINDOW);
        StoredWindow window = StoredWindow.read(store, before.sequence(), until);
        List<Document> added = window.messages().stream()
                .filter(Indexing::isOfSomebody)
                .map(Fields::of)
                .toList();
        Checkpoint now = before;
        if (!window.messages().isEmpty()) {
            TranscriptMessage last = window.messages().getLast();
            now = new Checkpoint(until, last.sequence(), last.id());
        }
        now = new Checkpoint(until, now.lastSequence(), now.lastId());
        if (window.marks().isEmpty()) {
            index.write(added, Map.of(), now);
        } else {
            index.write(added, Map.of(), before);
            index.refresh(); // or what was added a moment ago is not found
            index.write(List.of(), changed(window.marks()), now);
        }
        if (until == stored || ++unseen == UNSEEN_WINDOWS) {
            index.refresh();
            unseen = 0;
        }
    }

    /** A message of nobody known stands in no transcript. */
    private static boolean isOfSomebody(TranscriptMessage message) {
        return !message.user().isEmpty();
    }

    /** What was said of older messages lately: they are read anew, with all that is known of them now. */
    private Map<UUID, Document> changed(List<MarkRow> marks) throws IOException {
        Map<UUID, Document> changed = new HashMap<>();
        for (Map.Entry<String, Set<Long>> ofBot :
                MarkedLookup.of(marks, index.searchers()).entrySet()) {
            for (List<Long> some : Iterables.partition(new ArrayList<>(ofBot.getValue()), READ_AT_ONCE)) {
                messages.of(ofBot.getKey(), some).forEach(message -> changed.put(message.id(), Fields.of(message)));
            }
        }
        return changed;
    }
}
