package dev.earshot.report.nothandled;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What users said that the bot did not understand, by itself or as its answer told later; phrases that are alike are one group.
 *
 * <p>Groups are made of all that the bot has ever been told, whatever the question's period and filters, in the order in which
 * phrases were first said; groups that people have decided on lead before all others. So a group is the same, and has the same
 * id, in every period, and new phrases do not change it. The bounds: texts of up to {@value #MAX_CHARACTERS} characters, and
 * the {@value #MAX_PHRASES} most frequent ones, ever and in the period. The rest is counted but in no group.
 */
public final class NotHandled {
    static final int MAX_PHRASES = 5_000;

    /** Longer messages are letters rather than phrases. */
    static final int MAX_CHARACTERS = 500;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final Field<Integer> MESSAGES = DSL.count();
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);

    private static final Condition IS_PHRASE = DSL.and(
            Said.IS_NOT_UNDERSTOOD,
            Said.TEXT.isNotNull(),
            DSL.trim(Said.TEXT).ne(""),
            DSL.length(Said.TEXT).le(MAX_CHARACTERS));

    private final Store store;
    private final WorkList workList;
    /** Later: its word lists take a while to read, which no start should wait for. */
    private final Supplier<Grouping> grouping = Suppliers.memoize(Grouping::new);

    public NotHandled(Store store, WorkList workList) {
        this.store = store;
        this.workList = workList;
    }

    /**
     * Of a whole period.
     *
     * @param incoming messages of users
     * @param notHandled those of them that the bot did not understand
     * @param users who sent one of these
     */
    public record Totals(long incoming, long notHandled, long users) {}

    /** @param step its number in the question's series */
    public record Step(int step, long incoming, long notHandled, long users) {}

    public Totals totals(ReportQuestion question) {
        Record row = store.query(question.bot(), DSL.select(counts()).from(Said.of(question)))
                .getFirst();
        return new Totals(Numbers.whole(row, 0), Numbers.whole(row, 1), Numbers.whole(row, 2));
    }

    /** In order; steps without any message are missing. */
    public List<Step> series(ReportQuestion question) {
        return steps(question, DSL.noCondition());
    }

    /** Of some texts only. */
    public List<Step> series(ReportQuestion question, Collection<String> texts) {
        return steps(question, Said.TEXT.in(texts));
    }

    private List<Step> steps(ReportQuestion question, Condition which) {
        Buckets buckets = question.buckets();
        List<Field<?>> columns = new ArrayList<>(counts());
        columns.add(buckets.index(Said.TIME).as(STEP));
        return store
                .query(
                        question.bot(),
                        DSL.select(columns)
                                .from(Said.of(question))
                                .where(which)
                                .groupBy(STEP)
                                .orderBy(STEP))
                .stream()
                .map(row ->
                        new Step(row.get(STEP), Numbers.whole(row, 0), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    private static List<Field<?>> counts() {
        return List.of(
                DSL.count(DSL.when(Said.IS_INCOMING, 1)),
                DSL.count(DSL.when(Said.IS_NOT_UNDERSTOOD, 1)),
                DSL.countDistinct(DSL.when(Said.IS_NOT_UNDERSTOOD, Said.USER)));
    }

    /** The groups of the period, those with the most messages first; of two with as many, by id. */
    public List<PhraseGroup> groups(ReportQuestion question) {
        Grouped grouped = grouped(question);
        List<PhraseGroup> groups = new ArrayList<>();
        grouped.members().forEach((group, phrases) -> {
            List<PhraseGroup.Variant> variants = phrases.stream()
                    .flatMap(phrase -> Optional.ofNullable(grouped.said().get(phrase)).stream())
                    .sorted(Comparator.comparing(PhraseGroup.Variant::messages)
                            .reversed()
                            .thenComparing(PhraseGroup.Variant::text))
                    .toList();
            if (!variants.isEmpty()) {
                Instant last = last(phrases, grouped.ever(), variants);
                groups.add(new PhraseGroup(
                        group.id(),
                        group.leader(),
                        variants,
                        last,
                        grouped.entries().get(group.id())));
            }
        });
        groups.sort(Comparator.comparing(PhraseGroup::messages).reversed().thenComparing(PhraseGroup::id));
        return groups;
    }

    /**
     * @param said the period's phrases by their text
     * @param ever when phrases were said, by their text
     * @param entries of the work list, by group
     * @param members the phrases of each group, of the period or not
     */
    private record Grouped(
            Map<String, PhraseGroup.Variant> said,
            Map<String, Ever> ever,
            Map<String, WorkList.Entry> entries,
            Map<Grouping.Group, List<String>> members) {}

    private Grouped grouped(ReportQuestion question) {
        Map<String, PhraseGroup.Variant> said = said(question);
        Map<String, Ever> ever = ever(question);
        Map<String, WorkList.Entry> entries = new LinkedHashMap<>();
        workList.of(question.bot()).forEach(entry -> entries.put(entry.group(), entry));
        List<Grouping.Group> known = entries.values().stream()
                .map(entry -> new Grouping.Group(entry.group(), entry.phrase()))
                .toList();
        Map<Grouping.Group, List<String>> members = new LinkedHashMap<>();
        known.forEach(group -> members.put(group, new ArrayList<>()));
        grouping.get()
                .of(known, inOrder(ever, said.keySet()))
                .forEach((phrase, group) ->
                        members.computeIfAbsent(group, any -> new ArrayList<>()).add(phrase));
        return new Grouped(said, ever, entries, members);
    }

    private static Instant last(List<String> phrases, Map<String, Ever> ever, List<PhraseGroup.Variant> variants) {
        Instant last = Instant.EPOCH;
        for (String phrase : phrases) {
            Ever known = ever.get(phrase);
            last = known != null && known.last().isAfter(last) ? known.last() : last;
        }
        for (PhraseGroup.Variant variant : variants) {
            last = variant.last().isAfter(last) ? variant.last() : last;
        }
        return last;
    }

    /**
     * The phrase that leads a group of the question's period, of all the bot has ever been told, or of the work list.
     *
     * @return empty if there is no such group
     */
    public Optional<String> leader(ReportQuestion question, String id) {
        return grouped(question).members().keySet().stream()
                .filter(group -> group.id().equals(id))
                .map(Grouping.Group::leader)
                .findFirst();
    }

    public Optional<PhraseGroup> group(ReportQuestion question, String id) {
        return groups(question).stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** Different users who said one of a group's texts in the period, by its id. One question for all groups. */
    public Map<String, Long> users(ReportQuestion question, List<PhraseGroup> groups) {
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

    /** The period's phrases by their text. */
    private Map<String, PhraseGroup.Variant> said(ReportQuestion question) {
        Map<String, PhraseGroup.Variant> said = new LinkedHashMap<>();
        store.query(
                        question.bot(),
                        DSL.select(Said.TEXT, MESSAGES, DSL.countDistinct(Said.USER), DSL.max(Said.TIME))
                                .from(Said.of(question))
                                .where(IS_PHRASE)
                                .groupBy(Said.TEXT)
                                .orderBy(MESSAGES.desc(), Said.TEXT)
                                .limit(MAX_PHRASES))
                .forEach(row -> said.put(
                        row.value1(),
                        new PhraseGroup.Variant(
                                row.value1(), Numbers.whole(row, 1), Numbers.whole(row, 2), row.value4())));
        return said;
    }

    /** When a phrase was said first and last, whatever was asked. */
    private record Ever(Instant first, Instant last) {}

    private Map<String, Ever> ever(ReportQuestion question) {
        Map<String, Ever> ever = new HashMap<>();
        store.query(
                        question.bot(),
                        DSL.select(Said.TEXT, DSL.min(Said.TIME), DSL.max(Said.TIME))
                                .from(Said.between(unfiltered(question), Instant.EPOCH, END_OF_TIME))
                                .where(IS_PHRASE)
                                .groupBy(Said.TEXT)
                                .orderBy(MESSAGES.desc(), Said.TEXT)
                                .limit(MAX_PHRASES))
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
    private static List<String> inOrder(Map<String, Ever> ever, Set<String> said) {
        Set<String> ordered = new LinkedHashSet<>(ever.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Ever> entry) ->
                                entry.getValue().first())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList());
        ordered.addAll(new TreeSet<>(said));
        return List.copyOf(ordered);
    }
}
