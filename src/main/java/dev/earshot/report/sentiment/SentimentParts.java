package dev.earshot.report.sentiment;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Mood;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.intents.IntentReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The grids of {@link SentimentReport}. */
final class SentimentParts {
    private static final List<Grid.Column> MOODS = List.of(
            new Grid.Column("positive", "Positive", Unit.COUNT),
            new Grid.Column("neutral", "Neutral", Unit.COUNT),
            new Grid.Column("negative", "Negative", Unit.COUNT),
            new Grid.Column("unknown", "Unknown", Unit.COUNT));

    private SentimentParts() {}

    static Part average(NowAndBefore<List<Feelings.Step>> series) {
        Timeline timeline = series.timeline(1, (line, steps) -> {
            for (int i = 0; i < line.size(); i++) {
                line.set(i, 0, null);
            }
            steps.forEach(step -> line.set(
                    step.step(), 0, SentimentFigures.orNull(step.tally().average())));
        });
        return new Part(
                "average",
                "Over time",
                "Sentiment on average, of the messages whose sentiment is known; nothing where there was none.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(new Grid.Column("sentiment", "Sentiment", Unit.SCORE)),
                        (from, to) -> written(from, to)));
    }

    static Part moods(NowAndBefore<List<Feelings.Step>> series) {
        Timeline timeline = series.timeline(
                MOODS.size(), (line, steps) -> steps.forEach(step -> line.set(step.step(), counts(step.tally()))));
        List<BiFunction<Instant, Instant, @Nullable Behind>> cells = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            cells.add((from, to) -> SentimentFigures.messages(from, to, mood));
        }
        return new Part(
                "moods",
                "Positive, neutral, negative",
                "Messages that users wrote: positive from 0.05 on, negative from -0.05 on, neutral between.",
                Part.Shape.STACKED,
                timeline.grid(MOODS, (from, to) -> written(from, to), cells::get));
    }

    private static List<Long> counts(Feelings.Tally tally) {
        return List.of(tally.positive(), tally.neutral(), tally.negative(), tally.unknown());
    }

    private static Behind.Messages written(Instant from, Instant to) {
        return Behind.messages(from, to).only(MessageTrait.SENTIMENT, MessageTrait.ANY);
    }

    static Part distribution(ReportQuestion question, Map<Integer, Long> counts) {
        List<Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < Feelings.BINS; i++) {
            String title = String.format(Locale.ENGLISH, "%.1f to %.1f", Feelings.border(i), Feelings.border(i + 1));
            rows.add(Grid.Row.of(Arrays.asList(title.replace("-0.0", "0.0"), counts.getOrDefault(i, 0L)), null));
        }
        return new Part(
                "distribution",
                "Distribution",
                "Messages whose sentiment is known, by where it lies.",
                Part.Shape.BARS,
                new Grid(
                        List.of(
                                new Grid.Column("sentiment", "Sentiment", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT)),
                        rows));
    }

    static Part intents(ReportQuestion question, List<Feelings.OfIntent> intents) {
        List<Grid.Column> columns = Stream.concat(
                        Stream.of(
                                new Grid.Column("intent", "Intent", null),
                                new Grid.Column("sentiment", "Sentiment", Unit.SCORE),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("negativeShare", "Negative share", Unit.SHARE)),
                        MOODS.stream())
                .toList();
        return new Part(
                "intents",
                "By intent",
                "The " + SentimentReport.MAX_INTENTS
                        + " intents that most of what users wrote was understood as; the shares are of the messages whose"
                        + " sentiment is known.",
                Part.Shape.TABLE,
                new Grid(
                        columns, intents.stream().map(one -> row(question, one)).toList()));
    }

    private static Grid.Row row(ReportQuestion question, Feelings.OfIntent one) {
        Feelings.Tally tally = one.tally();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(one.intent());
        values.add(SentimentFigures.orNull(tally.average()));
        values.add(tally.messages());
        values.add(Numbers.ratio(tally.negative(), tally.known()));
        int firstMood = values.size();
        values.addAll(counts(tally));
        Behind.Messages messages = written(
                        question.period().from(), question.period().to())
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.INTENT, one.intent());
        Grid.Row row = Grid.Row.of(values, new Behind.Detail(IntentReport.NAME, Map.of("name", one.intent())))
                .withCell(2, messages);
        for (int i = 0; i < MOODS.size(); i++) {
            // as the columns are called
            row = row.withCell(
                    firstMood + i,
                    messages.only(MessageTrait.SENTIMENT, MOODS.get(i).name()));
        }
        return row;
    }

    static Part sessions(List<NegativeSessions.Session> sessions) {
        List<Grid.Row> rows = new ArrayList<>();
        for (NegativeSessions.Session session : sessions) {
            rows.add(Grid.Row.of(
                    Arrays.asList(
                            session.text(),
                            session.user(),
                            session.start(),
                            session.average(),
                            session.messages(),
                            session.sum()),
                    new Behind.Place(session.user(), session.worst())));
        }
        return new Part(
                "sessions",
                "Most negative sessions",
                "Sessions that began in the chosen days and sound negative on average: the "
                        + SentimentReport.MAX_SESSIONS
                        + " with the lowest sum of what their messages sound like, each by its most negative message.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Most negative message", null),
                                new Grid.Column("user", "User", null),
                                new Grid.Column("start", "Began", null),
                                new Grid.Column("sentiment", "Sentiment", Unit.SCORE),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("sum", "Sum", Unit.SCORE)),
                        rows));
    }
}
