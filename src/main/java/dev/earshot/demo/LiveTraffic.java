package dev.earshot.demo;

import java.time.Instant;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * A slow stream of calls without an end: about one visit a minute, whatever the size of the world, for somebody to look at.
 * Not thread-safe.
 */
final class LiveTraffic implements Iterator<WorldCall> {
    private static final double MEAN_MILLIS_BETWEEN_VISITS = 60_000;
    private static final double KNOWN = 0.6;

    /** People of history say far fewer messages each, so each number below their share of this is somebody. */
    private static final int MESSAGES_OF_ONE = 40;

    private static final int FIRST_NEWCOMER = 1_000_000_000;

    private final DemoPlan plan;
    private final double[] shares;
    private final Dice dice;
    private final Timeline made = new Timeline();
    private final int knownPeople;
    private int newcomers;
    private long nextVisit;

    LiveTraffic(DemoPlan plan, Instant from) {
        this.plan = plan;
        this.shares = IntStream.range(0, plan.bots())
                .mapToDouble(bot -> BotProfile.of(bot).share())
                .toArray();
        this.dice = Dice.of(plan.seed(), from.getEpochSecond());
        this.knownPeople = (int) Math.max(1, plan.messages() / plan.bots() / MESSAGES_OF_ONE);
        // Fewer come than seconds pass, so those of the next beginning have other numbers.
        this.newcomers = FIRST_NEWCOMER + (int) Math.floorMod(from.getEpochSecond(), 1_000_000_000L);
        this.nextVisit = from.toEpochMilli();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public WorldCall next() {
        while (made.firstMillis() >= nextVisit) {
            play(nextVisit, dice.weighted(shares));
            nextVisit += 1 + Math.round(-Math.log(1 - dice.between(0, 1)) * MEAN_MILLIS_BETWEEN_VISITS);
        }
        return made.removeFirst();
    }

    private void play(long time, int bot) {
        BotProfile profile = BotProfile.of(bot);
        long seed = World.seed(plan, bot);
        boolean isKnown = dice.chance(KNOWN);
        Person person = Person.of(profile, seed, isKnown ? dice.below(knownPeople) : newcomers++);
        Visitor visitor = new Visitor(person, isKnown ? 1 + dice.below(5) : 0, time);
        Referral referral = isKnown ? null : Referral.of(dice, false);
        if (profile.isOnMessenger()) {
            referral = new Trail(bot, time, Dice.of(seed, person.key(), time), made::add).leave(referral, time);
        }
        Chat.Scene scene = new Chat.Scene(time, false, referral);
        Visits.play(profile.script(), new Chat(profile.client(bot, seed), visitor, dice, scene, made::add));
    }
}
