package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.attribution.Attribution;
import dev.earshot.attribution.Rules;
import dev.earshot.attribution.TouchPoint;
import dev.earshot.attribution.Windows;
import dev.earshot.store.Store;
import dev.earshot.store.TouchRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which touch wins single conversions, by the same rules as the report on campaigns. Thread-safe. */
public final class Credits {
    private final Store store;
    private final CampaignNames names;

    public Credits(Store store, CampaignNames names) {
        this.store = store;
        this.names = names;
    }

    /**
     * A conversion of a user.
     *
     * @param event its id; null for what is no event
     * @param name of the event; empty for what is no event
     */
    public record Asked(String user, Instant time, @Nullable UUID event, String name) {}

    /**
     * The touches that win, by conversion; one that is credited to nothing is left out.
     *
     * @param asked some hundreds at most, of not too long a time
     */
    public Map<Asked, TouchRow> winners(String bot, Collection<Asked> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Instant first =
                asked.stream().map(Asked::time).min(Comparator.naturalOrder()).orElseThrow();
        Instant last =
                asked.stream().map(Asked::time).max(Comparator.naturalOrder()).orElseThrow();
        return winners(bot, asked, first, last.plusMillis(1));
    }

    /** As a report on that time does, in which all of them lie. */
    Map<Asked, TouchRow> winners(String bot, Collection<Asked> asked, Instant from, Instant to) {
        Set<String> users =
                asked.stream().map(Asked::user).filter(user -> !user.isEmpty()).collect(Collectors.toSet());
        if (users.isEmpty()) {
            return Map.of();
        }
        Rules rules = names.rules(bot);
        PersonTouches touches = PersonTouches.read(store, bot, users, from.minus(rules.reach()), to);
        Set<UUID> repeats = repeats(bot, touches, rules, from, to);
        Map<String, Instant> starts = starts(bot, touches, rules);
        Map<Asked, String> winners = new HashMap<>();
        for (Asked one : asked) {
            boolean isRepeat = one.event() != null && repeats.contains(one.event());
            Attribution attribution = attribution(one, touches, starts, rules);
            if (attribution.isCredited() && !isRepeat) {
                winners.put(one, attribution.winner().id());
            }
        }
        return found(winners, rows(bot, new HashSet<>(winners.values())));
    }

    private static Map<Asked, TouchRow> found(Map<Asked, String> winners, Map<String, TouchRow> rows) {
        Map<Asked, TouchRow> found = new HashMap<>();
        winners.forEach((one, id) -> {
            TouchRow row = rows.get(id);
            if (row != null) {
                found.put(one, row);
            }
        });
        return found;
    }

    private static Attribution attribution(Asked one, PersonTouches touches, Map<String, Instant> starts, Rules rules) {
        Function<TouchPoint, Windows> windows =
                touch -> rules.of(touches.trackers().get(touch.id()));
        if (one.event() == null) {
            return Attribution.of(one.time(), touches.of(one.user()), windows);
        }
        Instant started = starts.get(touches.persons().of(one.user()));
        return rules.ofEvent(one.time(), started, touches.of(one.user()), windows);
    }

    private Map<String, Instant> starts(String bot, PersonTouches touches, Rules rules) {
        return rules.association().isZero()
                ? Map.of()
                : Starts.byPerson(store, bot, Starts.USER.in(touches.users()), touches.persons(), Touches.MAX_ROWS);
    }

    private Set<UUID> repeats(String bot, PersonTouches touches, Rules rules, Instant from, Instant to) {
        if (rules.between().isZero()) {
            return Set.of();
        }
        List<Repeats.Happening> all = store
                .query(
                        bot,
                        DSL.select(EVENT.ID, EVENT.USER, EVENT.NAME, EVENT.TIME)
                                .from(EVENT)
                                .where(
                                        EVENT.BOT.eq(bot),
                                        Conversions.IS_CONVERSION,
                                        EVENT.TIME.ge(from.minus(rules.between())),
                                        EVENT.TIME.lt(to),
                                        EVENT.USER.in(touches.users()))
                                .orderBy(EVENT.TIME.desc(), EVENT.ID)
                                .limit(Touches.MAX_ROWS))
                .stream()
                .map(row -> new Repeats.Happening(
                        row.get(EVENT.ID),
                        row.get(EVENT.USER),
                        Objects.requireNonNullElse(row.get(EVENT.NAME), ""),
                        row.get(EVENT.TIME)))
                .toList();
        return Repeats.of(all, touches.persons(), rules);
    }

    private Map<String, TouchRow> rows(String bot, Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return store
                .query(
                        bot,
                        DSL.selectFrom(TOUCH)
                                .where(
                                        TOUCH.BOT.eq(bot),
                                        TOUCH.ID.in(ids.stream()
                                                .map(UUID::fromString)
                                                .toList())))
                .stream()
                .collect(Collectors.toMap(row -> row.get(TOUCH.ID).toString(), TOUCH::row, (one, same) -> one));
    }
}
