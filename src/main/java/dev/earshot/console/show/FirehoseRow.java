package dev.earshot.console.show;

import dev.earshot.store.QuarantineRow;
import java.time.Instant;

/**
 * A message, an event or a rejected call as a row of the firehose.
 *
 * @param when its time in the bot's time zone, for reading
 * @param flow {@code in}, {@code out}, {@code event} or {@code rejected}
 * @param kind what it is, in words
 * @param user whose conversation it belongs to; empty if it belongs to none
 * @param line what was said or happened, on one line
 * @param note the intent, or how a delivery failed; empty if there is neither
 */
public record FirehoseRow(
        String id,
        long millis,
        String when,
        String day,
        String utc,
        String flow,
        String kind,
        String user,
        String line,
        String note,
        boolean isNotHandled,
        boolean isFailed) {
    private static final int MAX_LINE = 200;

    public static FirehoseRow of(Entry entry) {
        return switch (entry) {
            case Bubble bubble -> of(bubble);
            case EventLine event -> of(event);
        };
    }

    /** A rejected call. */
    public static FirehoseRow of(QuarantineRow row, BotTime time, Instant now) {
        Instant at = row.receivedAt();
        boolean isToday = time.day(at).equals(time.day(now));
        return new FirehoseRow(
                row.id().toString(),
                at.toEpochMilli(),
                isToday ? time.seconds(at) : time.briefDay(at, now) + " " + time.clock(at),
                time.day(at),
                BotTime.utc(at),
                "rejected",
                "rejected",
                "",
                ShownLine.of(row.message(), MAX_LINE),
                "",
                false,
                false);
    }

    /** To the second for today, with the day for what is older. */
    private static String when(Entry.Place place) {
        return place.dayTitle().equals("Today") ? place.seconds() : place.briefDay() + " " + place.clock();
    }

    private static FirehoseRow of(Bubble bubble) {
        Entry.Place place = bubble.place();
        boolean isFailed = !bubble.marks().failure().isEmpty();
        String intent = bubble.intent() == null ? "" : bubble.intent().name();
        return new FirehoseRow(
                place.id(),
                place.millis(),
                when(place),
                place.day(),
                place.utc(),
                bubble.isIncoming() ? "in" : "out",
                bubble.kind(),
                place.user(),
                bubble.line(),
                isFailed ? bubble.marks().failure() : intent,
                bubble.marks().isNotHandled(),
                isFailed);
    }

    private static FirehoseRow of(EventLine event) {
        Entry.Place place = event.place();
        return new FirehoseRow(
                place.id(),
                place.millis(),
                when(place),
                place.day(),
                place.utc(),
                "event",
                "event",
                place.user(),
                event.line(),
                "",
                false,
                false);
    }
}
