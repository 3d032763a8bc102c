package dev.earshot.report.reference;

import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.TouchRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whom clicks brought, read plainly: whose they are, who came back with their id, and who shares an identifier with these. */
public final class NaiveTouches {
    private final RandomWorld world;

    public NaiveTouches(RandomWorld world) {
        this.world = world;
    }

    public Set<String> brought(Predicate<TouchRow> which) {
        Set<String> owners = new TreeSet<>();
        for (TouchRow touch : world.touches) {
            if (touch.kind().equals("CLICK") && !touch.traffic().equals("CRAWLER") && which.test(touch)) {
                owners.addAll(owners(touch));
            }
        }
        Set<String> all = new TreeSet<>(owners);
        Map<String, Set<String>> known = new HashMap<>();
        for (IdentityLinkRow link : world.identityLinks) {
            known.computeIfAbsent(link.type() + "=" + link.value(), any -> new TreeSet<>())
                    .add(link.user());
        }
        for (Set<String> users : known.values()) {
            if (users.stream().anyMatch(owners::contains)) {
                all.addAll(users);
            }
        }
        return all;
    }

    private Set<String> owners(TouchRow touch) {
        Set<String> owners = new TreeSet<>();
        if (!touch.user().isEmpty()) {
            owners.add(touch.user());
        }
        for (EventRow event : world.events) {
            if (event.type().equals("REFERRAL")
                    && !event.user().isEmpty()
                    && touch.clickId() != null
                    && Objects.equals(NaiveAttributes.value(event, "ref"), touch.clickId())) {
                owners.add(event.user());
            }
        }
        return owners;
    }
}
