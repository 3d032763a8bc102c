package dev.earshot.demo;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * All calls of one bot, in the order of time, made hour by hour: in memory are the visits of one hour, and who will come back.
 *
 * <p>Each hour may bring so many messages; those who come back take of it first, newcomers get what is left. So the number
 * of messages is met whatever people turn out to say. Not thread-safe.
 */
final class BotHistory implements Iterator<WorldCall> {
    private final int bot;
    private final long seed;
    private final BotProfile profile;
    private final Client client;
    private final Calendar calendar;
    private final Crowd crowd;
    private final Dice dice;
    private final double messagesPerWeight;
    private final long endMillis;
    private final Timeline made = new Timeline();
    private long hourStart;
    private double budget;

    BotHistory(DemoPlan plan, int bot, double messages) {
        this.bot = bot;
        this.seed = World.seed(plan, bot);
        this.profile = BotProfile.of(bot);
        this.client = profile.client(bot, seed);
        this.calendar = new Calendar(plan, profile.rhythm(), profile.zone());
        this.crowd = new Crowd(profile, seed);
        this.dice = Dice.of(seed, 1);
        this.messagesPerWeight = messages / calendar.totalWeight();
        this.hourStart = plan.start().toEpochMilli();
        this.endMillis = plan.end().toEpochMilli();
    }

    @Override
    public boolean hasNext() {
        // Whatever later hours bring is later than their beginning.
        while (hourStart < endMillis && made.firstMillis() >= hourStart) {
            playHour();
        }
        return made.firstMillis() <= endMillis;
    }

    @Override
    public WorldCall next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return made.removeFirst();
    }

    private void playHour() {
        budget += messagesPerWeight * calendar.weight(hourStart);
        for (Visitor visitor : crowd.returning(hourStart, dice)) {
            budget -= play(visitor);
        }
        while (budget > 0) {
            budget -= play(crowd.newcomer(hourStart + dice.below((int) Calendar.HOUR_MILLIS)));
        }
        hourStart += Calendar.HOUR_MILLIS;
    }

    /** How many messages it took. */
    private long play(Visitor visitor) {
        long time = visitor.startMillis();
        boolean tellsOrigin = visitor.visits() == 0 || dice.chance(0.1);
        Referral referral = tellsOrigin ? Referral.of(dice, calendar.isLaunch(time)) : null;
        if (profile.isOnMessenger()) {
            Dice ofTrail = Dice.of(seed, visitor.person().key(), time);
            referral = new Trail(bot, hourStart, ofTrail, made::add).leave(referral, time);
        }
        Chat chat = new Chat(client, visitor, dice, new Chat.Scene(time, calendar.isOutage(time), referral), made::add);
        Visits.play(profile.script(), chat);
        crowd.left(visitor, dice);
        return chat.messages();
    }
}
