package dev.earshot.report.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.MarkRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The intents of random conversations are what a plain reading of all rows gives. */
class IntentsComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("IntentsComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        int compared = 0;
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            List<Meant> meant = meant(question);
            String at = "seed " + seed + ", " + question;
            assertEquals(ranking(meant), rounded(new Intents(STORED.store()).top(question, 100)), at);
            compared += meant.size();
            compare(question, meant, at);
        }
        assertTrue(compared > 50, "enough to compare");
    }

    private void compare(ReportQuestion question, List<Meant> meant, String at) {
        IntentDetail detail = new IntentDetail(STORED.store());
        List<Meant> orders =
                meant.stream().filter(one -> one.name.equals("order")).toList();
        assertEquals(counted(orders, one -> bin(one.confidence)), detail.confidence(question, "order"), at);
        assertEquals(
                counted(orders.stream().filter(one -> one.size != null).toList(), one -> String.valueOf(one.size)),
                detail.inputs(question, "order", 100).stream()
                        .collect(Collectors.toMap(IntentDetail.Input::value, IntentDetail.Input::messages)),
                at);
        assertEquals(
                counted(
                        orders.stream()
                                .filter(one -> one.line.row().text() != null)
                                .toList(),
                        one -> String.valueOf(one.line.row().text())),
                detail.utterances(question, "order", 100).stream()
                        .collect(Collectors.toMap(IntentDetail.Utterance::text, IntentDetail.Utterance::messages)),
                at);
        assertEquals(
                counted(orders.stream().filter(one -> one.answer != null).toList(), one -> String.valueOf(one.answer)),
                detail.answers(question, "order", 100).stream()
                        .collect(Collectors.toMap(IntentDetail.NextAnswer::text, IntentDetail.NextAnswer::messages)),
                at);
    }

    private record Meant(
            Line line,
            String name,
            @Nullable Double confidence,
            @Nullable String size,
            @Nullable String answer) {}

    private List<Meant> meant(ReportQuestion question) {
        List<Line> all = all(question);
        List<Meant> meant = new ArrayList<>();
        for (Line line : new NaiveSaid(world, question).lines()) {
            if (line.isIncoming() && line.intent() != null && !line.intent().equals("NotHandled")) {
                JsonNode later = line.row().intent() == null ? later(line) : JSON.missingNode();
                boolean isOwn = line.row().intent() != null;
                String inputs = isOwn ? line.row().intentInputsJson() : text(later.get("inputs"));
                Double confidence = isOwn
                        ? line.row().intentConfidence()
                        : later.hasNonNull("confidence")
                                ? Double.valueOf(later.get("confidence").asDouble())
                                : null;
                meant.add(new Meant(
                        line,
                        line.intent(),
                        confidence,
                        inputs == null ? null : read(inputs).at("/0/value").asText(),
                        answer(line, all)));
            }
        }
        return meant;
    }

    private JsonNode later(Line line) {
        return world.marks.stream()
                .filter(mark ->
                        mark.kind().equals("ENRICHED") && line.row().id().equals(mark.targetId()))
                .min(Comparator.comparing(MarkRow::sequence))
                .map(mark -> read(String.valueOf(mark.value())).get("intent"))
                .orElse(JSON.missingNode());
    }

    /** Filters by direction and intent do not restrict what may follow. */
    private List<Line> all(ReportQuestion question) {
        ReportFilter filter = question.filter();
        ReportQuestion wider = new ReportQuestion(
                question.bot(),
                question.period(),
                question.comparison(),
                question.granularity(),
                new ReportFilter(
                        filter.platform(), null, null, filter.event(), filter.property(), filter.propertyValue()),
                question.options(),
                question.sessionTimeout());
        return new NaiveSaid(world, wider)
                .lines(question.period().from(), question.period().to().plus(question.sessionTimeout()));
    }

    private static @Nullable String answer(Line line, List<Line> all) {
        List<Line> ofUser =
                all.stream().filter(one -> one.user().equals(line.user())).toList();
        int next = ofUser.stream()
                        .map(one -> one.row().id())
                        .toList()
                        .indexOf(line.row().id())
                + 1;
        if (next == ofUser.size() || ofUser.get(next).isIncoming()) {
            return null;
        }
        Duration pause = Duration.between(line.time(), ofUser.get(next).time());
        return pause.compareTo(ReportQuestion.SESSION_TIMEOUT) <= 0
                ? ofUser.get(next).row().text()
                : null;
    }

    private static <K extends Comparable<K>> Map<K, Long> counted(List<Meant> meant, Function<Meant, K> by) {
        return new TreeMap<>(meant.stream().collect(Collectors.groupingBy(by, Collectors.counting())));
    }

    private static int bin(@Nullable Double confidence) {
        return confidence == null ? 10 : Math.min(9, (int) Math.floor(confidence * 10 + 1e-9));
    }

    private static List<String> ranking(List<Meant> meant) {
        Map<String, List<Meant>> byName =
                meant.stream().collect(Collectors.groupingBy(Meant::name, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Meant>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> said(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .map(one -> one.line.user())
                                .distinct()
                                .count(),
                        entry.getValue().stream()
                                .filter(one -> one.confidence != null)
                                .mapToDouble(one -> one.confidence)
                                .average()))
                .toList();
    }

    private static List<String> rounded(List<Intents.Intent> top) {
        return top.stream()
                .map(intent -> said(intent.name(), intent.messages(), intent.users(), intent.confidence()))
                .toList();
    }

    private static String said(String name, long messages, long users, OptionalDouble confidence) {
        String average = confidence.isEmpty() ? "-" : "" + Math.round(confidence.getAsDouble() * 1e6);
        return name + " " + messages + " " + users + " " + average;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
