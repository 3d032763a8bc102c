package dev.earshot.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people of one bot: how many there are, and who will come back when. Not thread-safe. */
final class Crowd {
    private static final int MOST_DAYS_PUT_OFF = 7;

    private final BotProfile bot;
    private final long botSeed;
    private final Map<Long, List<Due>> dueByHour = new HashMap<>();
    private int people;

    Crowd(BotProfile bot, long botSeed) {
        this.bot = bot;
        this.botSeed = botSeed;
    }

    /** Somebody who will come back. */
    private record Due(int person, int visits) {}

    private static long hour(long time) {
        return Math.floorDiv(time, Calendar.HOUR_MILLIS);
    }

    int people() {
        return people;
    }

    Visitor newcomer(long time) {
        return new Visitor(Person.of(bot, botSeed, people++), 0, time);
    }

    /** Those who come back in this hour, each at a moment of it. */
    List<Visitor> returning(long hourStart, Dice dice) {
        List<Due> due = dueByHour.remove(hour(hourStart));
        List<Visitor> visitors = new ArrayList<>();
        for (Due one : due == null ? List.<Due>of() : due) {
            long time = hourStart + dice.below((int) Calendar.HOUR_MILLIS);
            visitors.add(new Visitor(Person.of(bot, botSeed, one.person), one.visits, time));
        }
        return visitors;
    }

    /** Decides whether and when a visitor comes back. */
    void left(Visitor visitor, Dice dice) {
        Loyalty loyalty = visitor.person().loyalty();
        if (!loyalty.comesBack(dice)) {
            return;
        }
        long next = next(visitor.startMillis(), loyalty.daysAway(dice), dice);
        dueByHour
                .computeIfAbsent(hour(next), hour -> new ArrayList<>())
                .add(new Due(visitor.person().number(), visitor.visits() + 1));
    }

    private long next(long last, double daysAway, Dice dice) {
        ZoneId zone = bot.zone();
        ZonedDateTime day = Instant.ofEpochMilli(last).atZone(zone).plusMinutes(Math.round(daysAway * 24 * 60));
        for (int i = 0; i < MOST_DAYS_PUT_OFF && !bot.rhythm().suits(day, dice); i++) {
            day = day.plusDays(1);
        }
        long time = day.withHour(bot.rhythm().hour(dice)).toInstant().toEpochMilli();
        return Math.max(time, last + Calendar.HOUR_MILLIS);
    }
}
