package dev.earshot.postback;

import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDeliveries.Fired;
import dev.earshot.control.PostbackSubject;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.Header;
import dev.earshot.event.Intake;
import dev.earshot.event.Message;
import dev.earshot.report.campaigns.StoredConversions;
import dev.earshot.report.campaigns.StoredConversions.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which postbacks are to tell of what came in with some records of the log. Of what came twice the copy fires that was stored;
 * what happened before a postback was made, or was told too long after it happened, does not.
 */
final class Firing {
    /** Told later than this, an event is past data that somebody brings in. */
    static final Duration MAX_AGE = Duration.ofHours(24);

    /** Before the user, as what tells of a first message. */
    static final String FIRST = "first:";

    private final StoredConversions stored;
    private final KnownUsers known;

    Firing(StoredConversions stored, KnownUsers known) {
        this.stored = stored;
        this.known = known;
    }

    /** An event, when it came, and who is to tell of it. */
    private record Heard(BotEvent event, Instant receivedAt, List<Postback> postbacks) {
        UUID id() {
            return event.header().id().toUuid();
        }
    }

    /** Somebody's earliest message of those that came. */
    private record Said(Instant time, List<Postback> postbacks, Instant receivedAt) {}

    /**
     * @param intakes that are stored by now
     * @param heardAt the newest time of arrival before them
     */
    List<Fired> of(List<Intake> intakes, List<Postback> all, Instant heardAt) {
        Map<String, List<Postback>> byBot = all.stream()
                .collect(Collectors.groupingBy(postback -> postback.bot().value()));
        Map<String, List<Heard>> events = new HashMap<>();
        Map<String, Map<String, Said>> messages = new HashMap<>();
        Instant newest = heardAt;
        for (Intake intake : intakes) {
            newest = intake.receivedAt().isAfter(newest) ? intake.receivedAt() : newest;
            List<Postback> postbacks = intake.bot() == null
                    ? List.of()
                    : byBot.getOrDefault(intake.bot().value(), List.of());
            if (intake.bot() == null || intake.isPast() || postbacks.isEmpty()) {
                continue;
            }
            String bot = intake.bot().value();
            for (Event event : intake.events()) {
                List<Postback> fired = fired(postbacks, event, intake.receivedAt(), newest);
                if (event instanceof BotEvent botEvent && !fired.isEmpty()) {
                    events.computeIfAbsent(bot, any -> new ArrayList<>())
                            .add(new Heard(botEvent, intake.receivedAt(), fired));
                } else if (event instanceof Message message) {
                    say(messages.computeIfAbsent(bot, any -> new HashMap<>()), bot, message, fired, intake);
                }
            }
        }
        List<Fired> fired = new ArrayList<>();
        events.forEach((bot, heard) -> fired.addAll(ofEvents(bot, heard)));
        messages.forEach((bot, said) -> fired.addAll(ofMessages(bot, said)));
        return fired;
    }

    private void say(Map<String, Said> said, String bot, Message message, List<Postback> fired, Intake intake) {
        String user = message.header().userId();
        if (user.isEmpty() || fired.isEmpty() || known.contains(bot, user)) {
            return;
        }
        Said one = new Said(message.header().time(), fired, intake.receivedAt());
        said.merge(user, one, (before, other) -> other.time().isBefore(before.time()) ? other : before);
    }

    private static List<Postback> fired(List<Postback> postbacks, Event event, Instant receivedAt, Instant newest) {
        Header header = event.header();
        if (Duration.between(header.time(), newest).compareTo(MAX_AGE) > 0) {
            return List.of();
        }
        return postbacks.stream()
                .filter(postback -> isWanted(postback, event) && isAfter(postback, header.time(), receivedAt))
                .toList();
    }

    private static boolean isWanted(Postback postback, Event event) {
        boolean isMessage = event instanceof Message;
        boolean isConversion = event instanceof BotEvent botEvent && botEvent.type() != BotEvent.Type.REFERRAL;
        return switch (postback.trigger()) {
            case FIRST_MESSAGE -> isMessage;
            case EVENT ->
                isConversion && event instanceof BotEvent named && named.name().equals(postback.eventName());
            case REVENUE -> isConversion && event instanceof BotEvent paid && paid.amount() != null;
        };
    }

    /** Clients tell times in whole seconds. */
    private static boolean isAfter(Postback postback, Instant time, Instant receivedAt) {
        return !receivedAt.isBefore(postback.createdAt())
                && !time.isBefore(postback.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private List<Fired> ofEvents(String bot, List<Heard> heard) {
        List<Instant> times =
                heard.stream().map(one -> one.event().header().time()).sorted().toList();
        Map<UUID, Stored> found = stored.events(
                bot,
                heard.stream().map(Heard::id).distinct().toList(),
                times.getFirst(),
                times.getLast().plusMillis(1));
        List<Fired> fired = new ArrayList<>();
        for (Heard one : heard) {
            Stored row = found.get(one.id());
            if (row == null || !row.receivedAt().equals(one.receivedAt())) {
                continue; // a copy of what was stored before, which has fired then
            }
            for (Postback postback : one.postbacks()) {
                if (postback.trigger() != Postback.Trigger.REVENUE || row.amount() != null) {
                    fired.add(fired(postback, subject(one.event(), row), one.receivedAt()));
                }
            }
        }
        return fired;
    }

    private List<Fired> ofMessages(String bot, Map<String, Said> said) {
        if (said.isEmpty()) {
            return List.of();
        }
        Map<String, Instant> first = stored.firstMessages(bot, Set.copyOf(said.keySet()));
        List<Fired> fired = new ArrayList<>();
        said.forEach((user, one) -> {
            known.add(bot, user);
            if (one.time().equals(first.get(user))) {
                PostbackSubject subject = new PostbackSubject(FIRST + user, user, "first_message", one.time(), "", "");
                one.postbacks().forEach(postback -> fired.add(fired(postback, subject, one.receivedAt())));
            }
        });
        return fired;
    }

    private static Fired fired(Postback postback, PostbackSubject subject, Instant receivedAt) {
        return new Fired(postback.id(), subject, receivedAt.plus(postback.delay()));
    }

    private static PostbackSubject subject(BotEvent event, Stored row) {
        Header header = event.header();
        return new PostbackSubject(
                header.id().toString(),
                header.userId(),
                event.name(),
                header.time(),
                amount(row.amount()),
                row.currency() == null ? "" : row.currency());
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }
}
