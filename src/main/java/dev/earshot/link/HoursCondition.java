package dev.earshot.link;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of days of the week in some place. If the first day comes after the last, the weekend lies between; if the first
 * hour does, the night: which belongs to the day it began on.
 */
record HoursCondition(DayOfWeek firstDay, DayOfWeek lastDay, LocalTime from, LocalTime to, ZoneId zone)
        implements Condition {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(?:([A-Za-z]{3})(?:-([A-Za-z]{3}))?\\s+)?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)\\s+([A-Za-z0-9_/+-]{1,60})\\s*");

    static HoursCondition parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be days, hours and a time zone, such as 'Mon-Fri 09:00-17:30 Europe/Berlin'");
        }
        try {
            DayOfWeek first = matcher.group(1) == null ? DayOfWeek.MONDAY : day(matcher.group(1));
            DayOfWeek last = matcher.group(1) == null
                    ? DayOfWeek.SUNDAY
                    : matcher.group(2) == null ? first : day(matcher.group(2));
            return new HoursCondition(
                    first,
                    last,
                    LocalTime.parse(matcher.group(3)),
                    LocalTime.parse(matcher.group(4)),
                    ZoneId.of(matcher.group(5)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must have hours from 00:00 to 23:59 and a time zone that exists", e);
        }
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equalsIgnoreCase(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("must have days from Mon to Sun");
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    @Override
    public Kind kind() {
        return Kind.HOURS;
    }

    @Override
    public String text() {
        String days = firstDay == lastDay ? name(firstDay) : name(firstDay) + "-" + name(lastDay);
        return days + " " + from + "-" + to + " " + zone.getId();
    }

    @Override
    public boolean holds(Visit visit) {
        ZonedDateTime there = visit.time().atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek day = there.getDayOfWeek();
        if (from.isBefore(to)) {
            return isOn(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return isOn(day) && !time.isBefore(from) || isOn(day.minus(1)) && time.isBefore(to);
    }

    private boolean isOn(DayOfWeek day) {
        int after = Math.floorMod(day.getValue() - firstDay.getValue(), 7);
        return after <= Math.floorMod(lastDay.getValue() - firstDay.getValue(), 7);
    }
}
