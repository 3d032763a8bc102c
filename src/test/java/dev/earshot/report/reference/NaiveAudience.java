package dev.earshot.report.reference;

import dev.earshot.report.act.Act;
import dev.earshot.report.audience.AttributeTest;
import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.When;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who belongs to an audience, read plainly: each user is looked at by himself. */
public final class NaiveAudience {
    private final RandomWorld world;
    private final AudienceUsers asked;
    private final NaiveTouches touches;
    private final List<NaiveSaid.Line> lines;

    /** @param world all of whose rows are there by now */
    public NaiveAudience(RandomWorld world, AudienceUsers asked) {
        this.world = world;
        this.asked = asked;
        this.touches = new NaiveTouches(world);
        this.lines = new NaiveSaid(world, everything()).lines(When.BEGINNING, When.END);
    }

    private ReportQuestion everything() {
        LocalDate day = LocalDate.ofInstant(asked.now(), asked.zone());
        return new ReportQuestion(
                asked.bot(),
                new Period(day, day, asked.zone()),
                Comparison.NONE,
                Granularity.DAY,
                ReportFilter.NONE,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT);
    }

    public Set<String> users() {
        return Stream.concat(
                        world.messages.stream().map(MessageRow::user),
                        world.events.stream().map(EventRow::user))
                .filter(this::has)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean has(String user) {
        return !user.isEmpty() && !seen(user).isEmpty() && isMet(asked.criterion(), user);
    }

    private List<Instant> seen(String user) {
        return Stream.concat(
                        world.messages.stream()
                                .filter(row -> row.user().equals(user))
                                .map(MessageRow::time),
                        world.events.stream()
                                .filter(row -> row.user().equals(user))
                                .map(EventRow::time))
                .sorted()
                .toList();
    }

    private boolean isMet(Criterion criterion, String user) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> of) -> of.stream().allMatch(one -> isMet(one, user));
            case Criterion.Any(List<Criterion> of) -> of.stream().anyMatch(one -> isMet(one, user));
            case Criterion.Not(Criterion of) -> !isMet(of, user);
            case Criterion.Attribute attribute -> attribute(attribute, user);
            case Criterion.Did did -> {
                long times = times(did.what(), did.when(), user);
                Long most = did.times().most();
                yield times >= did.times().least() && (most == null || times <= most);
            }
            case Criterion.FirstSeen(When when) -> isIn(when, seen(user).getFirst());
            case Criterion.LastSeen(When when) -> isIn(when, seen(user).getLast());
            case Criterion.Spent spent -> spent(spent, user);
            case Criterion.CameBy came -> came(came, user);
            case Criterion.OnPlatform(String value) ->
                world.messages.stream()
                        .anyMatch(
                                row -> row.user().equals(user) && row.platform().equals(value));
            case Criterion.OnDevice(String value) ->
                touches.brought(touch ->
                                touch.userAgent() != null && touch.userAgent().contains(value))
                        .contains(user);
        };
    }

    private boolean isIn(When when, Instant time) {
        return !time.isBefore(when.from(asked.now(), asked.zone()))
                && time.isBefore(when.to(asked.now(), asked.zone()));
    }

    private boolean attribute(Criterion.Attribute attribute, String user) {
        List<UserPropertiesRow> rows = world.properties.stream()
                .filter(row -> row.user().equals(user))
                .sorted(Comparator.comparing(UserPropertiesRow::sequence))
                .toList();
        return rows.stream()
                .skip(attribute.isEver() || rows.isEmpty() ? 0 : rows.size() - 1)
                .map(row -> NaiveJson.text(row.propertiesJson(), attribute.name()))
                .anyMatch(said -> passes(said, attribute.test(), attribute.value()));
    }

    private static boolean passes(@Nullable String said, AttributeTest test, String value) {
        if (said == null || said.isEmpty()) {
            return false;
        }
        return switch (test) {
            case EXISTS -> true;
            case EQUALS -> said.equals(value);
            case CONTAINS -> said.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case GREATER -> new BigDecimal(said).compareTo(new BigDecimal(value)) > 0;
            case LESS -> new BigDecimal(said).compareTo(new BigDecimal(value)) < 0;
            case AFTER -> said.substring(0, 10).compareTo(value) > 0;
            case BEFORE -> said.substring(0, 10).compareTo(value) < 0;
        };
    }

    private long times(Act what, When when, String user) {
        Stream<Instant> times = switch (what) {
            case Act.Intent(String name) ->
                said(line -> line.isIncoming() && Objects.equals(name, line.intent()), user);
            case Act.NotHandled() -> said(line -> line.isIncoming() && line.notHandled(), user);
            case Act.Message message ->
                said(
                        line -> (message.direction() == null
                                        || line.row().direction().equals(message.direction()))
                                && (message.kind() == null || line.row().kind().equals(message.kind())),
                        user);
            case Act.Event event -> happened(user, row -> row.name().equals(event.name()));
            case Act.Revenue revenue ->
                happened(
                        user,
                        row -> row.amount() != null
                                && row.amount().signum() > 0
                                && (revenue.currency() == null || Objects.equals(row.currency(), revenue.currency())));
            case Act.Press press -> throw new IllegalArgumentException("none is asked about");
            case Act.Click click -> throw new IllegalArgumentException("none is asked about");
            case Act.Takeover takeover -> throw new IllegalArgumentException("none is asked about");
        };
        return times.filter(time -> isIn(when, time)).count();
    }

    private Stream<Instant> said(Predicate<NaiveSaid.Line> which, String user) {
        return lines.stream()
                .filter(line -> line.user().equals(user) && which.test(line))
                .map(NaiveSaid.Line::time);
    }

    private Stream<Instant> happened(String user, Predicate<EventRow> which) {
        return world.events.stream()
                .filter(row -> row.user().equals(user) && which.test(row))
                .map(EventRow::time);
    }

    private boolean spent(Criterion.Spent spent, String user) {
        BigDecimal sum = world.events.stream()
                .filter(row -> row.user().equals(user) && row.amount() != null && isIn(spent.when(), row.time()))
                .filter(row ->
                        Objects.requireNonNullElse(row.currency(), "none").equals(spent.currency()))
                .map(EventRow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return (spent.least() == null || sum.compareTo(spent.least()) >= 0)
                && (spent.most() == null || sum.compareTo(spent.most()) <= 0);
    }

    private boolean came(Criterion.CameBy came, String user) {
        return switch (came.by()) {
            case CAMPAIGN ->
                clicked(
                        came,
                        user,
                        TouchRow::campaign,
                        asked.words().campaign(came.value()).values());
            case LINK -> clicked(came, user, TouchRow::link, Set.of(came.value()));
            case NETWORK -> clicked(came, user, TouchRow::network, Set.of(came.value()));
            case SOURCE -> referred(came, user, "source");
            case REF -> referred(came, user, "ref");
            case AD -> referred(came, user, "ad_id");
        };
    }

    private boolean clicked(
            Criterion.CameBy came, String user, Function<TouchRow, @Nullable String> value, Set<String> values) {
        return touches.brought(touch -> {
                    String said = value.apply(touch);
                    return said != null && values.contains(said) && isIn(came.when(), touch.time());
                })
                .contains(user);
    }

    private boolean referred(Criterion.CameBy came, String user, String key) {
        return happened(
                        user,
                        row -> row.type().equals("REFERRAL") && came.value().equals(NaiveAttributes.value(row, key)))
                .anyMatch(time -> isIn(came.when(), time));
    }
}
