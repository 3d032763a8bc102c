package dev.earshot.search;

import dev.earshot.store.MarkRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.Bits;

/** Which messages of the index marks are of. */
final class MarkedLookup {
    private MarkedLookup() {}

    /** @return sequences by bot */
    static Map<String, Set<Long>> of(List<MarkRow> marks, SearcherManager searchers) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, Set<Long>> sequences = new HashMap<>();
            for (MarkRow mark : marks) {
                Set<Long> ofBot = sequences.computeIfAbsent(mark.bot(), bot -> new TreeSet<>());
                if (mark.targetId() != null) {
                    find(Fields.id(mark.targetId()), searcher, ofBot);
                } else if (mark.messageId() != null) {
                    find(Fields.messageId(mark.bot(), mark.user(), mark.messageId()), searcher, ofBot);
                }
            }
            return sequences;
        } finally {
            searchers.release(searcher);
        }
    }

    private static void find(Term term, IndexSearcher searcher, Set<Long> sequences) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            TermsEnum terms = leaf.reader().terms(term.field()) == null
                    ? null
                    : leaf.reader().terms(term.field()).iterator();
            if (terms != null && terms.seekExact(term.bytes())) {
                collect(terms.postings(null, PostingsEnum.NONE), leaf, sequences);
            }
        }
    }

    private static void collect(PostingsEnum documents, LeafReaderContext leaf, Set<Long> sequences)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        NumericDocValues values = leaf.reader().getNumericDocValues(Fields.SEQUENCE);
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if ((live == null || live.get(document)) && values != null && values.advanceExact(document)) {
                sequences.add(values.longValue());
            }
        }
    }
}
