package dev.earshot.link;

import dev.earshot.control.LinkBook;
import dev.earshot.control.SmartLink;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every link, in memory. Thread-safe: finding one takes no lock and may be done on an event loop; {@link #refresh} and
 * {@link #save} block.
 */
public final class LinkTable {
    private static final Logger log = LoggerFactory.getLogger(LinkTable.class);

    private final LinkBook book;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Map.of(), Set.of(), Map.of());

    private record Snapshot(
            long revision,
            Map<String, LiveLink> byAddress,
            Map<String, LiveLink> byId,
            Set<String> domains,
            Map<String, LinkBook.Landing> landings) {}

    public LinkTable(LinkBook book) {
        this.book = book;
    }

    /** Whether this host serves links and nothing else. */
    public boolean isDomain(String host) {
        return snapshot.domains.contains(host);
    }

    /** @param host empty for this server's own address */
    @Nullable
    LiveLink find(String host, String code) {
        return snapshot.byAddress.get(address(host, code));
    }

    /** Where clicks of a tracker lead; null if there is none of that code. */
    LinkBook.@Nullable Landing landing(String code) {
        return snapshot.landings.get(code);
    }

    /** Takes over changes; one small read if there are none. */
    public void refresh() {
        refreshing.lock();
        try {
            Snapshot current = snapshot;
            book.since(current.revision).ifPresent(found -> snapshot = made(found, current));
        } finally {
            refreshing.unlock();
        }
    }

    /** Writes down what was counted since the last time. */
    public void save() {
        refreshing.lock();
        try {
            Map<String, LinkBook.Counted> counted = new HashMap<>();
            Map<String, LiveLink.Counters> written = new HashMap<>();
            snapshot.byId.forEach((id, link) -> {
                LiveLink.Counters counters = link.counters();
                long clicks = counters.clicks().get() - counters.savedClicks().get();
                long ended = counters.ended().get() - counters.savedEnded().get();
                if (clicks != 0 || ended != 0) {
                    counted.put(id, new LinkBook.Counted(clicks, ended));
                    written.put(id, counters);
                }
            });
            book.count(counted);
            counted.forEach((id, more) -> {
                LiveLink.Counters counters = java.util.Objects.requireNonNull(written.get(id));
                counters.savedClicks().addAndGet(more.clicks());
                counters.savedEnded().addAndGet(more.ended());
            });
        } finally {
            refreshing.unlock();
        }
    }

    private static Snapshot made(LinkBook.Snapshot found, Snapshot before) {
        Map<String, LiveLink> byAddress = HashMap.newHashMap(found.links().size());
        Map<String, LiveLink> byId = HashMap.newHashMap(found.links().size());
        for (SmartLink link : found.links()) {
            try {
                LiveLink live = live(link, before.byId.get(link.id()));
                byAddress.put(address(link.host(), link.code()), live);
                byId.put(link.id(), live);
            } catch (IllegalArgumentException e) {
                // Written by a newer version perhaps. One bad link must not take the others with it.
                log.error("the link {} cannot be used: {}", link.id(), e.getMessage());
            }
        }
        Map<String, LinkBook.Landing> landings =
                HashMap.newHashMap(found.landings().size());
        found.landings().forEach(landing -> landings.put(landing.code(), landing));
        return new Snapshot(
                found.revision(),
                Map.copyOf(byAddress),
                Map.copyOf(byId),
                Set.copyOf(found.domains()),
                Map.copyOf(landings));
    }

    private static LiveLink live(SmartLink link, @Nullable LiveLink before) {
        if (before != null && before.link().content().equals(link.content())) {
            return new LiveLink(link, before.content(), before.rules(), before.counters());
        }
        LinkContent content = LinkContent.parse(link.content());
        LiveLink.Counters counters = before == null ? LiveLink.Counters.of(link) : before.counters();
        return new LiveLink(link, content, ContentCheck.rules(content), counters);
    }

    private static String address(String host, String code) {
        return host.toLowerCase(Locale.ROOT) + "/" + code;
    }
}
