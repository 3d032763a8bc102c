package dev.earshot.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The invented world of a plan: its bots, and all that their clients report, as one sequence in the order of time. What is in
 * memory does not grow with the messages, but with the people who will come back.
 */
public final class World {
    private final DemoPlan plan;

    public World(DemoPlan plan) {
        this.plan = plan;
    }

    public List<DemoBot> bots() {
        return IntStream.range(0, plan.bots())
                .mapToObj(bot -> new DemoBot(
                        BotProfile.name(bot),
                        BotProfile.of(bot).platform(),
                        BotProfile.of(bot).zone()))
                .toList();
    }

    /** By which people came to one of the bots; none if it is on no platform that tells. */
    public List<Advert> adverts(int bot) {
        return BotProfile.of(bot).isOnMessenger() ? Advert.ALL : List.of();
    }

    /** What all bots report, from the world's beginning to its end. Not thread-safe; each call begins anew. */
    public Iterator<WorldCall> history() {
        double shares = IntStream.range(0, plan.bots())
                .mapToDouble(bot -> BotProfile.of(bot).share())
                .sum();
        return new Merged(IntStream.range(0, plan.bots())
                .mapToObj(bot -> new BotHistory(
                        plan, bot, plan.messages() * BotProfile.of(bot).share() / shares))
                .toList());
    }

    /**
     * What goes on after the end of history, and never ends: a visit now and then, of people who were here before and of
     * newcomers.
     *
     * @param from when it begins; beginnings at different seconds give different visits
     */
    public Iterator<WorldCall> live(Instant from) {
        return new LiveTraffic(plan, from);
    }

    static long seed(DemoPlan plan, int bot) {
        return Dice.mix(plan.seed(), bot);
    }

    /** Several sequences that are in the order of time, as one that is. */
    private static final class Merged implements Iterator<WorldCall> {
        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.<Head, Instant>comparing(head -> head.call.time())
                        .thenComparingInt(head -> head.call.bot()));

        private record Head(WorldCall call, Iterator<WorldCall> rest) {}

        Merged(List<BotHistory> histories) {
            histories.forEach(this::addHead);
        }

        private void addHead(Iterator<WorldCall> calls) {
            if (calls.hasNext()) {
                heads.add(new Head(calls.next(), calls));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public WorldCall next() {
            Head first = heads.poll();
            if (first == null) {
                throw new NoSuchElementException();
            }
            addHead(first.rest);
            return first.call;
        }
    }
}
