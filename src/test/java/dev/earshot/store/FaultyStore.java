package dev.earshot.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Select;

/** A store that fails when it is told to, before or after it has done its work; and remembers what was written. */
public final class FaultyStore implements Store {
    private final Store store;
    private final List<StoreBatch> written = new ArrayList<>();
    private int writesToFailBefore;
    private int writesToFailAfter;
    private int questionsToFail;
    private volatile boolean doesNotSettle;

    public FaultyStore(Store store) {
        this.store = store;
    }

    /** The next writes fail, and nothing is written. */
    public synchronized void failBeforeWriting(int times) {
        writesToFailBefore = times;
    }

    /** The next writes fail although everything is written: nobody hears of the commit. */
    public synchronized void failAfterWriting(int times) {
        writesToFailAfter = times;
    }

    /** The next questions of the projector (position, known ids, queries) fail. */
    public synchronized void failQuestions(int times) {
        questionsToFail = times;
    }

    /** From now on every settling fails. */
    public void failSettling() {
        doesNotSettle = true;
    }

    /** The batches that were written, acknowledged or not. */
    public synchronized List<StoreBatch> written() {
        return List.copyOf(written);
    }

    @Override
    public synchronized void write(StoreBatch batch) {
        if (writesToFailBefore > 0) {
            writesToFailBefore--;
            throw new StoreException("told to fail before writing", null);
        }
        store.write(batch);
        written.add(batch);
        if (writesToFailAfter > 0) {
            writesToFailAfter--;
            throw new StoreException("told to fail after writing", null);
        }
    }

    private synchronized void maybeFail() {
        if (questionsToFail > 0) {
            questionsToFail--;
            throw new StoreException("told to fail", null);
        }
    }

    @Override
    public String position() {
        maybeFail();
        return store.position();
    }

    @Override
    public long lastSequence() {
        return store.lastSequence();
    }

    @Override
    public Set<UUID> known(String bot, Collection<UUID> ids) {
        maybeFail();
        return store.known(bot, ids);
    }

    @Override
    public void eachId(IdConsumer consumer) {
        store.eachId(consumer);
    }

    @Override
    public <R extends Record> List<R> query(String bot, Select<R> query) {
        maybeFail();
        return store.query(bot, query);
    }

    @Override
    public <R extends Record> List<R> query(Select<R> query) {
        maybeFail();
        return store.query(query);
    }

    @Override
    public boolean settle(Instant until) {
        if (doesNotSettle) {
            throw new StoreException("told to fail to settle", null);
        }
        return store.settle(until);
    }

    @Override
    public void trimQuarantine(long cutoffMillis, long maxRows) {
        store.trimQuarantine(cutoffMillis, maxRows);
    }

    @Override
    public String problem() {
        return store.problem();
    }

    @Override
    public void close() {
        store.close();
    }
}
