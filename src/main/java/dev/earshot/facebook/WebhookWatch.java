package dev.earshot.facebook;

import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookPages.Place;
import dev.earshot.control.FacebookRing;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaApps;
import dev.earshot.control.WorkspaceId;
import dev.earshot.event.BotId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps in mind what webhooks came, and writes it down every ten seconds. Thread-safe. */
final class WebhookWatch implements WebhookDesk.Watcher {
    private final FacebookRing ring;
    private final MetaApps apps;
    private final FacebookPages pages;
    private final ProfileDesk profiles;
    private final InstantSource clock;
    private final Map<Place, Instant> heard = new ConcurrentHashMap<>();
    private final Map<Seen, Instant> seen = new ConcurrentHashMap<>();

    private record Seen(WorkspaceId workspace, MetaApps.Sighting what) {}

    WebhookWatch(FacebookData data, ProfileDesk profiles, InstantSource clock) {
        this.ring = data.ring();
        this.apps = data.apps();
        this.pages = data.pages();
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public void verified(MetaAppCredentials app) {
        seen.put(new Seen(app.app().workspace(), MetaApps.Sighting.VERIFIED), clock.instant());
    }

    @Override
    public void delivered(MetaAppCredentials app, Map<String, Set<String>> people, Set<String> pageIds) {
        Instant now = clock.instant();
        seen.put(new Seen(app.app().workspace(), MetaApps.Sighting.DELIVERED), now);
        for (String page : pageIds) {
            BotId bot = ring.bot(app.app().appId(), page);
            if (bot != null) {
                heard.put(new Place(bot, page), now);
                profiles.offer(new Place(bot, page), people.getOrDefault(page, Set.of()));
            }
        }
    }

    @Override
    public void refused(List<MetaAppCredentials> candidates) {
        Instant now = clock.instant();
        candidates.forEach(app -> seen.put(new Seen(app.app().workspace(), MetaApps.Sighting.REFUSED), now));
    }

    void save() {
        Map<Place, Instant> times = taken(heard);
        if (!times.isEmpty()) {
            pages.heard(times);
        }
        taken(seen).forEach((what, at) -> apps.seen(what.workspace(), what.what(), at));
    }

    private static <K> Map<K, Instant> taken(Map<K, Instant> map) {
        Map<K, Instant> taken = new HashMap<>();
        for (K key : Set.copyOf(map.keySet())) {
            Instant time = map.remove(key);
            if (time != null) {
                taken.put(key, time);
            }
        }
        return taken;
    }
}
