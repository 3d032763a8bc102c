package dev.earshot.report.intents;

import dev.earshot.report.frame.Answers;
import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.ConfidenceBin;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.JsonElements;
import dev.earshot.store.JsonText;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** One intent: when and by whom it was meant, how sure the bot was, what users said, and what they were answered. */
public final class IntentDetail {
    private static final Field<Integer> MESSAGES = DSL.count();
    private static final Field<Integer> USERS = DSL.countDistinct(Understood.USER);
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);

    private final Store store;

    public IntentDetail(Store store) {
        this.store = store;
    }

    public record Totals(long messages, long users, OptionalDouble confidence, long unknownConfidence) {}

    /** @param step its number in the question's series */
    public record Step(int step, long messages, long users) {}

    /**
     * A value that the bot found in messages.
     *
     * @param json as it is stored, for {@link dev.earshot.report.frame.MessageTrait#INPUT}
     */
    public record Input(
            String json, @Nullable String name, @Nullable String value, long messages, long users) {}

    public record Utterance(String text, long messages, long users, Instant last) {}

    /** @param messages of users that were answered so */
    public record NextAnswer(String text, long messages) {}

    public Totals totals(ReportQuestion question, String intent) {
        Record row = store.query(
                        question.bot(),
                        DSL.select(
                                        MESSAGES,
                                        USERS,
                                        DSL.avg(Understood.CONFIDENCE),
                                        DSL.count(DSL.when(Understood.CONFIDENCE.isNull(), 1)))
                                .from(Understood.of(question))
                                .where(Understood.INTENT.eq(intent)))
                .getFirst();
        return new Totals(
                Numbers.whole(row, 0), Numbers.whole(row, 1), Numbers.fraction(row, 2), Numbers.whole(row, 3));
    }

    /** In order; steps without any message are missing. */
    public List<Step> series(ReportQuestion question, String intent) {
        Buckets buckets = question.buckets();
        return store
                .query(
                        question.bot(),
                        DSL.select(buckets.index(Understood.TIME).as(STEP), MESSAGES, USERS)
                                .from(Understood.of(question))
                                .where(Understood.INTENT.eq(intent))
                                .groupBy(STEP)
                                .orderBy(STEP))
                .stream()
                .map(row -> new Step(row.get(STEP), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    /** Messages by the number of a {@link ConfidenceBin}; bins without any are missing. */
    public Map<Integer, Long> confidence(ReportQuestion question, String intent) {
        Field<Integer> bin = DSL.field(DSL.name("bin"), Integer.class);
        Map<Integer, Long> bins = new TreeMap<>();
        store.query(
                        question.bot(),
                        DSL.select(ConfidenceBin.indexOf(Understood.CONFIDENCE).as(bin), MESSAGES)
                                .from(Understood.of(question))
                                .where(Understood.INTENT.eq(intent))
                                .groupBy(bin))
                .forEach(row -> bins.put(row.get(bin), Numbers.whole(row, 1)));
        return bins;
    }

    /** The most frequent ones first. A message that has a value twice counts once. */
    public List<Input> inputs(ReportQuestion question, String intent, int limit) {
        Table<?> elements = DSL.select(
                        Understood.ID,
                        Understood.USER,
                        JsonElements.of(Understood.INPUTS).as("element"))
                .from(Understood.of(question))
                .where(Understood.INTENT.eq(intent), Understood.INPUTS.isNotNull())
                .asTable("input");
        Field<String> element = DSL.field(DSL.name("input", "element"), SQLDataType.VARCHAR);
        Field<Integer> messages = DSL.countDistinct(DSL.field(DSL.name("input", Understood.ID.getName()), UUID.class));
        Field<Integer> users = DSL.countDistinct(DSL.field(DSL.name("input", Understood.USER.getName()), String.class));
        return store
                .query(
                        question.bot(),
                        DSL.select(
                                        element,
                                        JsonText.of(element, "name"),
                                        JsonText.of(element, "value"),
                                        messages,
                                        users)
                                .from(elements)
                                .groupBy(element)
                                .orderBy(messages.desc(), element)
                                .limit(limit))
                .stream()
                .map(row -> new Input(
                        row.value1(), row.value2(), row.value3(), Numbers.whole(row, 3), Numbers.whole(row, 4)))
                .toList();
    }

    /** Different texts, the most frequent ones first. */
    public List<Utterance> utterances(ReportQuestion question, String intent, int limit) {
        Field<Instant> last = DSL.max(Understood.TIME);
        return store
                .query(
                        question.bot(),
                        DSL.select(Understood.TEXT, MESSAGES, USERS, last)
                                .from(Understood.of(question))
                                .where(
                                        Understood.INTENT.eq(intent),
                                        Understood.TEXT.isNotNull(),
                                        Understood.TEXT.ne(""))
                                .groupBy(Understood.TEXT)
                                .orderBy(MESSAGES.desc(), Understood.TEXT)
                                .limit(limit))
                .stream()
                .map(row -> new Utterance(row.value1(), Numbers.whole(row, 1), Numbers.whole(row, 2), row.value4()))
                .toList();
    }

    /** What the bot said next, the most frequent texts first. */
    public List<NextAnswer> answers(ReportQuestion question, String intent, int limit) {
        Condition isMeant = Understood.INTENT.eq(intent);
        Condition users = Said.USER.in(
                DSL.select(Understood.USER).from(Understood.of(question)).where(isMeant));
        return store
                .query(
                        question.bot(),
                        DSL.select(Answers.TEXT, MESSAGES)
                                .from(Understood.of(question))
                                .join(Answers.of(question, users))
                                .on(Answers.ID.eq(Understood.ID))
                                .where(isMeant)
                                .groupBy(Answers.TEXT)
                                .orderBy(MESSAGES.desc(), Answers.TEXT)
                                .limit(limit))
                .stream()
                .map(row -> new NextAnswer(row.value1(), Numbers.whole(row, 1)))
                .toList();
    }
}
