package dev.earshot.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/** What the index gave: where messages are, in order. */
record Found(
        List<Place> places,
        long total,
        boolean isTotalExact,
        @Nullable String next) {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final SortField NEWEST = LongField.newSortField(Fields.TIME, true, SortedNumericSelector.Type.MAX);
    private static final SortField LATEST = new SortField(Fields.SEQUENCE, SortField.Type.LONG, true);
    private static final Sort BY_TIME = new Sort(NEWEST, LATEST);
    private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, NEWEST, LATEST);
    private static final Found NOTHING = new Found(List.of(), 0, true, null);

    record Place(String bot, long sequence) {}

    /**
     * @throws BadSearchException if a part of what is looked for says nothing
     * @throws SearchUnavailableException if it took too long
     */
    static Found in(
            IndexReader reader,
            SearchQuestion question,
            @Nullable Wanted wanted,
            SearchQuestion.Order order,
            @Nullable SearchCursor cursor)
            throws IOException {
        var query = new Queries(reader).of(question, wanted);
        if (reader.maxDoc() == 0 || question.bots().isEmpty()) {
            return NOTHING;
        }
        FieldDoc after = cursor == null ? null : cursor.after(reader.maxDoc() - 1);
        // One of its own: a searcher's limit of time holds for all who use it.
        IndexSearcher searcher = new IndexSearcher(reader);
        long deadline = System.nanoTime() + LIMIT_NANOS;
        searcher.setTimeout(() -> System.nanoTime() - deadline > 0);
        Sort sort = order == SearchQuestion.Order.BEST ? BY_SCORE : BY_TIME;
        TopFieldDocs top = searcher.search(
                query, new TopFieldCollectorManager(sort, question.limit() + 1, after, SearchAnswer.COUNTED));
        if (searcher.timedOut()) {
            throw new SearchUnavailableException("the search took too long; look for more, or longer, words", null);
        }
        return found(reader, question, order, top);
    }

    private static Found found(
            IndexReader reader, SearchQuestion question, SearchQuestion.Order order, TopFieldDocs top)
            throws IOException {
        List<FieldDoc> hits = new ArrayList<>();
        Arrays.stream(top.scoreDocs).limit(question.limit()).forEach(hit -> hits.add((FieldDoc) hit));
        List<Place> places = new ArrayList<>();
        for (FieldDoc hit : hits) {
            String bot =
                    question.bots().size() == 1 ? question.bots().iterator().next() : bot(reader, hit);
            places.add(new Place(bot, (Long) hit.fields[hit.fields.length - 1]));
        }
        boolean isExact = top.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        boolean isMore = top.scoreDocs.length > question.limit();
        return new Found(
                places,
                isExact ? top.totalHits.value() : SearchAnswer.COUNTED,
                isExact,
                isMore ? SearchCursor.of(hits.getLast(), order).text() : null);
    }

    private static String bot(IndexReader reader, ScoreDoc hit) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
        SortedSetDocValues bots = leaf.reader().getSortedSetDocValues(Fields.BOT);
        if (bots == null || !bots.advanceExact(hit.doc - leaf.docBase)) {
            throw new IllegalStateException("every document has a bot");
        }
        return bots.lookupOrd(bots.nextOrd()).utf8ToString();
    }

    Map<String, List<Long>> sequencesByBot() {
        Map<String, List<Long>> byBot = new HashMap<>();
        places.forEach(place ->
                byBot.computeIfAbsent(place.bot, bot -> new ArrayList<>()).add(place.sequence));
        return byBot;
    }
}
