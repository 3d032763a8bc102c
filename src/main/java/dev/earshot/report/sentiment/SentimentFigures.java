package dev.earshot.report.sentiment;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Mood;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The totals of {@link Feelings}, each with its definition. */
final class SentimentFigures {
    private SentimentFigures() {}

    static List<Figure> of(NowAndBefore<Feelings.Totals> totals) {
        NowAndBefore<Feelings.Tally> tallies = totals.map(Feelings.Totals::tally);
        ReportQuestion question = totals.question();
        return List.of(
                tallies.figure(
                        "sentiment",
                        "Sentiment",
                        "On average, of the messages whose sentiment is known: from -1 to 1.",
                        Unit.SCORE,
                        true,
                        one -> orNull(one.average()),
                        null),
                share(tallies, "positiveShare", "Positive", Mood.POSITIVE, Feelings.Tally::positive, true),
                share(tallies, "neutralShare", "Neutral", Mood.NEUTRAL, Feelings.Tally::neutral, null),
                share(tallies, "negativeShare", "Negative", Mood.NEGATIVE, Feelings.Tally::negative, false),
                totals.figure(
                        "negativeUsers",
                        "Users with a negative message",
                        "Users who wrote one that sounds negative.",
                        Unit.COUNT,
                        false,
                        Feelings.Totals::negativeUsers,
                        messages(question, Mood.NEGATIVE).users()),
                tallies.figure(
                        "unknownShare",
                        "Unknown",
                        "Messages whose sentiment cannot be told, of all that users wrote: other languages than English,"
                                + " no words.",
                        Unit.SHARE,
                        null,
                        one -> Numbers.ratio(one.unknown(), one.messages()),
                        messages(question, Mood.UNKNOWN)));
    }

    private static Figure share(
            NowAndBefore<Feelings.Tally> tallies,
            String name,
            String title,
            Mood mood,
            Counted counted,
            @Nullable Boolean isMoreBetter) {
        return tallies.figure(
                name,
                title,
                "Of the messages whose sentiment is known.",
                Unit.SHARE,
                isMoreBetter,
                one -> Numbers.ratio(counted.of(one), one.known()),
                messages(tallies.question(), mood));
    }

    private interface Counted {
        long of(Feelings.Tally tally);
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
    }

    private static Behind.Messages messages(ReportQuestion question, Mood mood) {
        return messages(question.period().from(), question.period().to(), mood);
    }

    static Behind.Messages messages(Instant from, Instant to, Mood mood) {
        return Behind.messages(from, to).only(MessageTrait.SENTIMENT, mood.word());
    }
}
