package dev.earshot.report.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.messages.OneMessage.Neighbour;
import dev.earshot.report.reference.NaiveJson;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.NaiveSaid.Session;
import dev.earshot.report.reference.RandomWorld;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the reports of messages say of random conversations is what a plain reading of all rows gives. */
class MessagesComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final Comparator<@Nullable String> NONE_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("MessagesComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        int seen = 0;
        for (int i = 0; i < 12; i++) {
            ReportQuestion question = world.question(Map.of());
            Reading reading = new Reading(world, question);
            String which = "seed " + seed + ", " + question;
            for (String direction : List.of("INCOMING", "OUTGOING")) {
                List<TopTexts.Text> texts = new TopTexts(STORED.store()).of(question, direction);
                assertEquals(reading.texts(direction), texts, which);
                seen += texts.size();
            }
            assertEquals(Set.copyOf(reading.kinds()), Set.copyOf(new Kinds(STORED.store()).counts(question)), which);
            assertEquals(reading.presses(), new Presses(STORED.store()).of(question), which);
            assertEquals(reading.templates(), new Templates(STORED.store()).of(question), which);
            OneMessage message = new OneMessage(STORED.store());
            String text = "WHERE is  my order";
            assertEquals(reading.totals(text), message.totals(question, text), which);
            assertEquals(reading.neighbours(text, -1), message.before(question, text), which);
            assertEquals(reading.neighbours(text, 1), message.after(question, text), which);
        }
        assertTrue(seen > 20, "enough to compare");
    }

    /** A message and where it stands. */
    private record Place(Session session, int index) {
        Line line() {
            return session.lines().get(index);
        }

        @Nullable
        Line other(int messages) {
            int place = index + messages;
            return place < 0 || place >= session.lines().size()
                    ? null
                    : session.lines().get(place);
        }

        @Nullable
        Line reaction() {
            return session.lines().stream()
                    .skip(index + 1L)
                    .filter(Line::isIncoming)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static @Nullable String spelled(Line line) {
        String text = line.row().text();
        return text == null || text.isBlank() ? null : text.strip().replaceAll("\\s+", " ");
    }

    private static @Nullable String folded(Line line) {
        String spelled = spelled(line);
        return spelled == null ? null : spelled.toLowerCase(Locale.ROOT);
    }

    private static long users(Collection<Line> lines) {
        return lines.stream().map(Line::user).distinct().count();
    }

    private static @Nullable String newestSpelling(Collection<Line> lines) {
        return lines.stream()
                .filter(line -> spelled(line) != null)
                .max(Comparator.comparing(line -> line.row().sequence()))
                .map(MessagesComparisonTest::spelled)
                .orElse(null);
    }

    private static <K> Map<K, List<Line>> grouped(Collection<Line> lines, Function<Line, K> key) {
        return lines.stream().collect(Collectors.groupingBy(key));
    }

    private static final class Reading {
        private final NaiveSaid counted;
        private final List<Place> places = new ArrayList<>();

        Reading(RandomWorld world, ReportQuestion question) {
            this.counted = new NaiveSaid(world, question);
            Set<Line> lines = Set.copyOf(counted.lines());
            for (Session session : counted.everySession()) {
                for (int i = 0; i < session.lines().size(); i++) {
                    if (lines.contains(session.lines().get(i))) {
                        places.add(new Place(session, i));
                    }
                }
            }
            assertEquals(lines.size(), places.size(), "each that counts stands in a session");
        }

        List<TopTexts.Text> texts(String direction) {
            List<Line> said = counted.lines().stream()
                    .filter(line -> line.row().direction().equals(direction) && folded(line) != null)
                    .toList();
            return grouped(said, MessagesComparisonTest::folded).entrySet().stream()
                    .sorted(Comparator.<Map.Entry<@Nullable String, List<Line>>>comparingInt(
                                    text -> -text.getValue().size())
                            .thenComparing(text -> String.valueOf(text.getKey())))
                    .map(text -> new TopTexts.Text(
                            mostFrequent(text.getValue()), text.getValue().size(), users(text.getValue())))
                    .toList();
        }

        private static String mostFrequent(List<Line> lines) {
            return grouped(lines, line -> String.valueOf(spelled(line))).entrySet().stream()
                    .min(Comparator.<Map.Entry<String, List<Line>>>comparingInt(
                                    spelling -> -spelling.getValue().size())
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
        }

        List<Kinds.Count> kinds() {
            return grouped(
                            counted.lines(),
                            line -> new Kinds.Count(
                                    counted.step(line.time()),
                                    line.row().direction(),
                                    line.row().kind(),
                                    0))
                    .entrySet()
                    .stream()
                    .map(kind -> new Kinds.Count(
                            kind.getKey().step(),
                            kind.getKey().direction(),
                            kind.getKey().kind(),
                            kind.getValue().size()))
                    .toList();
        }

        List<Presses.Press> presses() {
            List<Line> taps = counted.lines().stream()
                    .filter(line -> line.isIncoming() && pressed(line) != null)
                    .filter(line -> List.of("QUICK_REPLY", "POSTBACK")
                            .contains(line.row().kind()))
                    .toList();
            return grouped(taps, line -> List.of(line.row().kind(), String.valueOf(pressed(line)))).entrySet().stream()
                    .map(tap -> new Presses.Press(
                            tap.getKey().getFirst(),
                            tap.getKey().getLast(),
                            newestSpelling(tap.getValue()),
                            tap.getValue().size(),
                            users(tap.getValue())))
                    .sorted(Comparator.comparingLong((Presses.Press tap) -> -tap.messages())
                            .thenComparing(Presses.Press::pressed)
                            .thenComparing(Presses.Press::kind))
                    .toList();
        }

        private static @Nullable String pressed(Line line) {
            String payload = NaiveJson.text(line.row().contentJson(), "payload");
            return payload == null ? spelled(line) : payload;
        }

        List<Templates.Template> templates() {
            Map<String, List<Place>> byTemplate = places.stream()
                    .filter(place ->
                            !place.line().isIncoming() && place.line().row().templateId() != null)
                    .collect(Collectors.groupingBy(
                            place -> String.valueOf(place.line().row().templateId())));
            return byTemplate.entrySet().stream()
                    .map(template -> template(template.getKey(), template.getValue()))
                    .sorted(Comparator.comparingLong((Templates.Template template) -> -template.sent())
                            .thenComparing(Templates.Template::id))
                    .toList();
        }

        private static Templates.Template template(String id, List<Place> sent) {
            List<Line> reactions = new ArrayList<>();
            for (Place place : sent) {
                Line reaction = place.reaction();
                if (reaction != null) {
                    reactions.add(reaction);
                }
            }
            return new Templates.Template(
                    id,
                    sent.size(),
                    users(sent.stream().map(Place::line).toList()),
                    reactions.size(),
                    mostFrequentReaction(reactions));
        }

        private record Said(@Nullable String folded, String kind) {}

        private static Templates.@Nullable Reaction mostFrequentReaction(List<Line> reactions) {
            return grouped(reactions, line -> new Said(folded(line), line.row().kind())).entrySet().stream()
                    .min(Comparator.<Map.Entry<Said, List<Line>>>comparingInt(
                                    said -> -said.getValue().size())
                            .thenComparing(said -> said.getKey().folded, NONE_LAST)
                            .thenComparing(said -> said.getKey().kind))
                    .map(said -> new Templates.Reaction(
                            newestSpelling(said.getValue()),
                            said.getKey().kind,
                            said.getValue().size()))
                    .orElse(null);
        }

        private List<Place> saying(String text) {
            String wanted = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            return places.stream()
                    .filter(place -> wanted.equals(folded(place.line())))
                    .toList();
        }

        OneMessage.Totals totals(String text) {
            List<Place> said = saying(text);
            return new OneMessage.Totals(
                    said.size(),
                    users(said.stream().map(Place::line).toList()),
                    said.stream().filter(place -> place.other(-1) == null).count(),
                    said.stream().filter(place -> place.other(1) == null).count());
        }

        private record Around(String direction, @Nullable String folded, String kind) {}

        List<Neighbour> neighbours(String text, int messages) {
            List<Line> others = new ArrayList<>();
            for (Place place : saying(text)) {
                Line other = place.other(messages);
                if (other != null) {
                    others.add(other);
                }
            }
            return grouped(
                            others,
                            line -> new Around(
                                    line.row().direction(),
                                    folded(line),
                                    folded(line) == null ? line.row().kind() : "TEXT"))
                    .entrySet()
                    .stream()
                    .sorted(Comparator.<Map.Entry<Around, List<Line>>>comparingInt(
                                    around -> -around.getValue().size())
                            .thenComparing(around -> around.getKey().direction)
                            .thenComparing(around -> around.getKey().folded, NONE_LAST)
                            .thenComparing(around -> around.getKey().kind))
                    .limit(20)
                    .map(around -> new Neighbour(
                            around.getKey().direction,
                            newestSpelling(around.getValue()),
                            around.getKey().kind,
                            around.getValue().size()))
                    .toList();
        }
    }
}
