package dev.earshot.report.reference;

import dev.earshot.report.act.Act;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.NaiveSaid.Session;
import dev.earshot.store.EventRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** When acts happened, read plainly. Clicks and people who take over are none of it. */
public final class NaiveActs {
    private static final Set<String> TAPS = Set.of("QUICK_REPLY", "POSTBACK");

    private final RandomWorld world;
    private final ReportQuestion question;
    private final NaiveSaid said;
    private final List<Session> sessions;

    public NaiveActs(RandomWorld world, ReportQuestion question) {
        this.world = world;
        this.question = question;
        this.said = new NaiveSaid(world, question);
        this.sessions = new NaiveSaid(world, longer(question)).everySession();
    }

    /** Sessions are told up to a day after the period; steps may come later. */
    private static ReportQuestion longer(ReportQuestion question) {
        Period period = question.period();
        return new ReportQuestion(
                question.bot(),
                new Period(period.first(), period.last().plusDays(100), period.zone()),
                question.comparison(),
                question.granularity(),
                question.filter(),
                question.options(),
                question.sessionTimeout());
    }

    /**
     * Something that happened.
     *
     * @param line null of an event, which has a {@code row} instead
     * @param session the sequence of its first message; null if it belongs to none
     */
    public record Row(
            String user,
            Instant time,
            long sequence,
            @Nullable Line line,
            @Nullable EventRow event,
            @Nullable Long session) {}

    /** In order of time. */
    public List<Row> rows(Instant from, Instant to, Predicate<Row> which) {
        List<Row> rows = new ArrayList<>();
        for (Line line : said.lines(from, to)) {
            rows.add(new Row(line.user(), line.time(), line.row().sequence(), line, null, sessionOf(line)));
        }
        String platform = question.filter().platform();
        Predicate<String> users = said.isOfUsers();
        for (EventRow event : world.events) {
            boolean isThen = !event.time().isBefore(from) && event.time().isBefore(to);
            boolean isThere = platform == null || platform.equals(event.platform());
            if (isThen && isThere && !event.user().isEmpty() && users.test(event.user())) {
                rows.add(new Row(event.user(), event.time(), event.sequence(), null, event, sessionOf(event)));
            }
        }
        return rows.stream()
                .filter(which)
                .sorted(Comparator.comparing(Row::time).thenComparing(Row::sequence))
                .toList();
    }

    private @Nullable Long sessionOf(Line line) {
        return sessions.stream()
                .filter(session -> session.lines().stream()
                        .anyMatch(other -> other.row().id().equals(line.row().id())))
                .map(NaiveActs::opening)
                .findFirst()
                .orElse(null);
    }

    private static Long opening(Session session) {
        return session.lines().getFirst().row().sequence();
    }

    private @Nullable Long sessionOf(EventRow event) {
        Duration timeout = question.sessionTimeout();
        List<Session> own = sessions.stream()
                .filter(session -> session.user().equals(event.user()))
                .sorted(Comparator.comparing(Session::start))
                .toList();
        Session begun = own.stream()
                .filter(session -> !session.start().isAfter(event.time()))
                .reduce((a, b) -> b)
                .orElse(null);
        if (begun != null
                && !event.time().isAfter(begun.start().plus(begun.length()).plus(timeout))) {
            return opening(begun);
        }
        return own.stream()
                .filter(session -> session.start().isAfter(event.time()))
                .filter(session -> !session.start().isAfter(event.time().plus(timeout)))
                .map(NaiveActs::opening)
                .findFirst()
                .orElse(null);
    }

    public static boolean is(Act act, Row row) {
        Line line = row.line();
        EventRow event = row.event();
        return line != null ? isOfMessage(act, line) : event != null && isOfEvent(act, event);
    }

    private static boolean isOfMessage(Act act, Line line) {
        String intent = line.intent();
        return switch (act) {
            case Act.Message message ->
                (message.direction() == null
                                || message.direction().equals(line.row().direction()))
                        && (message.kind() == null
                                || message.kind().equals(line.row().kind()))
                        && (message.words() == null
                                || says(message.words(), line.row().text()));
            case Act.Intent(String name) ->
                line.isIncoming()
                        && intent != null
                        && (name == null ? !intent.isEmpty() && !intent.equals("NotHandled") : name.equals(intent));
            case Act.NotHandled() -> line.isIncoming() && line.notHandled();
            case Act.Press(String what) ->
                line.isIncoming()
                        && TAPS.contains(line.row().kind())
                        && (what == null
                                || what.equals(pressed(line))
                                || says(
                                        new Act.Words(what, Act.Words.Part.WHOLE),
                                        line.row().text()));
            case Act.Event event -> false;
            case Act.Revenue revenue -> false;
            case Act.Click click -> false;
            case Act.Takeover takeover -> false;
        };
    }

    /** Its payload, or else its title. */
    public static @Nullable String pressed(Line line) {
        String payload = NaiveJson.text(line.row().contentJson(), "payload");
        return payload != null ? payload : spelled(line.row().text());
    }

    public static @Nullable String spelled(@Nullable String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ");
    }

    private static boolean says(Act.Words words, @Nullable String text) {
        String said = text == null ? "" : Objects.requireNonNull(spelled(text)).toLowerCase(Locale.ROOT);
        String asked = words.text().toLowerCase(Locale.ROOT);
        return switch (words.part()) {
            case WHOLE -> said.equals(asked);
            case START -> said.startsWith(asked);
            case ANYWHERE -> said.contains(asked);
        };
    }

    private static boolean isOfEvent(Act act, EventRow row) {
        BigDecimal amount = row.amount();
        return switch (act) {
            case Act.Event event ->
                (event.name() == null || event.name().equals(row.name()))
                        && (event.type() == null || event.type().equals(row.type()))
                        && event.attributes().entrySet().stream()
                                .allMatch(one -> one.getValue().equals(NaiveAttributes.value(row, one.getKey())));
            case Act.Revenue revenue ->
                amount != null
                        && amount.signum() > 0
                        && (revenue.currency() == null || revenue.currency().equals(row.currency()))
                        && (revenue.least() == null || amount.compareTo(revenue.least()) >= 0);
            case Act.Message message -> false;
            case Act.Intent intent -> false;
            case Act.NotHandled notHandled -> false;
            case Act.Press press -> false;
            case Act.Click click -> false;
            case Act.Takeover takeover -> false;
        };
    }
}
