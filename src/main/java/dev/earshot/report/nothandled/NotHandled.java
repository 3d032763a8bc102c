package dev.earshot.report.nothandled;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

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

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final String BY_USER = "by_user";
    private static final Field<Integer> OF_STEP = DSL.field(DSL.name(BY_USER, "step_index"), Integer.class);
    private static final Field<String> USER = DSL.field(DSL.name(BY_USER, "who"), String.class);
    private static final Field<Integer> INCOMING = DSL.field(DSL.name(BY_USER, "incoming"), Integer.class);
    private static final Field<Integer> MISSED = DSL.field(DSL.name(BY_USER, "missed"), Integer.class);

    private final Store store;
    private final Phrases phrases;
    private final WorkList workList;
    /** Later: its word lists take a while to read, which no start should wait for. */
    private final Supplier<Grouping> grouping = Suppliers.memoize(Grouping::new);

    public NotHandled(Store store, WorkList workList) {
        this.store = store;
        this.phrases = new Phrases(store);
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
        Record row = store.query(
                        question.bot(), DSL.select(counts()).from(byUser(question, DSL.inline(0), DSL.noCondition())))
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
        List<Field<?>> columns = new ArrayList<>(counts());
        columns.add(OF_STEP);
        return store
                .query(
                        question.bot(),
                        DSL.select(columns)
                                .from(byUser(question, question.buckets().index(Said.TIME), which))
                                .groupBy(OF_STEP)
                                .orderBy(OF_STEP))
                .stream()
                .map(row ->
                        new Step(row.get(OF_STEP), Numbers.whole(row, 0), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    /** Incoming, not handled, users of the latter. */
    private static List<Field<?>> counts() {
        return List.of(DSL.sum(INCOMING), DSL.sum(MISSED), DSL.countDistinct(DSL.when(MISSED.gt(0), USER)));
    }

    /** Each user's messages of a step added together first: to count users among messages takes longer. */
    private static Table<?> byUser(ReportQuestion question, Field<Integer> step, Condition which) {
        return DSL.select(List.of(
                        step.as(STEP),
                        Said.USER.as(USER),
                        DSL.count(DSL.when(Said.IS_INCOMING, 1)).as(INCOMING),
                        DSL.count(DSL.when(Said.IS_NOT_UNDERSTOOD, 1)).as(MISSED)))
                .from(Said.of(question))
                .where(which)
                .groupBy(STEP, Said.USER)
                .asTable(BY_USER);
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
            Map<String, Phrases.Ever> ever,
            Map<String, WorkList.Entry> entries,
            Map<Grouping.Group, List<String>> members) {}

    private Grouped grouped(ReportQuestion question) {
        Map<String, PhraseGroup.Variant> said = phrases.said(question);
        Map<String, Phrases.Ever> ever = phrases.ever(question);
        Map<String, WorkList.Entry> entries = new LinkedHashMap<>();
        workList.of(question.bot()).forEach(entry -> entries.put(entry.group(), entry));
        List<Grouping.Group> known = entries.values().stream()
                .map(entry -> new Grouping.Group(entry.group(), entry.phrase()))
                .toList();
        Map<Grouping.Group, List<String>> members = new LinkedHashMap<>();
        known.forEach(group -> members.put(group, new ArrayList<>()));
        grouping.get()
                .of(known, Phrases.inOrder(ever, said.keySet()))
                .forEach((phrase, group) ->
                        members.computeIfAbsent(group, any -> new ArrayList<>()).add(phrase));
        return new Grouped(said, ever, entries, members);
    }

    private static Instant last(
            List<String> phrases, Map<String, Phrases.Ever> ever, List<PhraseGroup.Variant> variants) {
        Instant last = Instant.EPOCH;
        for (String phrase : phrases) {
            Phrases.Ever known = ever.get(phrase);
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
        return phrases.users(question, groups);
    }
}
