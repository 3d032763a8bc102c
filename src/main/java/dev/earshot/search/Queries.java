package dev.earshot.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** What is looked for, as the index is asked for it. Not thread-safe. */
final class Queries {
    /** More than any word weighs otherwise: a text with the word as it was written stands before all others. */
    private static final float WRITTEN_SO = 20;

    /** Shorter beginnings are of too many words. */
    private static final int FEWEST_LETTERS = 2;

    /** Within a phrase, so many words are tried for one that begins so. */
    private static final int MAX_ENDINGS = 200;

    private final IndexReader reader;

    Queries(IndexReader reader) {
        this.reader = reader;
    }

    /** @throws BadSearchException if a part of it says nothing that could be looked for */
    Query of(SearchQuestion question, @Nullable Wanted wanted) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (wanted != null) {
            query.add(of(wanted), Occur.MUST);
        }
        List<BytesRef> bots = question.bots().stream().map(BytesRef::new).toList();
        query.add(
                bots.size() == 1
                        ? new TermQuery(new Term(Fields.BOT, bots.getFirst()))
                        : new TermInSetQuery(Fields.BOT, bots),
                Occur.FILTER);
        restrict(query, question.filter());
        return query.build();
    }

    private static void restrict(BooleanQuery.Builder query, SearchQuestion.Filter filter) {
        restrict(query, Fields.DIRECTION, filter.direction());
        restrict(query, Fields.PLATFORM, filter.platform());
        restrict(query, Fields.KIND, filter.kind());
        restrict(query, Fields.USER, filter.user());
        boolean isAnyMissed = Fields.NOT_HANDLED_INTENT.equals(filter.intent());
        restrict(query, Fields.INTENT, isAnyMissed ? null : filter.intent());
        restrict(query, Fields.STATE, isAnyMissed || filter.isNotHandled() ? Fields.NOT_HANDLED : null);
        if (filter.from() != null || filter.to() != null) {
            long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli();
            long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli() - 1;
            query.add(LongField.newRangeQuery(Fields.TIME, from, to), Occur.FILTER);
        }
    }

    private static void restrict(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.add(new TermQuery(Fields.term(field, value)), Occur.FILTER);
        }
    }

    private Query of(Wanted wanted) throws IOException {
        return switch (wanted) {
            case Wanted.Word(String text) -> words(text);
            case Wanted.Phrase(String text) -> words(text);
            case Wanted.Prefix(String text) -> prefix(text);
            case Wanted.Not not -> all(List.of(not));
            case Wanted.All(List<Wanted> parts) -> all(parts);
            case Wanted.Any(List<Wanted> parts) -> any(parts);
        };
    }

    private Query all(List<Wanted> parts) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (parts.stream().allMatch(Wanted.Not.class::isInstance)) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        for (Wanted part : parts) {
            if (part instanceof Wanted.Not(Wanted unwanted)) {
                all.add(of(unwanted), Occur.MUST_NOT);
            } else {
                all.add(of(part), Occur.MUST);
            }
        }
        return all.build();
    }

    private Query any(List<Wanted> parts) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Wanted part : parts) {
            any.add(of(part), Occur.SHOULD);
        }
        return any.build();
    }

    private Query words(String text) throws IOException {
        List<Words.Word> words = some(text);
        return words.size() == 1 ? word(text, words.getFirst()) : phrase(words);
    }

    private static List<Words.Word> some(String text) {
        List<Words.Word> words = Words.OF_QUERY.of(text);
        if (words.isEmpty()) {
            throw new BadSearchException("there is no word in '" + text + "' to look for");
        }
        return words;
    }

    private Query word(String text, Words.Word word) throws IOException {
        Query folded = new TermQuery(Fields.word(word.folded()));
        String written = Folding.written(text.substring(word.start(), word.end()));
        Query so = written.equals(word.folded()) ? withoutAccents(folded, word.folded()) : writtenSo(written);
        if (so == null) {
            return folded;
        }
        return new BooleanQuery.Builder()
                .add(folded, Occur.MUST)
                .add(new BoostQuery(new ConstantScoreQuery(so), WRITTEN_SO), Occur.SHOULD)
                .build();
    }

    private static Query writtenSo(String written) {
        return new TermQuery(Fields.word(FoldingFilter.written(written)));
    }

    /** Null if no text has the word with accents: then all are alike. */
    private @Nullable Query withoutAccents(Query word, String folded) throws IOException {
        Term accented = Fields.word(FoldingFilter.accented(folded));
        if (reader.docFreq(accented) == 0) {
            return null;
        }
        return new BooleanQuery.Builder()
                .add(word, Occur.MUST)
                .add(new TermQuery(accented), Occur.MUST_NOT)
                .build();
    }

    private static Query phrase(List<Words.Word> words) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        words.forEach(word -> phrase.add(Fields.word(word.folded()), word.position()));
        return phrase.build();
    }

    /** What stands before the last word, as in {@code e-mai*}, is a whole word right before it. */
    private Query prefix(String text) throws IOException {
        List<Words.Word> words = new ArrayList<>(some(text));
        Words.Word last = words.removeLast();
        if (words.isEmpty() && last.folded().length() < FEWEST_LETTERS && isOfManyLetters(last.folded())) {
            throw new BadSearchException("'" + text + "*' is too short: say " + FEWEST_LETTERS + " letters or more");
        }
        if (words.isEmpty()) {
            return new PrefixQuery(Fields.word(last.folded()));
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        words.forEach(word -> phrase.add(new Term[] {Fields.word(word.folded())}, word.position()));
        phrase.add(beginningWith(last.folded()), last.position());
        return phrase.build();
    }

    /** Some of the words that begin so; the beginning itself if there are none, which finds nothing. */
    private Term[] beginningWith(String beginning) throws IOException {
        List<Term> terms = new ArrayList<>(List.of(Fields.word(beginning)));
        Terms words = MultiTerms.getTerms(reader, Fields.TEXT);
        if (words != null) {
            TermsEnum all = words.iterator();
            BytesRef start = new BytesRef(beginning);
            boolean isMore = all.seekCeil(start) != TermsEnum.SeekStatus.END;
            while (isMore && terms.size() < MAX_ENDINGS && StringHelper.startsWith(all.term(), start)) {
                terms.add(new Term(Fields.TEXT, BytesRef.deepCopyOf(all.term())));
                isMore = all.next() != null;
            }
        }
        return terms.toArray(Term[]::new);
    }

    private static boolean isOfManyLetters(String letter) {
        return !Character.isIdeographic(letter.codePointAt(0));
    }
}
