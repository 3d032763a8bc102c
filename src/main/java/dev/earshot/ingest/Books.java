package dev.earshot.ingest;

import dev.earshot.event.BotId;
import dev.earshot.event.RejectReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The left-hand side of the books: {@code received = accepted + rejected}, counted in events and not in calls, each once,
 * where the decision is made. Since the start of this process; {@link OpeningBalance} has what was before.
 *
 * <p>Thread-safe.
 */
public final class Books {

    /** The name under which calls are counted that belong to no bot. */
    public static final String NO_BOT = "";

    private final ConcurrentMap<String, Page> pages = new ConcurrentHashMap<>();

    void received(@Nullable BotId bot, int count) {
        page(bot).received.add(count);
    }

    void accepted(BotId bot, int count) {
        page(bot).accepted.add(count);
    }

    void rejected(@Nullable BotId bot, RejectReason reason) {
        Objects.requireNonNull(page(bot).rejected.get(reason)).increment();
    }

    /** What was counted for one bot. */
    public Counts of(String bot) {
        Page page = pages.get(bot);
        return page == null ? Counts.NONE : page.counts();
    }

    /** What was counted for all bots, and for calls that belong to none. */
    public Counts all() {
        return pages.values().stream().map(Page::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The bots that anything was counted for. */
    public Set<String> bots() {
        return Set.copyOf(pages.keySet());
    }

    private Page page(@Nullable BotId bot) {
        return pages.computeIfAbsent(bot == null ? NO_BOT : bot.value(), name -> new Page());
    }

    private static final class Page {
        private final LongAdder received = new LongAdder();
        private final LongAdder accepted = new LongAdder();
        private final Map<RejectReason, LongAdder> rejected = new EnumMap<>(RejectReason.class);

        Page() {
            for (RejectReason reason : RejectReason.values()) {
                rejected.put(reason, new LongAdder());
            }
        }

        Counts counts() {
            Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
            rejected.forEach((reason, adder) -> {
                if (adder.sum() > 0) {
                    reasons.put(reason, adder.sum());
                }
            });
            return new Counts(received.sum(), accepted.sum(), reasons);
        }
    }
}
