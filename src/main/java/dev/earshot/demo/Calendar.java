package dev.earshot.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How much is going on in an hour: growth, the rhythm of the week, and the two days that everybody remembers. */
final class Calendar {
    static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private static final double AT_FIRST = 0.6;
    private static final double AT_LAST = 1.4;
    private static final double LAUNCH = 3;

    private final Rhythm rhythm;
    private final ZoneId zone;
    private final long startMillis;
    private final long endMillis;
    private final int days;

    Calendar(DemoPlan plan, Rhythm rhythm, ZoneId zone) {
        this.rhythm = rhythm;
        this.zone = zone;
        this.startMillis = plan.start().toEpochMilli();
        this.endMillis = plan.end().toEpochMilli();
        this.days = plan.days();
    }

    /** The weight of the hour from this moment on; the world's last one may be shorter. */
    double weight(long hourStart) {
        double share = Math.clamp((double) (endMillis - hourStart) / HOUR_MILLIS, 0.0, 1.0);
        double passed = (double) (hourStart - startMillis) / (endMillis - startMillis);
        double growth = AT_FIRST + (AT_LAST - AT_FIRST) * Math.clamp(passed, 0.0, 1.0);
        return share
                * growth
                * rhythm.weight(Instant.ofEpochMilli(hourStart).atZone(zone))
                * (isLaunch(hourStart) ? LAUNCH : 1);
    }

    double totalWeight() {
        double total = 0;
        for (long hour = startMillis; hour < endMillis; hour += HOUR_MILLIS) {
            total += weight(hour);
        }
        return total;
    }

    /** The day of the big campaign. */
    boolean isLaunch(long time) {
        return days >= 10 && day(time) == days * 2 / 5;
    }

    /** The day on which the bots' language service was down most of the time. */
    boolean isOutage(long time) {
        return days >= 10 && day(time) == days * 3 / 4;
    }

    private long day(long time) {
        return Math.floorDiv(time - startMillis, 24 * HOUR_MILLIS);
    }
}
