package dev.earshot.postback;

import dev.earshot.control.Caller;
import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackSubject;
import dev.earshot.control.Tracker;
import dev.earshot.control.Trackers;
import dev.earshot.event.BotId;
import dev.earshot.report.campaigns.Credits;
import dev.earshot.report.campaigns.Credits.Asked;
import dev.earshot.report.campaigns.StoredConversions;
import dev.earshot.store.TouchRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out, when something is to be told, what it is credited to: what became known meanwhile counts. */
final class Crediting {
    private static final Caller ANYBODY = new Caller.Operator();

    /** Messenger's users are known by numbers. */
    private static final Pattern MESSENGER_ID = Pattern.compile("[0-9]{5,25}");

    private final Credits credits;
    private final StoredConversions stored;
    private final Trackers trackers;
    private final Function<BotId, String> platforms;

    Crediting(Credits credits, StoredConversions stored, Trackers trackers, Function<BotId, String> platforms) {
        this.credits = credits;
        this.stored = stored;
        this.trackers = trackers;
        this.platforms = platforms;
    }

    /**
     * @param touch that won; null if there is none
     * @param networks what its network may be called: its id, its tracker's media partner
     * @param messengerId of the user; empty if it is not known
     */
    record Credit(@Nullable TouchRow touch, Set<String> networks, String messengerId) {
        static final Credit NONE = new Credit(null, Set.of(), "");

        /** Why the postback is not to tell of it; empty if it is. */
        String obstacle(Postback postback) {
            if (touch == null) {
                return postback.withOrganic() && postback.networks().isEmpty()
                        ? ""
                        : "no click or impression counts for it";
            }
            boolean isOf = postback.networks().isEmpty()
                    || postback.networks().stream()
                            .anyMatch(wanted -> networks.stream().anyMatch(wanted::equalsIgnoreCase));
            return isOf ? "" : "it is credited to " + (networks.isEmpty() ? "no network" : String.join(", ", networks));
        }
    }

    /** Of deliveries of one bot, by id. */
    Map<String, Credit> of(BotId bot, Collection<PostbackDelivery> deliveries) {
        Map<String, Asked> asked = deliveries.stream()
                .filter(delivery -> !delivery.isTest())
                .collect(Collectors.toMap(PostbackDelivery::id, Crediting::asked));
        Map<Asked, TouchRow> winners = credits.winners(bot.value(), asked.values());
        Map<String, String> partners = winners.isEmpty() ? Map.of() : partners(bot);
        Map<String, String> messengerIds = stored.messengerIds(
                bot.value(), asked.values().stream().map(Asked::user).distinct().toList());
        boolean isMessenger = platforms.apply(bot).equals("facebook");
        Map<String, Credit> all = new HashMap<>();
        asked.forEach((id, one) -> {
            TouchRow touch = winners.get(one);
            String own = isMessenger && MESSENGER_ID.matcher(one.user()).matches() ? one.user() : "";
            all.put(id, new Credit(touch, networks(touch, partners), messengerIds.getOrDefault(one.user(), own)));
        });
        return all;
    }

    private static Asked asked(PostbackDelivery delivery) {
        PostbackSubject subject = delivery.subject();
        boolean isEvent = !subject.key().startsWith(Firing.FIRST);
        return new Asked(
                subject.user(),
                subject.time(),
                isEvent ? UUID.fromString(subject.key()) : null,
                isEvent ? subject.name() : "");
    }

    private static Set<String> networks(@Nullable TouchRow touch, Map<String, String> partners) {
        if (touch == null) {
            return Set.of();
        }
        String partner = touch.campaign() == null ? null : partners.get(touch.campaign());
        return Stream.of(touch.network(), partner).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** By the code of a tracker, who shows it. */
    private Map<String, String> partners(BotId bot) {
        return trackers.list(ANYBODY, bot).orElse(List.of()).stream()
                .filter(tracker -> !tracker.mediaPartner().isEmpty())
                .collect(Collectors.toMap(Tracker::code, Tracker::mediaPartner, (one, same) -> one));
    }
}
