package dev.earshot.report.nothandled;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The different texts that a bot did not understand, within the bounds of {@link NotHandled}. */
final class Phrases {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final Field<Integer> MESSAGES = DSL.count();

    private static final Condition IS_PHRASE = DSL.and(
            Said.IS_NOT_UNDERSTOOD,
            Said.TEXT.isNotNull(),
            DSL.trim(Said.TEXT).ne(""),
            DSL.length(Said.TEXT).le(NotHandled.MAX_CHARACTERS));

    private final Store store;

    Phrases(Store store) {
        this.store = store;
    }

    /** The period's phrases by their text. */
    Map<String, PhraseGroup.Variant> said(ReportQuestion question) {
        Map<String, PhraseGroup.Variant> said = new LinkedHashMap<>();
        store.query(
                        question.bot(),
                        DSL.select(Said.TEXT, MESSAGES, DSL.countDistinct(Said.USER), DSL.max(Said.TIME))
                                .from(Said.of(question))
                                .where(IS_PHRASE)
                                .groupBy(Said.TEXT)
                                .orderBy(MESSAGES.desc(), Said.TEXT)
                                .limit(NotHandled.MAX_PHRASES))
                .forEach(row -> said.put(
                        row.value1(),
                        new PhraseGroup.Variant(
                                row.value1(), Numbers.whole(row, 1), Numbers.whole(row, 2), row.value4())));
        return said;
    }

    /** When a phrase was said first and last, whatever was asked. */
    record Ever(Instant first, Instant last) {}

    Map<String, Ever> ever(ReportQuestion question) {
        Map<String, Ever> ever = new HashMap<>();
        store.query(
                        question.bot(),
                        DSL.select(Said.TEXT, DSL.min(Said.TIME), DSL.max(Said.TIME))
                                .from(Said.between(unfiltered(question), Instant.EPOCH, END_OF_TIME))
                                .where(IS_PHRASE)
                                .groupBy(Said.TEXT)
                                .orderBy(MESSAGES.desc(), Said.TEXT)
                                .limit(NotHandled.MAX_PHRASES))
                .forEach(row -> ever.put(row.value1(), new Ever(row.value2(), row.value3())));
        return ever;
    }

    private static ReportQuestion unfiltered(ReportQuestion question) {
        return new ReportQuestion(
                question.bot(),
                question.period(),
                question.comparison(),
                question.granularity(),
                ReportFilter.NONE,
                question.options(),
                question.sessionTimeout());
    }

    /** Those that are frequent ever by the time when they were first said; then those that only the period has. */
    static List<String> inOrder(Map<String, Ever> ever, Set<String> said) {
        Set<String> ordered = new LinkedHashSet<>(ever.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Ever> entry) ->
                                entry.getValue().first())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList());
        ordered.addAll(new TreeSet<>(said));
        return List.copyOf(ordered);
    }

    /** Different users who said one of a group's texts in the period, by its id. One question for all groups. */
    Map<String, Long> users(ReportQuestion question, List<PhraseGroup> groups) {
        Map<String, Long> users = new HashMap<>();
        List<RowN> members = new ArrayList<>();
        for (PhraseGroup group : groups) {
            if (group.variants().size() == 1) {
                users.put(group.id(), group.variants().getFirst().users());
            } else {
                group.texts().forEach(text -> members.add(DSL.row(List.of(DSL.inline(text), DSL.inline(group.id())))));
            }
        }
        if (members.isEmpty()) {
            return users;
        }
        Field<String> text = DSL.field(DSL.name("member", "text"), SQLDataType.VARCHAR);
        Field<String> id = DSL.field(DSL.name("member", "id"), SQLDataType.VARCHAR);
        store.query(
                        question.bot(),
                        DSL.select(id, DSL.countDistinct(Said.USER))
                                .from(Said.of(question))
                                .join(DSL.values(members.toArray(RowN[]::new)).as("member", "text", "id"))
                                .on(Said.TEXT.eq(text))
                                .where(Said.IS_NOT_UNDERSTOOD)
                                .groupBy(id))
                .forEach(row -> users.put(row.value1(), Numbers.whole(row, 1)));
        return users;
    }
}
