package dev.earshot.search;

import dev.earshot.report.Messages;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by what was said. It asks its own index, and shows what the store has of what was found: a message that is gone
 * from the store is never shown.
 *
 * <p>{@link #start} and {@link #close} belong to the owner; the rest is thread-safe and blocks.
 */
public final class Search implements AutoCloseable {
    /** Each may take a processor. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_MILLIS = 2_000;

    private final Follower follower;
    private final Messages messages;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * @param folder of the index alone; it can be deleted, and is made anew
     * @param stored up to which sequence the store has rows; negative while that is not known
     */
    public Search(Path folder, Store store, LongSupplier stored) {
        this.follower = new Follower(folder, store, stored);
        this.messages = new Messages(store);
    }

    public void start() {
        follower.start();
    }

    /**
     * Looks for messages.
     *
     * @throws BadSearchException if what is looked for cannot be read
     * @throws SearchUnavailableException if it cannot be answered now
     * @throws dev.earshot.store.StoreException if what was found cannot be read
     */
    public SearchAnswer find(SearchQuestion question) {
        Wanted wanted = WantedParser.parse(question.text());
        SearchCursor cursor = SearchCursor.parse(question.cursor(), order(question, wanted));
        Found found = found(question, wanted, cursor);
        return new SearchAnswer(hits(found, wanted), found.total(), found.isTotalExact(), found.next());
    }

    /** Without words all messages say it alike. */
    private static SearchQuestion.Order order(SearchQuestion question, @Nullable Wanted wanted) {
        return wanted == null ? SearchQuestion.Order.NEWEST : question.order();
    }

    private Found found(SearchQuestion question, @Nullable Wanted wanted, @Nullable SearchCursor cursor) {
        OpenIndex index = follower.index();
        if (index == null) {
            throw new SearchUnavailableException("the search index is being opened; try again in a moment", null);
        }
        takeTurn();
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return Found.in(searcher.getIndexReader(), question, wanted, order(question, wanted), cursor);
            } finally {
                index.searchers().release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new SearchUnavailableException("the search index is being opened anew; try again in a moment", e);
        } catch (IOException e) {
            throw new SearchUnavailableException("the search index cannot be read: " + e.getMessage(), e);
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new SearchUnavailableException("too many searches at once; try again in a moment", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailableException("whoever searched went away", e);
        }
    }

    private List<SearchAnswer.Hit> hits(Found found, @Nullable Wanted wanted) {
        Map<Long, TranscriptMessage> bySequence = new HashMap<>();
        found.sequencesByBot()
                .forEach((bot, sequences) ->
                        messages.of(bot, sequences).forEach(message -> bySequence.put(message.sequence(), message)));
        Highlights highlights = new Highlights(wanted);
        List<SearchAnswer.Hit> hits = new ArrayList<>();
        for (Found.Place place : found.places()) {
            TranscriptMessage message = bySequence.get(place.sequence());
            if (message != null) {
                String text = message.wording();
                hits.add(new SearchAnswer.Hit(
                        message, text == null || text.isBlank() ? List.of() : highlights.of(text)));
            }
        }
        return hits;
    }

    public SearchProgress progress() {
        return new SearchProgress(follower.reached(), follower.stored());
    }

    /** What keeps the index from growing, in words for an operator; empty if nothing does. */
    public String problem() {
        return follower.problem();
    }

    @Override
    public void close() {
        follower.close();
    }
}
