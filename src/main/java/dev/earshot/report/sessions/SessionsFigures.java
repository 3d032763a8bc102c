package dev.earshot.report.sessions;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.SessionTrait;
import dev.earshot.report.frame.Span;
import dev.earshot.report.frame.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on sessions, each with its definition. Pure. */
final class SessionsFigures {
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "sessions",
                    "Sessions",
                    "Conversations that began in these days; a pause longer than the session timeout ends one.",
                    Unit.COUNT,
                    true,
                    all -> (double) all.counts.whole().sessions(),
                    SessionsFigures::sessions),
            new Kind(
                    "sessionsPerUser",
                    "Sessions per user",
                    "On average of the users who had any.",
                    Unit.AVERAGE,
                    true,
                    all -> Numbers.ratio(all.counts.whole().sessions(), all.users()),
                    period -> Behind.users(period.from(), period.to()).with(Span.from(1))),
            new Kind(
                    "messagesPerSession",
                    "Messages per session",
                    "In both directions, on average.",
                    Unit.AVERAGE,
                    true,
                    all -> Numbers.ratio(
                            all.counts.whole().messages(), all.counts.whole().sessions()),
                    SessionsFigures::sessions),
            new Kind(
                    "timePerSession",
                    "Time per session",
                    "From a session's first message to its last, on average.",
                    Unit.MILLIS,
                    true,
                    all -> Numbers.ratio(
                            all.counts.whole().millis(), all.counts.whole().sessions()),
                    SessionsFigures::sessions),
            new Kind(
                    "bounceRate",
                    "Bounced",
                    "The share of the sessions in which the user sent something, where that was one message and no more.",
                    Unit.SHARE,
                    false,
                    all -> all.counts.whole().bounceRate(),
                    period -> sessions(period).only(SessionTrait.SENT, Span.of(1))),
            new Kind(
                    "answerTime",
                    "Response time",
                    "The median time from a user's message to the bot's next one.",
                    Unit.MILLIS,
                    false,
                    all -> all.answers.whole().getFirst(),
                    period -> messages(period).only(MessageTrait.DIRECTION, "OUTGOING")),
            new Kind(
                    "answerTime95",
                    "Response time, 95 %",
                    "95 of 100 answers of the bot came within this time.",
                    Unit.MILLIS,
                    false,
                    all -> all.answers.whole().get(Engagement.PERCENTILES.indexOf(0.95)),
                    period -> messages(period).only(MessageTrait.DIRECTION, "OUTGOING")),
            new Kind(
                    "refusedRate",
                    "Not delivered",
                    "The share of the bot's messages that the platform refused to deliver.",
                    Unit.SHARE,
                    false,
                    all -> Numbers.ratio(all.hours.refused(), all.hours.outgoing()),
                    period -> messages(period).only(MessageTrait.FAILURE, MessageTrait.ANY)));

    private SessionsFigures() {}

    /** All that the numbers are reckoned from. */
    record Asked(
            Engagement.Counts counts, List<Long> usersBySessions, Engagement.Answers answers, Engagement.Hours hours) {

        long users() {
            return usersBySessions.stream().mapToLong(count -> count).sum();
        }
    }

    private record Kind(
            String name,
            String title,
            String help,
            Unit unit,
            boolean isMoreBetter,
            Function<Asked, @Nullable Double> value,
            Function<Period, Behind> behind) {

        Figure of(NowAndBefore<Asked> asked) {
            return asked.figure(
                    name,
                    title,
                    help,
                    unit,
                    isMoreBetter,
                    value::apply,
                    behind.apply(asked.question().period()));
        }
    }

    static List<Figure> of(NowAndBefore<Asked> asked) {
        return KINDS.stream().map(kind -> kind.of(asked)).toList();
    }

    private static Behind.Sessions sessions(Period period) {
        return Behind.sessions(period.from(), period.to());
    }

    private static Behind.Messages messages(Period period) {
        return Behind.messages(period.from(), period.to());
    }
}
