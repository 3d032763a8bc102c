package dev.earshot.report.reference;

import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.UserPropertiesRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What counts in a report: messages with what was said of them later, sessions, events; read plainly from all rows. */
public final class NaiveSaid {
    private final RandomWorld world;
    private final ReportQuestion question;
    private final List<Line> lines;

    /** @param world all of whose rows are there by now */
    public NaiveSaid(RandomWorld world, ReportQuestion question) {
        this.world = world;
        this.question = question;
        this.lines = lines(question.period().from(), question.period().to());
    }

    /** A message as reports count it. */
    public record Line(MessageRow row, @Nullable String intent, boolean notHandled) {
        public boolean isIncoming() {
            return row.direction().equals("INCOMING");
        }

        public Instant time() {
            return row.time();
        }

        public String user() {
            return row.user();
        }
    }

    /** Messages of one user that belong together, in order. */
    public record Session(String user, List<Line> lines) {
        public Instant start() {
            return lines.getFirst().time();
        }

        public Duration length() {
            return Duration.between(start(), lines.getLast().time());
        }
    }

    /** A message of the bot that comes next after one of the user's. */
    public record Answer(Line line, Duration pause) {}

    /** Answers of the period that follow within the session timeout; filters restrict them, but not what they follow. */
    public List<Answer> answers() {
        Predicate<String> users = isOfUsers();
        Map<String, Line> before = new TreeMap<>();
        List<Answer> answers = new ArrayList<>();
        for (Line line : everyLine()) {
            Line last = before.put(line.user(), line);
            if (last != null
                    && last.isIncoming()
                    && !line.isIncoming()
                    && isInPeriod(line.time())
                    && isLetThrough(line, users)) {
                Duration pause = Duration.between(last.time(), line.time());
                if (pause.compareTo(question.sessionTimeout()) <= 0) {
                    answers.add(new Answer(line, pause));
                }
            }
        }
        return answers;
    }

    /** Of the period, in order of time. */
    public List<Line> lines() {
        return lines;
    }

    public List<Line> lines(Instant from, Instant to) {
        Predicate<String> users = isOfUsers();
        return everyLine().stream()
                .filter(line -> !line.time().isBefore(from) && line.time().isBefore(to))
                .filter(line -> isLetThrough(line, users))
                .toList();
    }

    /** All that there is, in order. */
    private List<Line> everyLine() {
        return world.messages.stream()
                .filter(row -> !row.user().isEmpty())
                .map(this::line)
                .sorted(Comparator.comparing(Line::time)
                        .thenComparing(line -> line.row().sequence()))
                .toList();
    }

    private Line line(MessageRow row) {
        List<MarkRow> marks = world.marks.stream()
                .filter(mark -> row.id().equals(mark.targetId()))
                .sorted(Comparator.comparing(MarkRow::sequence))
                .toList();
        String later = marks.stream()
                .filter(mark -> mark.kind().equals("INTENT"))
                .map(MarkRow::value)
                .findFirst()
                .orElse(null);
        String intent = row.intent() != null ? row.intent() : later;
        boolean notHandled = row.notHandled()
                || "NotHandled".equals(intent)
                || marks.stream().anyMatch(mark -> mark.kind().equals("NOT_HANDLED"));
        return new Line(row, intent, notHandled);
    }

    private boolean isLetThrough(Line line, Predicate<String> users) {
        ReportFilter filter = question.filter();
        return (filter.platform() == null || filter.platform().equals(line.row().platform()))
                && (filter.direction() == null
                        || filter.direction().equals(line.row().direction()))
                && (filter.intent() == null
                        || (filter.intent().equals("NotHandled")
                                ? line.notHandled()
                                : filter.intent().equals(line.intent())))
                && users.test(line.user());
    }

    /** Which users count. */
    public Predicate<String> isOfUsers() {
        Map<String, Boolean> known = new HashMap<>();
        return user -> known.computeIfAbsent(user, this::isOfUsers);
    }

    private boolean isOfUsers(String user) {
        ReportFilter filter = question.filter();
        return (filter.event() == null
                        || world.events.stream()
                                .anyMatch(event -> event.user().equals(user)
                                        && event.name().equals(filter.event())
                                        && isInPeriod(event.time())))
                && (filter.property() == null
                        || Objects.equals(property(user, filter.property()), filter.propertyValue()))
                && filter.chosenUsers().stream()
                        .allMatch(chosen -> new NaiveAudience(world, (AudienceUsers) chosen.set()).has(user));
    }

    private @Nullable String property(String user, String name) {
        return world.properties.stream()
                .filter(row -> row.user().equals(user))
                .max(Comparator.comparing(UserPropertiesRow::sequence))
                .map(row -> NaiveJson.text(row.propertiesJson(), name))
                .orElse(null);
    }

    private boolean isInPeriod(Instant time) {
        return !time.isBefore(question.period().from())
                && time.isBefore(question.period().to());
    }

    /** Events of the period that count. */
    public List<EventRow> events() {
        String platform = question.filter().platform();
        Predicate<String> users = isOfUsers();
        return world.events.stream()
                .filter(event -> isInPeriod(event.time()))
                .filter(event -> platform == null || platform.equals(event.platform()))
                .filter(event -> users.test(event.user()))
                .sorted(Comparator.comparing(EventRow::time).thenComparing(EventRow::sequence))
                .toList();
    }

    /** Those that begin in the period and in which a message was said that the filter lets through. */
    public List<Session> sessions() {
        Predicate<String> users = isOfUsers();
        return everySession().stream()
                .filter(session -> isInPeriod(session.start()))
                .filter(session -> session.lines().stream().anyMatch(line -> isLetThrough(line, users)))
                .toList();
    }

    /** All that there are, with their messages of up to a day after the period's end. */
    public List<Session> everySession() {
        Instant end = question.period().to().plus(Duration.ofDays(1));
        List<Session> sessions = new ArrayList<>();
        everyLine().stream()
                .filter(line -> line.time().isBefore(end))
                .collect(Collectors.groupingBy(Line::user, TreeMap::new, Collectors.toList()))
                .forEach((user, lines) -> split(lines).stream()
                        .map(part -> new Session(user, part))
                        .forEach(sessions::add));
        return sessions;
    }

    private List<List<Line>> split(List<Line> lines) {
        List<List<Line>> parts = new ArrayList<>();
        @Nullable Line before = null;
        for (Line line : lines) {
            if (before == null || begins(before, line)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(line);
            before = line;
        }
        return parts;
    }

    private boolean begins(Line before, Line line) {
        Duration pause = Duration.between(before.time(), line.time());
        String session = line.row().session();
        return !Objects.equals(before.row().session(), session)
                || pause.compareTo(Duration.ofDays(1)) > 0
                || session == null && pause.compareTo(question.sessionTimeout()) > 0;
    }

    /** Each user's first message ever, whatever filters say of messages; only of users that count. */
    public Map<String, Instant> firstTimes() {
        Predicate<String> users = isOfUsers();
        Map<String, Instant> first = new HashMap<>();
        for (MessageRow row : world.messages) {
            if (!row.user().isEmpty() && users.test(row.user())) {
                first.merge(row.user(), row.time(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return first;
    }

    /** The number of the step of the question's series that a time lies in. */
    public int step(Instant time) {
        return question.buckets().indexOf(time);
    }
}
