package dev.earshot.report.sessions;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.HoursOfWeek;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.SessionTrait;
import dev.earshot.report.frame.Span;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Engagement}, to be shown. */
public final class SessionsReport implements Report {
    private static final About ABOUT = new About(
            "sessions",
            "Sessions",
            "How long and how well users talk with the bot, and when.",
            "It fills as soon as a conversation begins in the chosen days.");

    private static final int HOURS = 24;

    private final Engagement engagement;

    public SessionsReport(Store store) {
        this.engagement = new Engagement(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<SessionsFigures.Asked> asked = NowAndBefore.of(question, this::asked);
        SessionsFigures.Asked now = asked.now();
        Period period = question.period();
        return new ReportAnswer(
                SessionsFigures.of(asked),
                List.of(
                        sessions(asked),
                        answers(asked),
                        week(question, now.hours()),
                        byMessages(period, now.counts()),
                        byLength(period, now.counts()),
                        byUser(period, now.usersBySessions()),
                        refused(period, engagement.refused(question), now.hours())));
    }

    private SessionsFigures.Asked asked(ReportQuestion question) {
        return new SessionsFigures.Asked(
                engagement.counts(question),
                engagement.users(question),
                engagement.answers(question),
                engagement.hours(question));
    }

    private static Part sessions(NowAndBefore<SessionsFigures.Asked> asked) {
        Timeline timeline = asked.timeline(3, (series, one) -> {
            for (int i = 0; i < series.size(); i++) {
                Engagement.Count step = one.counts().steps().get(i);
                series.set(i, List.of(step.sessions(), step.engaged(), step.bounced()));
            }
        });
        return new Part(
                "sessions",
                "Sessions",
                "Sessions that began in the step; those in which the user sent something; and those in which that was one"
                        + " message and no more.",
                Part.Shape.BARS,
                timeline.grid(
                        List.of(
                                new Grid.Column("sessions", "All", Unit.COUNT),
                                new Grid.Column("engaged", "Engaged", Unit.COUNT),
                                new Grid.Column("bounced", "Bounced", Unit.COUNT)),
                        Behind::sessions,
                        column -> switch (column) {
                            case 0 -> Behind::sessions;
                            case 1 -> (from, to) -> Behind.sessions(from, to).only(SessionTrait.SENT, Span.from(1));
                            default -> (from, to) -> Behind.sessions(from, to).only(SessionTrait.SENT, Span.of(1));
                        }));
    }

    private static Part answers(NowAndBefore<SessionsFigures.Asked> asked) {
        Timeline timeline = asked.timeline(Engagement.PERCENTILES.size(), (series, one) -> {
            for (int i = 0; i < series.size(); i++) {
                series.set(i, one.answers().steps().get(i));
            }
        });
        return new Part(
                "responseTimes",
                "Response times",
                "How long users wait for the bot: from a message to the bot's next one within the session. Of 100 answers, as"
                        + " many as the column says came within its time.",
                Part.Shape.LINES,
                timeline.grid(
                        Engagement.PERCENTILES.stream()
                                .map(SessionsReport::percentile)
                                .toList(),
                        (from, to) -> Behind.messages(from, to).only(MessageTrait.DIRECTION, "OUTGOING")));
    }

    private static Grid.Column percentile(double share) {
        long percent = Math.round(share * 100);
        return new Grid.Column("p" + percent, percent == 50 ? "Median" : percent + " %", Unit.MILLIS);
    }

    private static Part week(ReportQuestion question, Engagement.Hours hours) {
        List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column("day", "Day", null)));
        for (int hour = 0; hour < HOURS; hour++) {
            columns.add(new Grid.Column("h" + hour, String.format(Locale.ROOT, "%02d", hour), Unit.COUNT));
        }
        return new Part(
                "week",
                "Hours of the week",
                "Messages by weekday and hour, by the bot's clock.",
                Part.Shape.HEAT_MAP,
                new Grid(
                        columns,
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> weekday(question, day, hours))
                                .toList()));
    }

    private static Grid.Row weekday(ReportQuestion question, DayOfWeek day, Engagement.Hours hours) {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        values.add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        cells.add(null);
        for (int hour = 0; hour < HOURS; hour++) {
            values.add(hours.hours().get((day.getValue() - 1) * HOURS + hour));
            cells.add(Behind.messages(question).only(MessageTrait.HOUR_OF_WEEK, HoursOfWeek.word(day, hour)));
        }
        return new Grid.Row(values, null, cells);
    }

    private static Part byMessages(Period period, Engagement.Counts counts) {
        return new Part(
                "messagesPerSession",
                "Messages per session",
                "Sessions by how many messages they have, in both directions.",
                Part.Shape.BARS,
                distribution(
                        "messages",
                        "Messages",
                        "Sessions",
                        Scale.MESSAGES,
                        counts.byMessages(),
                        span -> Behind.sessions(period.from(), period.to()).only(SessionTrait.MESSAGES, span)));
    }

    private static Part byLength(Period period, Engagement.Counts counts) {
        return new Part(
                "sessionLength",
                "Length of sessions",
                "Sessions by the time from the first message to the last; one message alone takes a moment.",
                Part.Shape.BARS,
                distribution(
                        "length",
                        "Length",
                        "Sessions",
                        Scale.MILLIS,
                        counts.byMillis(),
                        span -> Behind.sessions(period.from(), period.to()).only(SessionTrait.MILLIS, span)));
    }

    private static Part byUser(Period period, List<Long> users) {
        return new Part(
                "sessionsPerUser",
                "Sessions per user",
                "Users by how many of their sessions began in these days.",
                Part.Shape.BARS,
                distribution(
                        "sessions",
                        "Sessions",
                        "Users",
                        Scale.SESSIONS,
                        users,
                        span -> Behind.users(period.from(), period.to()).with(span)));
    }

    private static Grid distribution(
            String name, String title, String whose, Scale scale, List<Long> counts, Function<Span, Behind> behind) {
        List<Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Scale.Range range = scale.ranges().get(i);
            rows.add(Grid.Row.of(List.of(range.title(), counts.get(i)), behind.apply(range.span())));
        }
        return new Grid(List.of(new Grid.Column(name, title, null), new Grid.Column("count", whose, Unit.COUNT)), rows);
    }

    private static Part refused(Period period, List<Engagement.Refused> refused, Engagement.Hours hours) {
        List<Grid.Row> rows = refused.stream()
                .map(code -> {
                    Behind.Messages messages =
                            Behind.messages(period.from(), period.to()).only(MessageTrait.FAILURE, code.code());
                    Behind users = Behind.users(period.from(), period.to()).only(MessageTrait.FAILURE, code.code());
                    List<@Nullable Object> values = new ArrayList<>(List.of(code.code(), code.messages()));
                    values.add(Numbers.ratio(code.messages(), hours.outgoing()));
                    values.add(code.users());
                    return new Grid.Row(values, messages, Arrays.asList(null, messages, null, users));
                })
                .toList();
        return new Part(
                "refused",
                "Not delivered",
                "Messages that the platform refused to deliver, by its error code: the " + Engagement.MAX_CODES
                        + " most frequent codes, and their share of all that the bot sent.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("code", "Code", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("share", "Share", Unit.SHARE),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        rows));
    }
}
